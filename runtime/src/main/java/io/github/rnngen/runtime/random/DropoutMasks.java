package io.github.rnngen.runtime.random;

/**
 * Masks of dropout: factors that are 0 for elements left out, and 1 / (1 - rate) for those kept, so that a mask's mean is 1
 * (N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014).
 *
 * <p>There is no sequence of draws. Each factor is a hash of a seed and of where it stands, the same on every JDK and
 * machine, whatever was asked for before and in which order; so a mask can be computed twice, and a batch can be cut over
 * threads anywhere. Not safe for use by several threads at once.
 */
public final class DropoutMasks {
    private long seed;
    private int firstSequence;
    private boolean on;

    /** Masks of seed 0 that are off: all factors are 1. */
    public DropoutMasks() {}

    /**
     * Chooses the masks.
     *
     * @param newSeed any number; other numbers give other masks
     * @param first the number of the first sequence within the whole batch
     */
    public void seed(long newSeed, int first) {
        this.seed = newSeed;
        this.firstSequence = first;
    }

    /** Whether elements are left out from now on; otherwise all factors are 1. */
    public void turn(boolean newlyOn) {
        this.on = newlyOn;
    }

    /**
     * The factor of one element.
     *
     * @param mask which mask of the model, by number
     * @param sequence which sequence, counted from the first one
     * @param step the time step; 0 for a mask that all steps share
     * @param element which element, row-major
     * @param rate the probability that an element is left out, from 0 to below 1
     * @return 0 or {@code 1 / (1 - rate)}; 1 while masks are off
     */
    public double factor(int mask, int sequence, int step, int element, double rate) {
        return on ? factor(seed, mask, firstSequence + sequence, step, element, rate) : 1;
    }

    /** The factor of one element, from numbers alone: as {@link #factor(int, int, int, int, double)} while masks are on. */
    public static double factor(long seed, int mask, int sequence, int step, int element, double rate) {
        long row = SplitMix64.mix(seed + SplitMix64.GAMMA);
        row = SplitMix64.mix(row + mask);
        row = SplitMix64.mix(row + sequence);
        row = SplitMix64.mix(row + step);
        long bits = SplitMix64.mix(row + (element + 1L) * SplitMix64.GAMMA);
        return (bits >>> 11) * SplitMix64.ULP < rate ? 0 : 1 / (1 - rate);
    }
}
