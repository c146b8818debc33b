package io.github.rnngen.cli.training;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Stretches of steps that are sequences to learn from.
 *
 * @param starts the first step of each
 * @param lengths how many steps each has
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pieces(int[] starts, int[] lengths) {
    /** No pieces. */
    static final Pieces NONE = new Builder().build();

    /** How many there are. */
    public int count() {
        return starts.length;
    }

    /** Step after the last of a piece. */
    int end(int piece) {
        return starts[piece] + lengths[piece];
    }

    /** Those pieces that a condition holds for, in order. */
    Pieces where(IntPredicate condition) {
        return at(IntStream.range(0, count()).filter(condition).toArray());
    }

    /** These pieces. */
    Pieces at(int[] chosen) {
        return new Pieces(
                IntStream.of(chosen).map(piece -> starts[piece]).toArray(),
                IntStream.of(chosen).map(piece -> lengths[piece]).toArray());
    }

    /** Collects pieces. */
    static final class Builder {
        private int[] starts = new int[256];
        private int[] lengths = new int[256];
        private int count;

        void add(int start, int length) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                lengths = Arrays.copyOf(lengths, 2 * count);
            }
            starts[count] = start;
            lengths[count] = length;
            count++;
        }

        Pieces build() {
            return new Pieces(Arrays.copyOf(starts, count), Arrays.copyOf(lengths, count));
        }
    }
}
