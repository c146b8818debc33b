package io.github.rnngen.runtime.math;

/**
 * A number of about twice the digits of double: {@code (high + low) 2^exponent}, with low at most half a unit in the last
 * place of high, or little more.
 */
record Wide(double high, double low, int exponent) {
    static Wide of(double value) {
        return new Wide(value, 0, 0);
    }

    /** {@code a + b}, exactly. */
    static Wide sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new Wide(sum, (a - (sum - part)) + (b - part), 0);
    }

    /** {@code a * b}, exactly. */
    static Wide product(double a, double b) {
        double product = a * b;
        return new Wide(product, Math.fma(a, b, -product), 0);
    }

    /** The same number with the exponent 0, if it is in the range of double. */
    Wide plain() {
        return new Wide(Math.scalb(high, exponent), Math.scalb(low, exponent), 0);
    }

    Wide plus(double other) {
        Wide sum = sum(high, other);
        return new Wide(sum.high, sum.low + low, 0);
    }

    Wide minusOnes(Wide other) {
        double product = high * other.high;
        double rest = Math.fma(high, other.high, -product) + high * other.low + low * other.high;
        return new Wide((product - 1) + rest, 0, 0);
    }

    Wide over(Wide other) {
        double quotient = high / other.high;
        double rest = Math.fma(-quotient, other.high, high) + low - quotient * other.low;
        return new Wide(quotient, rest / other.high, 0);
    }

    Wide negative() {
        return new Wide(-high, -low, exponent);
    }

    /** How many units in the last place of this number, as a double, another is away; infinite if that has another limit. */
    double ulps(double other) {
        if (Double.isInfinite(other)) {
            boolean overflows = Math.scalb(high, exponent) == other;
            return overflows ? 0 : Double.POSITIVE_INFINITY;
        }
        double ulp = Math.max(Math.ulp(high), Math.scalb(1.0, Double.MIN_EXPONENT - 52 - exponent));
        return Math.abs((Math.scalb(other, -exponent) - high) - low) / ulp;
    }
}
