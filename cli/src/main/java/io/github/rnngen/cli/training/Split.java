package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.random.SplitMix64;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How data is divided into a part for training, one for validation and one that is held out to the end.
 *
 * @param validation share of all data, from 0 to below 1
 * @param test share of all data, from 0 to below 1
 * @param order which data goes where; null for what suits it
 * @param seed of a random order
 */
public record Split(
        double validation, double test, @Nullable Order order, long seed) {
    /** Which data goes where. */
    public enum Order {
        /** The first for training, then validation, the last held out. */
        TIME,
        /** Sequences are drawn. */
        RANDOM
    }

    /** The parts. */
    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    /**
     * Checks the shares.
     *
     * @throws MappingException if nothing is left for training
     */
    public Split {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new MappingException(
                    "the shares are at least 0 and together less than 1, not " + validation + " and " + test);
        }
    }

    /** Where validation starts if there are so many rows or sequences. */
    int firstOfValidation(int count) {
        return count - (int) Math.round(count * (validation + test));
    }

    /** Where the held-out part starts. */
    int firstOfTest(int count) {
        return count - (int) Math.round(count * test);
    }

    /** The part of each sequence. */
    Part[] parts(int sequences) {
        int[] rank = new int[sequences];
        Arrays.setAll(rank, i -> i);
        if (order != Order.TIME) {
            SplitMix64.stream(seed, "split").shuffle(rank);
        }
        Part[] parts = new Part[sequences];
        for (int i = 0; i < sequences; i++) {
            parts[rank[i]] = part(i, sequences);
        }
        return parts;
    }

    /** The part of a place in the order. */
    Part part(int place, int count) {
        return place < firstOfValidation(count)
                ? Part.TRAINING
                : place < firstOfTest(count) ? Part.VALIDATION : Part.TEST;
    }
}
