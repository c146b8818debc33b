package io.github.rnngen.generator.emit.functions;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions to sixty digits and some more, from their series. */
final class Digits {
    /** Ample: what is left after every cancellation here is far below a unit of double. */
    static final MathContext CONTEXT = new MathContext(80);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TINY = BigDecimal.ONE.movePointLeft(90);
    private static final int HALVINGS = 8;

    private Digits() {}

    /** e^x, by its series at a 256th of x. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal power = scaledExpSeries(x.divide(TWO.pow(HALVINGS), CONTEXT), 0);
        for (int i = 0; i < HALVINGS; i++) {
            power = power.multiply(power, CONTEXT);
        }
        return power;
    }

    /** {@code (e^x - 1 - x - … ) / x^skipped}: the sum of {@code x^k / (k + skipped)!}. */
    static BigDecimal scaledExpSeries(BigDecimal x, int skipped) {
        BigDecimal term = BigDecimal.ONE;
        for (int k = 2; k <= skipped; k++) {
            term = term.divide(BigDecimal.valueOf(k), CONTEXT);
        }
        BigDecimal sum = term;
        for (int k = skipped + 1; term.abs().compareTo(TINY) > 0; k++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(k), CONTEXT);
            sum = sum.add(term, CONTEXT);
        }
        return sum;
    }

    /** {@code (2 atanh(√z) / √z - 2) / z}, the sum of {@code 2 z^k / (2k + 3)}. */
    static BigDecimal scaledAtanhSeries(BigDecimal z) {
        BigDecimal power = TWO;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; power.abs().compareTo(TINY) > 0; k++) {
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * k + 3), CONTEXT), CONTEXT);
            power = power.multiply(z, CONTEXT);
        }
        return sum;
    }

    /** {@code log(1 + x)}, for x from -0.5 on, as {@code 2 atanh(x / (2 + x))}. */
    static BigDecimal log1p(BigDecimal x) {
        BigDecimal s = x.divide(TWO.add(x), CONTEXT);
        BigDecimal z = s.multiply(s, CONTEXT);
        return s.multiply(TWO.add(z.multiply(scaledAtanhSeries(z))), CONTEXT);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = exp(x.multiply(TWO));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), CONTEXT);
    }

    /** Natural logarithm of 2. */
    static BigDecimal ln2() {
        return log1p(BigDecimal.ONE);
    }
}
