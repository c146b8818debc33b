package io.github.rnngen.runtime.optimize;

/**
 * Multiplies the rate every so many epochs: in epoch e, counted from 0, the factor is {@code factor^floor(e / every)}.
 *
 * @param every how many epochs each rate is kept, at least 1
 * @param factor above 0, at most 1
 */
public record StepDecay(int every, double factor) implements RateSchedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public StepDecay {
        Range.COUNT.require("every", every);
        Range.FACTOR.require("factor", factor);
    }

    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        return Powers.power(factor, step / stepsPerEpoch / every);
    }
}
