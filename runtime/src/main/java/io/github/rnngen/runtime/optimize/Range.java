package io.github.rnngen.runtime.optimize;

/**
 * The numbers that are allowed somewhere; infinities and NaN never are.
 *
 * @param least the lower bound
 * @param leastIncluded whether the lower bound itself is allowed
 * @param greatest the upper bound, may be infinite
 * @param greatestIncluded whether the upper bound itself is allowed
 * @param whole whether only whole numbers are allowed
 */
public record Range(double least, boolean leastIncluded, double greatest, boolean greatestIncluded, boolean whole) {
    /** Above 0. */
    public static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false, false);

    /** 0 or above. */
    public static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY, false, false);

    /** From 0 to 1, without 1. */
    public static final Range BELOW_ONE = new Range(0, true, 1, false, false);

    /** From 0 to 1. */
    public static final Range SHARE = new Range(0, true, 1, true, false);

    /** Above 0, to 1. */
    public static final Range FACTOR = new Range(0, false, 1, true, false);

    /** Between 0 and 1. */
    public static final Range BETWEEN = new Range(0, false, 1, false, false);

    /** A whole number, at least 1, that an {@code int} holds. */
    public static final Range COUNT = new Range(1, true, Integer.MAX_VALUE, true, true);

    /** A whole number, at least 0, that an {@code int} holds. */
    public static final Range WHOLE = new Range(0, true, Integer.MAX_VALUE, true, true);

    /** A whole number, at least 0, that a {@code double} holds exactly. */
    public static final Range SEED = new Range(0, true, 0x1p53, true, true);

    /** Whether a number is allowed. */
    public boolean contains(double value) {
        return Double.isFinite(value)
                && (leastIncluded ? value >= least : value > least)
                && (greatestIncluded ? value <= greatest : value < greatest)
                && (!whole || value == Math.rint(value));
    }

    /**
     * The number itself, if it is allowed.
     *
     * @param what names the number in the message
     * @throws IllegalArgumentException if it is not
     */
    public double require(String what, double value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(what + " must be " + this + ", not " + value);
        }
        return value;
    }

    /** What is allowed, in words that follow "must be". */
    @Override
    public String toString() {
        String kind = whole ? "a whole number, " : "";
        String lower = (leastIncluded ? "at least " : "above ") + text(least);
        if (Double.isInfinite(greatest)) {
            return kind + lower;
        }
        return kind + lower + " and " + (greatestIncluded ? "at most " : "below ") + text(greatest);
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
