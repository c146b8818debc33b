package io.github.rnngen.runtime;

/**
 * A network that runs one time step at a time and keeps its own state: inference on a stream.
 *
 * <p>Steps allocate nothing. A stream and all that come from it by {@link #newStream} belong to one thread at a time. Others
 * that share a parameter array are independent of one another.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface NetworkStream<A> {
    /** Sizes, ports, parameters and states of the network. */
    Signature signature();

    /**
     * The buffer of a real-valued input or output, for one time step of one sequence. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such port, with the names of those there are
     */
    A values(String port);

    /**
     * The buffer of an index input: one integer. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such port, with the names of those there are
     */
    int[] indices(String port);

    /**
     * Another stream of the same parameters, in its initial state. It has inputs, outputs and a state of its own, and shares all
     * else with this one: it takes little memory, and {@link #refresh} of either is that of both. So many streams, say one for
     * each device that sends data, need the memory of one.
     */
    NetworkStream<A> newStream();

    /**
     * Reads the inputs, advances the state by one step, writes the outputs. Values are taken as they are: NaN as an input
     * mostly makes the state NaN, which stays so until {@link #reset} or {@link #restore}.
     *
     * @throws IllegalArgumentException if an index is out of range; the state is as before then
     */
    void step();

    /**
     * Takes over changes of the parameter array: a stream may keep parts of it, and what follows from them alone, in
     * another form. The state stays as it is.
     */
    void refresh();

    /** Sets the state to the model's initial values. */
    void reset();

    /** A copy of the state, laid out as {@link StateSlot} says. */
    A snapshot();

    /**
     * Continues from a state that {@link #snapshot} gave.
     *
     * @throws IllegalArgumentException if the length is wrong
     */
    void restore(A state);
}
