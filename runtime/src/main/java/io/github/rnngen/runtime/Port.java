package io.github.rnngen.runtime;

import java.util.List;

/**
 * An input, target or output of a network, as one buffer.
 *
 * <p>The buffer is flat and row-major: {@code [steps][batch][elements]} for a value that changes with the time step,
 * {@code [batch][elements]} for one given once per sequence. An index holds one integer instead of the elements.
 *
 * @param name the name in the model file
 * @param shape the shape per time step and sequence; empty for a scalar and for an index
 * @param classes for an index, one more than its greatest value; 0 for real values
 * @param once whether there is one value per sequence instead of one per time step
 */
public record Port(String name, List<Integer> shape, int classes, boolean once) {
    /** Copies the shape. */
    public Port {
        shape = List.copyOf(shape);
    }

    /** Whether values are integers in {@code 0 .. classes-1}. */
    public boolean isIndex() {
        return classes > 0;
    }

    /** Elements per time step and sequence. */
    public int elements() {
        return Shapes.elements(shape);
    }
}
