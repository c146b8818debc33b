package io.github.rnngen.cli.training;

/**
 * Pieces, and which of their steps count: from one on to the end. Where windows overlap, each step of the data counts once.
 *
 * @param from the first step of each piece that counts
 * @param last whether sequences are learned and judged by their last step alone
 */
@SuppressWarnings("ArrayRecordComponent")
public record Judged(Pieces pieces, int[] from, boolean last) {
    /** The last step of each piece if that is all that counts, else all steps. */
    static Judged of(Pieces pieces, boolean last) {
        return last ? last(pieces) : all(pieces);
    }

    /** All steps of all pieces. */
    static Judged all(Pieces pieces) {
        return new Judged(pieces, new int[pieces.count()], false);
    }

    /** The last step of each piece. */
    static Judged last(Pieces pieces) {
        int[] from = new int[pieces.count()];
        for (int i = 0; i < from.length; i++) {
            from[i] = pieces.lengths()[i] - 1;
        }
        return new Judged(pieces, from, true);
    }

    /** How many steps count. */
    public int count() {
        int count = 0;
        for (int i = 0; i < from.length; i++) {
            count += pieces.lengths()[i] - from[i];
        }
        return count;
    }
}
