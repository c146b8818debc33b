package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Network;

/**
 * Sequences to learn from, wherever they come from: they are asked for one at a time and written straight into a
 * network's buffers, so none needs to be held in memory.
 *
 * <p>Where training must not allocate, {@link #load} must not. {@link ArraySequences} are those that lie in arrays.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Sequences<A> {
    /** How many sequences there are; the same at every call. */
    int count();

    /**
     * Writes one sequence into a network's buffers: inputs and targets, and its length if lengths differ, all that
     * belongs to its slot. States start from the model's initial values; where those are numbers, others may be written
     * to {@link Network#startState}.
     *
     * @param sequence which, from 0 to {@code count() - 1}
     * @param network whose {@link Network#values}, {@link Network#indices} and {@link Network#lengths} to write to
     * @param slot its place in the batch, from 0 to {@code batch - 1}
     */
    void load(int sequence, Network<A> network, int slot);

    /**
     * How many steps of a sequence are valid. Asked for before a batch is computed, where lengths may differ and the batch
     * is larger than a network has room for, so that averages are those of the whole batch.
     *
     * <p>Unless overridden, the sequence is loaded to find out.
     *
     * @param sequence which, from 0 to {@code count() - 1}
     * @param network may be written to
     */
    default int length(int sequence, Network<A> network) {
        if (!network.signature().variableLength()) {
            return network.signature().steps();
        }
        load(sequence, network, 0);
        return network.lengths()[0];
    }

    /**
     * Whether a sequence goes on where the one before it ends, as windows that lie side by side in one long series do.
     * Asked for only where state is carried from sequence to sequence; see {@code Trainer.withCarriedState}.
     *
     * <p>Unless overridden, all sequences but the first do.
     *
     * @param sequence which, from 0 to {@code count() - 1}
     */
    default boolean continues(int sequence) {
        return sequence > 0;
    }
}
