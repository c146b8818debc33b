package io.github.rnngen.runtime.optimize;

/**
 * Rises along half a cosine to the base rate, then falls along another to almost nothing, step by step. With n steps
 * in all, the factor is {@code start} at step 0, 1 at step {@code rise * n - 1}, and {@code end} at step n - 1.
 *
 * <p>Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018; in
 * PyTorch's form with two phases and cosines. The momentum stays as it is.
 *
 * @param rise the share of the steps in which the rate rises, between 0 and 1
 * @param start the first factor, above 0, at most 1
 * @param end the last factor, above 0, at most 1
 */
public record OneCycle(double rise, double start, double end) implements RateSchedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public OneCycle {
        Range.BETWEEN.require("rise", rise);
        Range.FACTOR.require("start", start);
        Range.FACTOR.require("end", end);
    }

    /** Rises for 30 % of the steps from 1/25 of the base rate, and ends at 1/250000 of it, as in PyTorch. */
    public OneCycle() {
        this(0.3, 1 / 25.0, 1 / 25.0 / 1e4);
    }

    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        double last = (double) stepsPerEpoch * epochs - 1;
        double top = Math.max(0, rise * (last + 1) - 1);
        if (step < top) {
            return between(start, 1, step / top);
        }
        return between(1, end, last > top ? Math.min(1, (step - top) / (last - top)) : 0);
    }

    private static double between(double from, double to, double done) {
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }
}
