package io.github.rnngen.runtime.optimize;

/** Always the base rate. */
public record ConstantRate() implements RateSchedule {
    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        return 1;
    }
}
