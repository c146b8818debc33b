package io.github.rnngen.runtime.train;

/**
 * The sequences of one batch in the order in which they are computed, cut into passes: first those that start from the
 * initial state, then those that carry state on; a pass has only the ones or the others. How a batch is cut depends on
 * nothing but the batch and the greatest size of a pass.
 */
final class Batch {
    private final int shard;
    private final int[] sequences;
    private final int[] places;
    private int size;
    private int starting;

    /**
     * Room for a batch.
     *
     * @param most sequences of a batch
     * @param shard the most sequences of a pass
     */
    Batch(int most, int shard) {
        this.shard = shard;
        this.sequences = new int[most];
        this.places = new int[most];
    }

    /**
     * Becomes one of an epoch's batches.
     *
     * @param carrying whether there is a state to be carried on
     */
    void select(Batches batches, int batch, boolean carrying) {
        size = 0;
        add(batches, batch, carrying, false);
        starting = size;
        add(batches, batch, carrying, true);
    }

    private void add(Batches batches, int batch, boolean carrying, boolean carried) {
        int count = batches.size(batch);
        for (int place = 0; place < count; place++) {
            if ((carrying && batches.carries(batch, place)) == carried) {
                sequences[size] = batches.sequence(batch, place);
                places[size] = place;
                size++;
            }
        }
    }

    int size() {
        return size;
    }

    int sequence(int i) {
        return sequences[i];
    }

    int place(int i) {
        return places[i];
    }

    int passes() {
        return startingPasses() + ceilDivide(size - starting);
    }

    /** The first sequence of a pass, as an index into the order of this batch. */
    int first(int pass) {
        return carries(pass) ? starting + (pass - startingPasses()) * shard : pass * shard;
    }

    /** The end of a pass: the index behind its last sequence. */
    int end(int pass) {
        return Math.min(first(pass) + shard, carries(pass) ? size : starting);
    }

    /** Whether a pass carries state on. */
    boolean carries(int pass) {
        return pass >= startingPasses();
    }

    private int startingPasses() {
        return ceilDivide(starting);
    }

    private int ceilDivide(int count) {
        return (count + shard - 1) / shard;
    }
}
