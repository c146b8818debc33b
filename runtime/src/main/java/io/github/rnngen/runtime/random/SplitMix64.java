package io.github.rnngen.runtime.random;

import java.nio.charset.StandardCharsets;

/**
 * A generator of pseudo-random numbers, defined here to the last bit: the same seed gives the same numbers on every JDK
 * and machine. Not for cryptography, and not safe for use by several threads at once.
 *
 * <p>The i-th number is a hash of {@code seed + i * gamma}: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014, with the mixing constants of D. Stafford's variant 13.
 */
public final class SplitMix64 {
    /** The odd integer nearest to 2^64 divided by the golden ratio. */
    static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** The distance between neighbouring numbers of {@link #nextDouble}. */
    static final double ULP = 0x1.0p-53;

    private long state;

    /**
     * A generator that starts from a seed.
     *
     * @param seed any number
     */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    /**
     * A generator for one use among several of the same seed, so that uses neither share numbers nor disturb each
     * other.
     *
     * @param seed any number
     * @param use which use, by number
     */
    public static SplitMix64 stream(long seed, long use) {
        return new SplitMix64(mix(mix(seed + GAMMA) + use));
    }

    /**
     * As {@link #stream(long, long)}, with the use given by name.
     *
     * @param seed any number
     * @param use which use
     */
    public static SplitMix64 stream(long seed, String use) {
        return stream(seed, fnv1a(use.getBytes(StandardCharsets.UTF_8)));
    }

    /** Where this generator is: {@code new SplitMix64(state())} goes on with the same numbers. */
    public long state() {
        return state;
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** A number from 0 to below 1, a multiple of 2^-53, each equally likely. */
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP;
    }

    /**
     * A draw from the normal distribution of mean 0 and standard deviation 1, no further out than 8.6: G. E. P. Box,
     * M. E. Muller, "A note on the generation of random normal deviates", 1958. Takes two draws of
     * {@link #nextDouble}.
     */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /**
     * An integer from 0 to below a bound, each equally likely: D. Lemire, "Fast random integer generation in an
     * interval", 2019.
     *
     * @throws IllegalArgumentException if the bound is less than 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound must be at least 1, not " + bound);
        }
        long unfair = (1L << 32) % bound;
        long product;
        do {
            product = (nextLong() >>> 32) * bound;
        } while ((product & 0xffffffffL) < unfair);
        return (int) (product >>> 32);
    }

    /** Brings an array into a random order, each equally likely: the shuffle of Fisher and Yates. */
    public void shuffle(int[] array) {
        for (int last = array.length - 1; last > 0; last--) {
            int other = nextInt(last + 1);
            int swapped = array[last];
            array[last] = array[other];
            array[other] = swapped;
        }
    }

    /** The hash that makes neighbouring counters numbers that have nothing in common. */
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The 64-bit hash FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, 1991. */
    private static long fnv1a(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
