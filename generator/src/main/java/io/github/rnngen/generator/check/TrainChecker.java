package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.settings.SettingArgument;
import io.github.rnngen.runtime.settings.SettingForm;
import io.github.rnngen.runtime.settings.SettingTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a {@code train} block by the table of settings, which knows all that is special about any of them. */
final class TrainChecker {
    private final Faults faults;

    TrainChecker(Faults faults) {
        this.faults = faults;
    }

    /** The settings without those that have a fault, which has been reported. */
    List<Setting> check(Item.Train train) {
        Map<String, Item.Setting> seen = new HashMap<>();
        List<Setting> settings = new ArrayList<>();
        for (Item.Setting line : train.settings()) {
            Optional<SettingForm<?>> form = form(line);
            Item.Setting first = seen.putIfAbsent(line.key().text(), line);
            if (form.isPresent() && first != null) {
                faults.report(
                        Code.DEFINED_TWICE,
                        line.span(),
                        "`" + line.key().text() + "` is set twice",
                        Optional.empty(),
                        List.of(new Faults.Note(first.span(), "first here")));
            } else if (form.isPresent()) {
                arguments(line, form.get())
                        .map(arguments ->
                                new Setting(form.get().key(), form.get().word(), arguments))
                        .ifPresent(settings::add);
            }
        }
        return settings;
    }

    private Optional<SettingForm<?>> form(Item.Setting line) {
        String key = line.key().text();
        List<SettingForm<?>> forms = SettingTable.forms().stream()
                .filter(form -> form.key().equals(key))
                .toList();
        if (forms.isEmpty()) {
            List<String> keys = SettingTable.forms().stream()
                    .map(SettingForm::key)
                    .distinct()
                    .toList();
            return reject(line.key().span(), "there is no setting `" + key + "`", near(key, keys));
        }
        List<String> words = forms.stream().map(SettingForm::word).toList();
        String word = line.word().map(Name::text).orElse("");
        int found = words.indexOf(word);
        if (found >= 0) {
            return Optional.of(forms.get(found));
        }
        if (line.word().isEmpty()) {
            return reject(line.key().span(), "`" + key + "` does not say which", among(words));
        }
        Span place = line.word().get().span();
        if (words.equals(List.of(""))) {
            return reject(place, "`" + key + "` takes a number, not the word `" + word + "`", Optional.empty());
        }
        return reject(place, "there is no `" + key + " " + word + "`", near(word, words));
    }

    private Optional<Map<String, Double>> arguments(Item.Setting line, SettingForm<?> form) {
        Map<String, Double> arguments = new LinkedHashMap<>();
        long before = faults.errors();
        for (int place = 0; place < line.arguments().size(); place++) {
            Item.SettingArgument given = line.arguments().get(place);
            argument(given, place, form).ifPresent(argument -> {
                if (arguments.putIfAbsent(argument.name(), given.value()) != null) {
                    reject(given.span(), "`" + argument.name() + "` is given twice", Optional.empty());
                } else if (!argument.range().contains(given.value())) {
                    reject(
                            given.span(),
                            "`" + argument.name() + "` must be " + argument.range() + ", not "
                                    + Numbers.print(given.value()),
                            Optional.empty());
                }
            });
        }
        if (faults.errors() == before) {
            form.arguments().stream()
                    .filter(argument -> argument.fallback().isEmpty() && !arguments.containsKey(argument.name()))
                    .forEach(missing -> reject(
                            line.span(),
                            form.word().isEmpty()
                                    ? "`" + form.key() + "` lacks its number"
                                    : "`" + form.label() + "` lacks its `" + missing.name() + "`",
                            Optional.of("it is written `" + form + "`")));
        }
        return faults.errors() == before ? Optional.of(arguments) : Optional.empty();
    }

    private Optional<SettingArgument> argument(Item.SettingArgument given, int place, SettingForm<?> form) {
        List<String> names =
                form.arguments().stream().map(SettingArgument::name).toList();
        if (given.name().isEmpty()) {
            if (place < names.size()) {
                return Optional.of(form.arguments().get(place));
            }
            return reject(
                    given.span(),
                    "`" + form.label() + "` takes "
                            + (names.isEmpty()
                                    ? "no numbers"
                                    : names.size() == 1 ? "one number" : "at most " + names.size() + " numbers"),
                    Optional.of("it is written `" + form + "`"));
        }
        String name = given.name().get().text();
        if (!names.contains(name)) {
            return reject(
                    given.name().get().span(),
                    "`" + form.label() + "` has no argument `" + name + "`",
                    Suggestions.didYouMean(name, names).or(() -> Optional.of("it is written `" + form + "`")));
        }
        return Optional.of(form.arguments().get(names.indexOf(name)));
    }

    private static Optional<String> near(String written, List<String> names) {
        return Suggestions.didYouMean(written, names).or(() -> among(names));
    }

    private static Optional<String> among(List<String> names) {
        return Optional.of("there are " + String.join(", ", names));
    }

    private <T> Optional<T> reject(Span place, String message, Optional<String> help) {
        faults.report(Code.SETTING, place, message, help);
        return Optional.empty();
    }
}
