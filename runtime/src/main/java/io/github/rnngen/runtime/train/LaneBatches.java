package io.github.rnngen.runtime.train;

/**
 * Batches for state that is carried on: the sequences are cut, in order, into as many lanes as a batch has places, equally
 * long or one sequence longer, the longer ones first; batch k has the k-th sequence of each lane.
 */
final class LaneBatches<A> implements Batches {
    private final Sequences<A> sequences;
    private final int lanes;
    private final int shortest;
    private final int longer;

    LaneBatches(Sequences<A> sequences, int size) {
        this.sequences = sequences;
        this.lanes = Math.min(size, sequences.count());
        this.shortest = sequences.count() / lanes;
        this.longer = sequences.count() % lanes;
    }

    @Override
    public void arrange(int epoch) {}

    @Override
    public int count() {
        return shortest + (longer > 0 ? 1 : 0);
    }

    @Override
    public int size(int batch) {
        return batch < shortest ? lanes : longer;
    }

    @Override
    public int sequence(int batch, int place) {
        return place * shortest + Math.min(place, longer) + batch;
    }

    @Override
    public boolean carries(int batch, int place) {
        return batch > 0 && sequences.continues(sequence(batch, place));
    }
}
