package io.github.rnngen.generator.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Numbers as text: the shortest decimal that reads back as the same number, {@code 0.1}, {@code 3} or {@code 1.5e-7}.
 *
 * <p>The texts are the same on every JDK; those of {@link Double#toString} have changed with 19.
 */
public final class NumberText {
    /** From 10^15 on zeros are left to the exponent. */
    private static final int MAX_PLAIN_SCALE = 15;

    private NumberText() {}

    /** The text; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is not finite. */
    public static String of(double value) {
        return Double.isFinite(value)
                ? finite(value, decimal -> decimal.doubleValue() == value)
                : String.valueOf(value);
    }

    /** As {@link #of(double)}, for reading back as a float: of {@code 0.1f} it is {@code 0.1}. */
    public static String of(float value) {
        return Float.isFinite(value) ? finite(value, decimal -> decimal.floatValue() == value) : String.valueOf(value);
    }

    private static String finite(double value, Predicate<BigDecimal> readsBack) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(new BigDecimal(value), readsBack).stripTrailingZeros();
        boolean plain = shortest.scale() < 0 && -shortest.scale() < MAX_PLAIN_SCALE;
        return plain
                ? shortest.toPlainString()
                : shortest.toString().replace("E+", "e").toLowerCase(Locale.ROOT);
    }

    private static BigDecimal shortest(BigDecimal exact, Predicate<BigDecimal> readsBack) {
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (readsBack.test(rounded)) {
                return rounded;
            }
        }
    }
}
