package io.github.rnngen.generator.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a value at one time step of one sequence: a scalar, a vector or a matrix.
 *
 * @param dimensions none for a scalar, the length of a vector, rows and columns of a matrix; each at least 1
 */
public record Shape(List<Integer> dimensions) {
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    public static Shape of(Integer... dimensions) {
        return new Shape(List.of(dimensions));
    }

    public int rank() {
        return dimensions.size();
    }

    public boolean isScalar() {
        return dimensions.isEmpty();
    }

    /** Number of elements. */
    public int elements() {
        return dimensions.stream().reduce(1, (a, b) -> a * b);
    }

    /** The dimension at a position counted from 0. */
    public int dimension(int position) {
        return dimensions.get(position);
    }

    /** As it stands behind a name: {@code [3, 4]}, or nothing for a scalar. */
    public String suffix() {
        return isScalar() ? "" : toString();
    }

    /** As in a model file: {@code [3, 4]}; {@code scalar} where there are no dimensions. */
    @Override
    public String toString() {
        return isScalar()
                ? "scalar"
                : dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
