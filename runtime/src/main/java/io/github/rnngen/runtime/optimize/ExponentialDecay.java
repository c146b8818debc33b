package io.github.rnngen.runtime.optimize;

/**
 * Multiplies the rate in each epoch: in epoch e, counted from 0, the factor is {@code factor^e}.
 *
 * @param factor above 0, at most 1
 */
public record ExponentialDecay(double factor) implements RateSchedule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public ExponentialDecay {
        Range.FACTOR.require("factor", factor);
    }

    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        return Powers.power(factor, step / stepsPerEpoch);
    }
}
