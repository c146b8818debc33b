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
     * Writes one sequence's inputs and targets into a network's buffers, all that belongs to its slot.
     *
     * @param sequence which, from 0 to {@code count() - 1}
     * @param network whose {@link Network#values} and {@link Network#indices} buffers to write to, and
     *     {@link Network#startState} where the sequence does not start from the model's initial values
     * @param slot its place in the batch, from 0 to {@code batch - 1}
     */
    void load(int sequence, Network<A> network, int slot);
}
