package io.github.rnngen.runtime.math;

import java.util.Locale;

/** What a function gave for many arguments, in ascending order: the greatest error, and whether it ever fell. */
final class Sweep {
    private final Function function;
    private double worst;
    private double worstAt = Double.NaN;
    private double fellAt = Double.NaN;
    private double previous = Double.NEGATIVE_INFINITY;
    private long count;

    Sweep(Function function) {
        this.function = function;
    }

    /** The next argument does not follow on the one before. */
    void restart() {
        previous = Double.NEGATIVE_INFINITY;
    }

    void add(double x, double value, double ulps) {
        count++;
        if (ulps > worst || (Double.isNaN(ulps) && !Double.isNaN(worst))) {
            worst = ulps;
            worstAt = x;
        }
        if (!(value >= previous) && Double.isNaN(fellAt)) {
            fellAt = x;
        }
        previous = value;
    }

    /** In units in the last place; NaN if one was. */
    double worst() {
        return worst;
    }

    boolean monotone() {
        return Double.isNaN(fellAt);
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-8s %13d arguments, at most %.3f ulp, at %s, %s",
                function.name().toLowerCase(Locale.ROOT),
                count,
                worst,
                worstAt,
                monotone() ? "monotone" : "NOT MONOTONE at " + fellAt);
    }
}
