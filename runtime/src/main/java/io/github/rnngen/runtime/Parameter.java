package io.github.rnngen.runtime;

import java.util.List;

/**
 * One parameter tensor and its place in the flat array of all parameters.
 *
 * @param name the qualified name, such as {@code W_xh} or {@code top.W_xi}
 * @param shape rows and columns, a length, or empty for a scalar; elements lie row-major
 * @param offset index of the first element in the flat array
 * @param distribution what initial values are drawn from
 * @param trained whether the gradient is computed; that of a frozen parameter is zero
 */
public record Parameter(String name, List<Integer> shape, int offset, Distribution distribution, boolean trained) {
    /** Copies the shape. */
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public int elements() {
        return Shapes.elements(shape);
    }
}
