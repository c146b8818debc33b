package io.github.rnngen.runtime.train;

/**
 * What follows a step whose loss or gradient is infinite or not a number. In any case the step is not taken: parameters and
 * optimiser are, bit for bit, as they were.
 */
public enum OnNonFinite {
    /** Training ends with a {@link NonFiniteStepException}. */
    STOP,
    /** Training goes on with the next batch. */
    SKIP,
    /** As {@link #SKIP}, and all learning rates from then on are half of what they would be. */
    LOWER_RATE
}
