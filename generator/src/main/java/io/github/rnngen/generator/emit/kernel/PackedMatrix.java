package io.github.rnngen.generator.emit.kernel;

/**
 * A matrix in the form in which kernels read it fastest. Several matrices that multiply the same vector can share one,
 * each with a range of columns.
 *
 * @param rows number of terms of each sum
 * @param columns number of results
 */
public record PackedMatrix(int rows, int columns) {
    public PackedMatrix {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a matrix has rows and columns: " + rows + " x " + columns);
        }
    }
}
