package io.github.rnngen.runtime;

import java.util.List;

/**
 * One state and its place in the array that holds all states of a sequence.
 *
 * <p>A state that is read as far back as {@code h[t-2]} needs its two latest values: {@code depth} values lie one after
 * the other, the oldest first.
 *
 * @param name the qualified name, such as {@code h} or {@code top.c}
 * @param shape the shape of one value; empty for a scalar
 * @param depth how many past values are kept, at least 1
 * @param offset index of the first element within a sequence's states
 */
public record StateSlot(String name, List<Integer> shape, int depth, int offset) {
    /** Copies the shape. */
    public StateSlot {
        shape = List.copyOf(shape);
    }

    /**
     * Number of elements, all {@code depth} values together.
     *
     * @throws ArithmeticException if that is more than an {@code int} holds
     */
    public int elements() {
        return Math.multiplyExact(depth, Shapes.elements(shape));
    }
}
