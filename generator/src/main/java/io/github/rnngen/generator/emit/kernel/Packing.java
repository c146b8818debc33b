package io.github.rnngen.generator.emit.kernel;

/**
 * Copies a matrix into a block of a packed one. Element (k, j) of the block is {@code source[from + k * sourceStride + j]},
 * or {@code source[from + j * sourceStride + k]} if the source is transposed.
 *
 * @param into the packed matrix
 * @param firstRow the block's first row
 * @param rows number of the block's rows
 * @param firstColumn the block's first column
 * @param columns number of the block's columns
 * @param transposed whether rows of the source are columns of the block
 * @param sourceStride distance from one row of the source to the next
 */
public record Packing(
        PackedMatrix into, int firstRow, int rows, int firstColumn, int columns, boolean transposed, int sourceStride) {
    public Packing {
        if (firstRow < 0
                || rows < 1
                || firstRow + rows > into.rows()
                || firstColumn < 0
                || columns < 1
                || firstColumn + columns > into.columns()) {
            throw new IllegalArgumentException("the block does not lie within " + into);
        }
    }

    /** The whole of a matrix that lies row by row without gaps. */
    public static Packing whole(PackedMatrix into) {
        return new Packing(into, 0, into.rows(), 0, into.columns(), false, into.columns());
    }

    /** The whole of a matrix whose transpose lies row by row without gaps. */
    public static Packing transpose(PackedMatrix into) {
        return new Packing(into, 0, into.rows(), 0, into.columns(), true, into.rows());
    }

    /** The method that does it; the same for equal descriptions alone. */
    String methodName() {
        StringBuilder name = new StringBuilder(transposed ? "packTransposed" : "pack");
        name.append(rows).append('x').append(columns);
        if (sourceStride != (transposed ? rows : columns)) {
            name.append("Stride").append(sourceStride);
        }
        if (rows != into.rows() || columns != into.columns()) {
            name.append("Into").append(into.rows()).append('x').append(into.columns());
            name.append("At").append(firstRow).append('x').append(firstColumn);
        }
        if (into.padded()) {
            name.append("Padded");
        }
        return name.toString();
    }
}
