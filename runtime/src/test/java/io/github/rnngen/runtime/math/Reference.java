package io.github.rnngen.runtime.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** The functions of {@link DoubleMath} to about 60 bits and more: what its errors are measured against. */
final class Reference {
    private static final int STEPS = 256;
    private static final MathContext CONTEXT = new MathContext(60);
    private static final BigDecimal LN2 =
            new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068");

    /** A 256th of ln 2. */
    private static final Wide STEP = wide(LN2.divide(BigDecimal.valueOf(STEPS)));

    /** 2^(i / 256). */
    private static final Wide[] POWERS = powers();

    /** Where series take over from what would cancel. */
    private static final double SMALL = 1.0 / 64;

    /** e^-LARGE squared is nothing beside 1. */
    private static final double LARGE = 45;

    /** e to this overflows, and e to minus this is less than half of all numbers. */
    private static final double BEYOND = 800;

    private Reference() {}

    private static Wide wide(BigDecimal value) {
        double high = value.doubleValue();
        return new Wide(high, value.subtract(new BigDecimal(high)).doubleValue(), 0);
    }

    private static Wide[] powers() {
        BigDecimal x = LN2.divide(BigDecimal.valueOf(STEPS));
        BigDecimal root = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 30; k++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(k), CONTEXT);
            root = root.add(term);
        }
        Wide[] powers = new Wide[STEPS];
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < STEPS; i++) {
            powers[i] = wide(power);
            power = power.multiply(root, CONTEXT);
        }
        return powers;
    }

    /** Beyond the range of double, something that is beyond it too. */
    static Wide exp(double argument) {
        double x = Math.max(-BEYOND, Math.min(argument, BEYOND));
        double steps = Math.rint(x / STEP.high());
        Wide reduced = Wide.product(steps, STEP.high());
        Wide difference = Wide.sum(x, -reduced.high());
        double low = difference.low() - reduced.low() - steps * STEP.low();
        Wide rest = Wide.sum(difference.high(), low);
        double r = rest.high();
        double tail = r * r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0 + r * (1 / 720.0)))));
        Wide fraction = Wide.sum(r, tail);
        double fractionLow = fraction.low() + rest.low();
        int whole = (int) steps;
        Wide power = POWERS[Math.floorMod(whole, STEPS)];
        Wide product = Wide.product(power.high(), fraction.high());
        Wide sum = Wide.sum(power.high(), product.high());
        double sumLow = sum.low() + (product.low() + power.high() * fractionLow + power.low() * (1 + fraction.high()));
        return new Wide(sum.high(), sumLow, Math.floorDiv(whole, STEPS));
    }

    static Wide log(double x) {
        if (Math.abs(x - 1) < SMALL) {
            double f = x - 1;
            Wide s = Wide.of(f).over(Wide.sum(2, f));
            double z = s.high() * s.high();
            double tail = s.high() * z * (2 / 3.0 + z * (2 / 5.0 + z * (2 / 7.0 + z * (2 / 9.0 + z * (2 / 11.0)))));
            Wide sum = Wide.sum(2 * s.high(), tail);
            return new Wide(sum.high(), sum.low() + 2 * s.low(), 0);
        }
        double guess = Math.log(x);
        int exponent = Math.getExponent(x);
        Wide inverse = exp(-guess);
        Wide plain = new Wide(inverse.high(), inverse.low(), inverse.exponent() + exponent).plain();
        return corrected(guess, new Wide(Math.scalb(x, -exponent), 0, 0), plain);
    }

    /** The logarithm of a number, from its approximate logarithm, and e to minus that. */
    private static Wide corrected(double guess, Wide number, Wide inverse) {
        double error = number.minusOnes(inverse).high();
        return Wide.sum(guess, error - error * error / 2);
    }

    static Wide tanh(double x) {
        double size = Math.abs(x);
        Wide tanh;
        if (size < SMALL) {
            double z = size * size;
            double tail = -1 / 3.0 + z * (2 / 15.0 + z * (-17 / 315.0 + z * (62 / 2835.0 - z * (1382 / 155925.0))));
            tanh = Wide.sum(size, size * z * tail);
        } else {
            Wide square = exp(2 * Math.min(size, LARGE)).plain();
            tanh = square.plus(-1).over(square.plus(1));
        }
        return x < 0 ? tanh.negative() : tanh;
    }

    static Wide sigmoid(double x) {
        return x < -LARGE
                ? exp(x)
                : Wide.of(1).over(exp(-Math.min(x, 2 * LARGE)).plain().plus(1));
    }

    static Wide softplus(double x) {
        if (x < -LARGE) {
            return exp(x);
        } else if (x > LARGE) {
            return exp(-Math.min(x, 10 * LARGE)).plain().plus(x);
        }
        Wide exp = exp(x).plain();
        double e = exp.high();
        if (e < SMALL / 4) {
            double tail = -1 / 2.0
                    + e
                            * (1 / 3.0
                                    + e
                                            * (-1 / 4.0
                                                    + e
                                                            * (1 / 5.0
                                                                    + e
                                                                            * (-1 / 6.0
                                                                                    + e
                                                                                            * (1 / 7.0
                                                                                                    + e
                                                                                                            * (-1 / 8.0
                                                                                                                    + e
                                                                                                                            * (1
                                                                                                                                            / 9.0
                                                                                                                                    - e
                                                                                                                                            * (1
                                                                                                                                                    / 10.0))))))));
            Wide sum = Wide.sum(e, e * e * tail);
            return new Wide(sum.high(), sum.low() + exp.low() * (1 - e), 0);
        }
        double guess = Math.log1p(e);
        return corrected(guess, exp.plus(1), exp(-guess).plain());
    }
}
