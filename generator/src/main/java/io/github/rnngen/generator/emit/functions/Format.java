package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.runtime.Precision;

/**
 * A binary format, and what follows from it for the formulas.
 *
 * @param fractionBits stored bits of the significand
 * @param bias of the exponent
 * @param exponentRoom a power of two far from overflow, further from underflow than the least number from 1
 * @param leastLogarithm e to this is zero, or would be if there were nothing below it
 * @param greatestLogarithm e to this is infinite
 * @param negligible e to minus this is lost when added to 1
 */
record Format(
        Precision precision,
        int fractionBits,
        int bias,
        int exponentRoom,
        double leastLogarithm,
        double greatestLogarithm,
        double negligible) {
    static final Format FLOAT = new Format(Precision.FLOAT, 23, 127, 64, -104, 89, 20);
    static final Format DOUBLE = new Format(Precision.DOUBLE, 52, 1023, 512, -746, 710, 40);

    static Format of(Precision precision) {
        return precision == Precision.FLOAT ? FLOAT : DOUBLE;
    }

    /**
     * What rounds to a whole number when it is added: 1.5 times the number whose unit is 1. The whole number is left in the
     * last bits, biased as an exponent is.
     */
    double rounder() {
        return 1.5 * unit() + bias;
    }

    /** The number from which on all are whole. */
    double unit() {
        return Math.scalb(1.0, fractionBits);
    }

    /** A little above the least number of full precision. */
    double small() {
        return precision == Precision.FLOAT ? 1e-37 : 1e-307;
    }

    /** The representation of a number. */
    long bits(double value) {
        return precision == Precision.FLOAT
                ? Float.floatToRawIntBits((float) value)
                : Double.doubleToRawLongBits(value);
    }

    long fractionMask() {
        return (1L << fractionBits) - 1;
    }
}
