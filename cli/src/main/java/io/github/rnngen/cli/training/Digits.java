package io.github.rnngen.cli.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with as many digits as mean something. */
final class Digits {
    private static final int OF_A_DOUBLE = 17;

    private Digits() {}

    /** The number with the fewest digits that is less than a distance away, written as Java writes a {@code double}. */
    static String shortest(double value, double distance) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < OF_A_DOUBLE; digits++) {
            double rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
            if (Math.abs(rounded - value) < distance) {
                return String.valueOf(rounded);
            }
        }
        return String.valueOf(value);
    }
}
