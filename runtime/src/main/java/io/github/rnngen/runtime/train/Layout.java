package io.github.rnngen.runtime.train;

/**
 * Where sequences lie in an array of time steps.
 *
 * @param length of the array, in elements
 * @param elements per step
 * @param firstStep where the first sequence starts
 * @param steps of a sequence
 * @param stride steps from the start of one sequence to that of the next
 */
record Layout(int length, int elements, int firstStep, int steps, int stride) {
    /** How many whole sequences the array holds. */
    int sequences() {
        long room = (long) length / elements - firstStep - steps;
        return room < 0 ? 0 : (int) (room / stride) + 1;
    }

    /** The index of a sequence's first element. */
    int start(int sequence) {
        return (firstStep + sequence * stride) * elements;
    }

    /** Whether the array is made up of whole steps. */
    boolean hasWholeSteps() {
        return length % elements == 0;
    }

    /** Whether the array from the first step on is made up of whole sequences, one after the other. */
    boolean hasWholeSequences() {
        long used = length - (long) firstStep * elements;
        return used >= 0 && used % ((long) steps * elements) == 0;
    }
}
