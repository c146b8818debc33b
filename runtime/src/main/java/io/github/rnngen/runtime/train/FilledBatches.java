package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.random.SplitMix64;
import java.util.Arrays;
import java.util.OptionalLong;

/** Batches that are filled in an order, the last one of an epoch with what is left. */
final class FilledBatches implements Batches {
    private final int size;
    private final OptionalLong shuffleSeed;
    private final int[] order;

    FilledBatches(int sequences, int size, OptionalLong shuffleSeed) {
        this.size = size;
        this.shuffleSeed = shuffleSeed;
        this.order = new int[sequences];
    }

    @Override
    public void arrange(int epoch) {
        Arrays.setAll(order, i -> i);
        if (shuffleSeed.isPresent()) {
            SplitMix64.stream(shuffleSeed.getAsLong(), epoch).shuffle(order);
        }
    }

    @Override
    public int count() {
        return (order.length - 1) / size + 1;
    }

    @Override
    public int size(int batch) {
        return Math.min(size, order.length - batch * size);
    }

    @Override
    public int sequence(int batch, int place) {
        return order[batch * size + place];
    }

    @Override
    public boolean carries(int batch, int place) {
        return false;
    }
}
