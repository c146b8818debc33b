package io.github.rnngen.generator.programs;

import java.util.stream.DoubleStream;

/** An interval that holds every value that an expression can take. */
record Range(double least, double greatest) {
    static final Range UNIT = symmetric(1);
    static final Range UNKNOWN = symmetric(Double.POSITIVE_INFINITY);

    static Range symmetric(double bound) {
        return new Range(-bound, bound);
    }

    private static Range of(double... ends) {
        return new Range(
                DoubleStream.of(ends).min().orElseThrow(),
                DoubleStream.of(ends).max().orElseThrow());
    }

    double magnitude() {
        return Math.max(Math.abs(least), Math.abs(greatest));
    }

    Range union(Range other) {
        return of(least, greatest, other.least, other.greatest);
    }

    Range plus(Range other) {
        return new Range(least + other.least, greatest + other.greatest);
    }

    Range negated() {
        return new Range(-greatest, -least);
    }

    Range times(Range other) {
        return of(least * other.least, least * other.greatest, greatest * other.least, greatest * other.greatest);
    }

    /** For a divisor that is positive. */
    Range over(Range other) {
        return times(new Range(1 / other.greatest, 1 / other.least));
    }

    Range atLeast(double bound) {
        return new Range(Math.max(least, bound), Math.max(greatest, bound));
    }

    Range atMost(double bound) {
        return negated().atLeast(-bound).negated();
    }

    /** The absolute values. */
    Range absolute() {
        double nearest = least <= 0 && greatest >= 0 ? 0 : Math.min(Math.abs(least), Math.abs(greatest));
        return new Range(nearest, magnitude());
    }
}
