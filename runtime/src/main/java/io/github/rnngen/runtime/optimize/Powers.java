package io.github.rnngen.runtime.optimize;

/** Powers by squaring: the same bits on every machine, and, unlike those of {@code StrictMath}, without allocating. */
final class Powers {
    private Powers() {}

    /** The base to a power of at least 0. */
    static double power(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
