package io.github.rnngen.runtime.data;

import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.Sequences;
import java.util.Arrays;

/**
 * Sequences to learn from, and others to see on how much was learnt.
 *
 * @param training the ones
 * @param validation the others
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Split<A>(Subset<A> training, Subset<A> validation) {
    /**
     * The end of a series held out: what is validated on comes after all that is trained on.
     *
     * @param all in the order of time
     * @param part how much of them is for validation, above 0 and below 1; rounded to a whole number of sequences
     * @param overlap how many sequences before those are left out, since they reach into them: for windows that overlap,
     *     (steps + steps ahead - 1) / stride, rounded up; 0 for sequences that share nothing
     * @throws IllegalArgumentException if nothing is left for training or for validation
     */
    public static <A> Split<A> byTime(Sequences<A> all, double part, int overlap) {
        int validation = validationCount(all.count(), part);
        if (overlap < 0) {
            throw new IllegalArgumentException("the overlap can't be " + overlap);
        }
        int start = all.count() - validation;
        requireSome("training", start - overlap, all.count());
        return new Split<>(Subset.range(all, 0, start - overlap), Subset.range(all, start, all.count()));
    }

    /**
     * Sequences held out at random; the same seed gives the same split anywhere. Not for windows that overlap: those held
     * out would be known in part.
     *
     * @param all sequences that share nothing
     * @param part how much of them is for validation, above 0 and below 1; rounded to a whole number of sequences
     * @throws IllegalArgumentException if nothing is left for training or for validation
     */
    public static <A> Split<A> bySequence(Sequences<A> all, double part, long seed) {
        int validation = validationCount(all.count(), part);
        int start = all.count() - validation;
        int[] order = new int[all.count()];
        Arrays.setAll(order, i -> i);
        SplitMix64.stream(seed, "split").shuffle(order);
        Arrays.sort(order, 0, start);
        Arrays.sort(order, start, order.length);
        return new Split<>(
                Subset.of(all, Arrays.copyOfRange(order, 0, start)),
                Subset.of(all, Arrays.copyOfRange(order, start, order.length)));
    }

    private static int validationCount(int count, double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException("the part for validation must lie between 0 and 1, not be " + part);
        }
        int validation = (int) Math.round(count * part);
        requireSome("validation", validation, count);
        requireSome("training", count - validation, count);
        return validation;
    }

    private static void requireSome(String what, int count, int all) {
        if (count < 1) {
            throw new IllegalArgumentException("of " + all + " sequences none is left for " + what);
        }
    }
}
