package io.github.rnngen.generator.schedule.ir;

/**
 * How many rows a matrix has: as many as it was made for, or as many as a call fills.
 *
 * @param most the greatest number that it can be
 */
public record Extent(Kind kind, int most) {
    /** What a number of rows depends on. */
    public enum Kind {
        /** Nothing. */
        FIXED,
        /** How many sequences there are. */
        SEQUENCES,
        /** How many steps the sequence has. */
        STEPS,
        /** Both: all sequences of the first step, then those of the second … */
        STEPS_AND_SEQUENCES,
        /** The same of the steps of an {@link Stmt.EachBlock}. */
        BLOCK_AND_SEQUENCES
    }

    public static Extent fixed(int rows) {
        return new Extent(Kind.FIXED, rows);
    }
}
