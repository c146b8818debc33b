package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.optimize.Range;
import io.github.rnngen.runtime.settings.SettingForm;
import io.github.rnngen.runtime.settings.SettingTable;
import io.github.rnngen.runtime.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about how to learn. They stand before the model's {@code train} block, and that before the defaults. */
final class TrainingOptions {
    private static final String OPTIMIZER = "optimizer";
    private static final String SCHEDULE = "schedule";
    private static final String CLIP = "clip";
    private static final String RATE = "rate";

    private static final List<Setting> DEFAULTS = List.of(
            new Setting(OPTIMIZER, "adam", Map.of(RATE, 0.003)),
            new Setting(SCHEDULE, "cosine", Map.of()),
            new Setting(CLIP, "norm", Map.of("limit", 1.0)),
            number("epochs", 50),
            number("validation", 0.1),
            number("seed", 1));

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data; the default is 50.")
    private @Nullable Integer epochs;

    @Option(names = "--rate", paramLabel = "R", description = "The learning rate; the default is 0.003.")
    private @Nullable Double rate;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "One of those of a train block, at its own rate: adam, the default, adamw, sgd, momentum ...")
    private @Nullable String optimizer;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "How the rate changes, as in a train block: cosine, the default, falls to 0 by the end;"
                    + " constant, one_cycle, plateau.")
    private @Nullable String schedule;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "Gradients are shortened to this norm; the default is 1, and 0 lets them be.")
    private @Nullable Double clip;

    @Option(names = "--batch", paramLabel = "N", description = "Sequences in a step; the default is the model's batch.")
    private @Nullable Integer batch;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "This part of the data decides which weights are kept; the default is 0.1.")
    private @Nullable Double validation;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after so many epochs without a better validation loss.")
    private @Nullable Integer patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all that is random; the default is 1. The same seed gives the"
                    + " same result, whatever the number of threads.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The default is one per processor, as far as they help.")
    private @Nullable Integer threads;

    /**
     * What holds for a model. The seed, the epochs and the share for validation are always there.
     *
     * @throws CommandFailure if an option is out of range
     */
    TrainingSettings settings(Signature model) {
        List<Setting> settings = new ArrayList<>(DEFAULTS);
        settings.addAll(model.settings());
        named(settings, OPTIMIZER, optimizer);
        named(settings, SCHEDULE, schedule);
        if (rate != null) {
            settings.add(withRate(last(settings, OPTIMIZER), required(RATE, rate, Range.POSITIVE)));
        }
        if (clip != null) {
            settings.removeIf(setting -> setting.key().equals(CLIP));
            if (required(CLIP, clip, Range.NOT_NEGATIVE) != 0) {
                settings.add(new Setting(CLIP, "norm", Map.of("limit", clip)));
            }
        }
        numbered(settings, "epochs", epochs, Range.COUNT);
        numbered(settings, "validation", validation, Range.BELOW_ONE);
        numbered(settings, "patience", patience, Range.COUNT);
        numbered(settings, "seed", seed, Range.SEED);
        try {
            return TrainingSettings.of(settings);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Setting number(String key, double value) {
        return new Setting(key, "", Map.of(key, value));
    }

    private static void numbered(List<Setting> settings, String key, @Nullable Number value, Range range) {
        if (value != null) {
            settings.add(number(key, required(key, value, range)));
        }
    }

    private static double required(String option, Number value, Range range) {
        if (!range.contains(value.doubleValue())) {
            throw CommandFailure.usage("--" + option + " must be " + range + ", not " + value);
        }
        return value.doubleValue();
    }

    private static void named(List<Setting> settings, String key, @Nullable String word) {
        if (word == null) {
            return;
        }
        List<String> words = SettingTable.forms().stream()
                .filter(form -> form.key().equals(key) && needsNothing(form))
                .map(SettingForm::word)
                .toList();
        if (!words.contains(word)) {
            throw CommandFailure.usage("there is no " + key + " " + word + Hints.among(word, words));
        }
        settings.add(new Setting(key, word, Map.of()));
    }

    private static boolean needsNothing(SettingForm<?> form) {
        return form.arguments().stream()
                .allMatch(argument -> argument.fallback().isPresent());
    }

    private static Setting last(List<Setting> settings, String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Setting withRate(Setting setting, double rate) {
        Map<String, Double> arguments = new HashMap<>(setting.arguments());
        arguments.put(RATE, rate);
        return new Setting(setting.key(), setting.word(), arguments);
    }

    /**
     * How many sequences make up a step.
     *
     * @param room the model's batch
     */
    int batch(int room) {
        return atLeastOne("--batch", batch != null ? batch : room);
    }

    /**
     * How many threads there are to be.
     *
     * @param passes how many could have something to do
     */
    int threads(int passes) {
        return atLeastOne(
                "--threads",
                threads != null ? threads : Math.min(Runtime.getRuntime().availableProcessors(), passes));
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw CommandFailure.usage(option + " is at least 1, not " + value);
        }
        return value;
    }
}
