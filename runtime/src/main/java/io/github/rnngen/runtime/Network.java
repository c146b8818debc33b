package io.github.rnngen.runtime;

/**
 * A recurrent network of fixed sizes, as the compiler emits it.
 *
 * <p>An instance is one thread's workspace: buffers for inputs, targets and outputs, activations, adjoints and
 * gradients. Nothing is allocated after construction. Parameters live outside, in one flat array, and can be shared by
 * any number of instances as long as nobody writes to them. An instance is not safe for use by several threads at once.
 *
 * <p>The usual round, which {@code train.Trainer} repeats: write inputs and targets to {@link #values} and
 * {@link #indices} buffers, call {@link #lossAndGradients}, read {@link #gradients}, update the parameters.
 *
 * @param <A> {@code float[]} or {@code double[]}, as the model's precision says
 */
public interface Network<A> {
    /** Sizes, ports, parameters and states; the same object for all instances of a class. */
    Signature signature();

    /** How to work with arrays of this network's element type. */
    Elements<A> elements();

    /**
     * The buffer of a real-valued input, target or output; see {@link Port} for its layout. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such port, with the names of those there are
     */
    A values(String port);

    /**
     * The buffer of an index input or target. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such port, with the names of those there are
     */
    int[] indices(String port);

    /**
     * The number of valid steps of each sequence, from 1 to the number of steps; all steps at first. Always the same
     * array. What lies in the buffers past a sequence's end has no effect; outputs there are zero.
     *
     * @throws IllegalStateException if all sequences of this network have the same length
     */
    int[] lengths();

    /**
     * The states before the first step, {@code [batch][state elements]} as {@link StateSlot} lays them out; always the same
     * array. From {@link #carryState} on, and in a model whose initial values are numbers, a pass starts from what it holds,
     * and others may be written to it after {@link #resetState}. Else each pass writes the initial values to it, as those are
     * trained or come from an input.
     */
    A startState();

    /** The states after the last step of the latest forward pass, laid out as {@link #startState}. */
    A endState();

    /** Sets {@link #startState} of all sequences to the model's initial values. */
    void resetState();

    /**
     * Starts the next pass where the latest one ended, which must have had as many sequences: copies {@link #endState} to
     * {@link #startState}. From now until
     * {@link #resetState} each pass starts from what {@link #startState} holds; initial states that the model trains, or
     * takes from an input, have no part in it and get no gradient.
     */
    void carryState();

    /**
     * Computes the outputs of the first {@code sequences} sequences.
     *
     * @param parameters the flat array that {@link Signature#parameters} lays out
     * @param sequences from 1 to the batch size
     * @throws IllegalArgumentException if either is out of range
     */
    void forward(A parameters, int sequences);

    /**
     * Computes the outputs and the loss.
     *
     * @return the loss of the first {@code sequences} sequences, as the model's {@code loss} lines define it
     * @throws IllegalArgumentException as {@link #forward}
     */
    double loss(A parameters, int sequences);

    /**
     * Computes the outputs, the loss, and its gradient by backpropagation through time. Where the model has dropout,
     * this is the one method that leaves elements out, so all that it computes and leaves behind, outputs and states too,
     * is that of the thinned network.
     *
     * @return the loss, as {@link #loss}
     * @throws IllegalArgumentException as {@link #forward}
     */
    double lossAndGradients(A parameters, int sequences);

    /**
     * Makes {@code loss mean} lines, and their gradients, averages over more than one pass computes: the sum over all
     * passes of a large batch is then what the lines define for the whole batch. Lasts until it is called again; at first
     * each pass averages over its own sequences and steps.
     *
     * <p>A network without such lines has nothing to average, and nothing to do here.
     *
     * @param sequences how many the whole batch has; 0: as many as are passed
     * @param steps how many valid steps they have in all; 0: as many as those that are passed have
     * @throws IllegalArgumentException if one is negative, or one is 0 and the other is not
     */
    default void averageOver(int sequences, int steps) {}

    /** The gradient that {@link #lossAndGradients} left, laid out as the parameters. Always the same array. */
    A gradients();

    /**
     * Chooses which elements dropout leaves out in the calls of {@link #lossAndGradients} that follow, until it is called
     * again; at first they are those of seed 0 and first sequence 0. Has no effect where the model has no dropout.
     *
     * <p>What is left out follows from the seed, the sequence's number, the step and the element alone. So a batch that is
     * cut over several networks gives the same results as in one piece if each gets the batch's seed and the number of
     * its own first sequence.
     *
     * @param seed another number for each training step
     * @param firstSequence how many sequences of the whole batch come before this network's first one
     */
    default void seedDropout(long seed, int firstSequence) {}

    /** {@link #forward(Object, int)} for the whole batch. */
    default void forward(A parameters) {
        forward(parameters, signature().batch());
    }

    /** {@link #loss(Object, int)} of the whole batch. */
    default double loss(A parameters) {
        return loss(parameters, signature().batch());
    }

    /** {@link #lossAndGradients(Object, int)} of the whole batch. */
    default double lossAndGradients(A parameters) {
        return lossAndGradients(parameters, signature().batch());
    }

    /**
     * A new parameter array, drawn from the model's distributions; the same seed gives the same bits anywhere.
     *
     * @throws IllegalArgumentException as {@link Signature#initialize}
     */
    default A newParameters(long seed) {
        return signature().initialize(elements(), seed);
    }
}
