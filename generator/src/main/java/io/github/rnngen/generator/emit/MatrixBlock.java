package io.github.rnngen.generator.emit;

import io.github.rnngen.generator.emit.kernel.PackedMatrix;
import io.github.rnngen.generator.emit.kernel.Packing;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block of a matrix that is put together of parameters, and where it comes from. Parameters that lie one behind the other,
 * such as those of an LSTM's gates, are one block if the matrix has them in the same order.
 *
 * @param sources the parameters' matrices, the first one's rows and columns being those of all
 * @param row the block's first row
 * @param rows number of its rows
 * @param column its first column
 * @param columns number of its columns
 */
record MatrixBlock(List<Stmt.Matrix> sources, int row, int rows, int column, int columns) {
    /** As few blocks as some strips, one below the other, consist of. */
    static List<MatrixBlock> of(List<Stmt.Strip> strips) {
        List<MatrixBlock> blocks = new ArrayList<>();
        int row = 0;
        for (Stmt.Strip strip : strips) {
            List<MatrixBlock> beside = new ArrayList<>();
            int column = 0;
            for (Stmt.Part part : strip.parts()) {
                append(beside, new MatrixBlock(List.of(part.matrix()), row, strip.rows(), column, part.columns()));
                column += part.columns();
            }
            beside.forEach(block -> append(blocks, block));
            row += strip.rows();
        }
        return blocks;
    }

    /** Where the block lies. */
    Stmt.Matrix source() {
        return sources.get(0);
    }

    /** The copy of this block into the whole matrix. */
    Packing into(PackedMatrix packed) {
        Stmt.Matrix source = source();
        boolean transposed = source.columnStride() != 1;
        int stride = transposed ? source.columnStride() : source.rowStride();
        return new Packing(packed, row, rows, column, columns, transposed, stride);
    }

    private static void append(List<MatrixBlock> blocks, MatrixBlock next) {
        Optional<MatrixBlock> both = blocks.isEmpty()
                ? Optional.empty()
                : blocks.get(blocks.size() - 1).with(next);
        both.ifPresent(block -> blocks.remove(blocks.size() - 1));
        blocks.add(both.orElse(next));
    }

    private Optional<MatrixBlock> with(MatrixBlock next) {
        if (row == next.row && rows == next.rows && column + columns == next.column) {
            return isFollowedBy(next, columns * source().columnStride())
                    ? Optional.of(new MatrixBlock(sourcesWith(next), row, rows, column, columns + next.columns))
                    : Optional.empty();
        }
        return column == next.column
                        && columns == next.columns
                        && row + rows == next.row
                        && isFollowedBy(next, rows * source().rowStride())
                ? Optional.of(new MatrixBlock(sourcesWith(next), row, rows + next.rows, column, columns))
                : Optional.empty();
    }

    private List<Stmt.Matrix> sourcesWith(MatrixBlock next) {
        return Stream.concat(sources.stream(), next.sources.stream()).toList();
    }

    private boolean isFollowedBy(MatrixBlock next, int distance) {
        Stmt.Matrix first = source();
        Stmt.Matrix second = next.source();
        return first.buffer().space() == Space.PARAMETERS
                && second.buffer().space() == Space.PARAMETERS
                && second.rowStride() == first.rowStride()
                && second.columnStride() == first.columnStride()
                && second.at().equals(first.at().plus(distance));
    }
}
