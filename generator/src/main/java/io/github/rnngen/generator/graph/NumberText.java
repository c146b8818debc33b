package io.github.rnngen.generator.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as text: the shortest decimal that reads back as the same double, {@code 0.1}, {@code 3} or {@code 1.5e-7}.
 *
 * <p>{@link Double#toString} writes some numbers differently from JDK 19 on; this does not.
 */
public final class NumberText {
    /** From 10^15 on zeros are left to the exponent. */
    private static final int MAX_PLAIN_SCALE = 15;

    private NumberText() {}

    /** The text; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is not finite. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        boolean plain = shortest.scale() < 0 && -shortest.scale() < MAX_PLAIN_SCALE;
        return plain
                ? shortest.toPlainString()
                : shortest.toString().replace("E+", "e").toLowerCase(Locale.ROOT);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
    }
}
