package io.github.rnngen.runtime.settings;

import io.github.rnngen.runtime.Setting;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A line that a {@code train} block may have, and what it stands for.
 *
 * @param key what is set
 * @param word which of several kinds; empty where there is one alone
 * @param arguments the numbers that it takes, in the order in which they may stand without names
 * @param build makes what the line stands for of the numbers, which are asked for by name
 * @param <T> what it stands for
 */
public record SettingForm<T>(
        String key, String word, List<SettingArgument> arguments, Function<ToDoubleFunction<String>, T> build) {
    /** Copies the arguments. */
    public SettingForm {
        arguments = List.copyOf(arguments);
    }

    /**
     * What a setting of this form stands for.
     *
     * @throws IllegalArgumentException if an argument is unknown, missing or out of range
     */
    T read(Setting setting) {
        List<String> names = arguments.stream().map(SettingArgument::name).toList();
        for (String name : setting.arguments().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "`" + label() + "` has no argument `" + name + "`; there are " + String.join(", ", names));
            }
        }
        return build.apply(name -> value(setting, name));
    }

    private double value(Setting setting, String name) {
        SettingArgument argument = arguments.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the form " + label() + " lacks " + name));
        Double given = setting.arguments().get(name);
        if (given == null) {
            return argument.fallback()
                    .orElseThrow(() -> new IllegalArgumentException("`" + label() + "` lacks its `" + name + "`"));
        }
        if (!argument.range().contains(given)) {
            throw new IllegalArgumentException(
                    "the `" + name + "` of `" + label() + "` must be " + argument.range() + ", not " + given);
        }
        return given;
    }

    /** Key and word, as in {@code optimizer adam}. */
    public String label() {
        return word.isEmpty() ? key : key + " " + word;
    }

    /** The line with all that it takes, as in {@code schedule step(every, factor = 0.1)} or {@code epochs N}. */
    @Override
    public String toString() {
        if (arguments.isEmpty()) {
            return label();
        }
        if (word.isEmpty()) {
            return key + " N";
        }
        return arguments.stream().map(SettingArgument::toString).collect(Collectors.joining(", ", label() + "(", ")"));
    }
}
