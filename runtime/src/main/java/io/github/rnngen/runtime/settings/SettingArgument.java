package io.github.rnngen.runtime.settings;

import io.github.rnngen.runtime.optimize.Range;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * A number that a setting takes.
 *
 * @param name its name
 * @param range what it may be
 * @param fallback what it is where it is left out; empty if it must be given
 */
public record SettingArgument(String name, Range range, OptionalDouble fallback) {
    static SettingArgument of(String name, Range range, double fallback) {
        return new SettingArgument(name, range, OptionalDouble.of(fallback));
    }

    static SettingArgument required(String name, Range range) {
        return new SettingArgument(name, range, OptionalDouble.empty());
    }

    /** As in {@code rate = 0.001}, or the name alone if there is no default. */
    @Override
    public String toString() {
        return fallback.isPresent() ? name + " = " + text(fallback.getAsDouble()) : name;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
