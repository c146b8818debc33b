package io.github.rnngen.generator.emit.kernel;

/**
 * A matrix in the form in which kernels read it fastest. Several matrices that multiply the same vector can share one,
 * each with a range of columns.
 *
 * @param rows number of terms of each sum
 * @param columns number of results
 * @param padded whether zeros follow the last column where it doesn't fill a vector, for results that have room for them
 */
public record PackedMatrix(int rows, int columns, boolean padded) {
    private static final int EVEN_ROWS = 16;
    private static final int SPARE_ROWS = 2;

    /** A matrix without zeros behind. */
    public PackedMatrix(int rows, int columns) {
        this(rows, columns, false);
    }

    public PackedMatrix {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a matrix has rows and columns: " + rows + " x " + columns);
        }
    }

    /**
     * How many rows a panel has room for, where a matrix is cut into panels that are read side by side. Panels that lay
     * a multiple of 4096 bytes apart would share lines of the cache.
     */
    int panelRows() {
        return rows % EVEN_ROWS == 0 ? rows + SPARE_ROWS : rows;
    }

    /** How many numbers its panels of vectors are, on any machine. */
    int length(Lanes lanes) {
        int most = lanes.most();
        return Math.multiplyExact(panelRows(), (columns + most - 1) / most * most);
    }
}
