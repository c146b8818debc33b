package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * A product to be tried, and the pieces from which its right operand is packed.
 *
 * @param pieces none if the right operand is read as it lies
 */
record ProductCase(MatrixProduct product, List<Piece> pieces) {
    private static final int MOST_ROWS = 18;
    private static final int MOST_TERMS = 300;

    /** No machine has vectors of more numbers. */
    private static final int WIDEST = 16;

    /** A block of a packed matrix that is copied from the source beginning at an offset. */
    record Piece(Packing packing, int offset) {}

    /** Sizes of one call. */
    record Sizes(int rows, int terms) {}

    /** How many terms of a group are there, where they come in groups. */
    static final int PRESENT = 7;

    /** The place of a term among those of both operands. */
    int place(int term) {
        return product.group() == 0 ? term : term / PRESENT * product.group() + term % PRESENT;
    }

    /** Where element (k, j) of the right operand lies, from where the operand begins. */
    int rightIndex(int k, int j) {
        if (product.right() instanceof Rows rows) {
            return place(k) * rows.stride() + j;
        }
        for (Piece piece : pieces) {
            Packing packing = piece.packing();
            int row = k - packing.firstRow();
            int column = j - packing.firstColumn();
            if (row >= 0 && row < packing.rows() && column >= 0 && column < packing.columns()) {
                return piece.offset()
                        + (packing.transposed()
                                ? column * packing.sourceStride() + row
                                : row * packing.sourceStride() + column);
            }
        }
        throw new IllegalStateException("no piece holds (" + k + ", " + j + ")");
    }

    int mostRows() {
        return product.rows().fixed().orElse(MOST_ROWS);
    }

    int mostTerms() {
        return product.terms().fixed().orElse(MOST_TERMS);
    }

    /** All sizes with which the product is called: every remainder of rows and terms, and the borders of blocks. */
    List<Sizes> sizes() {
        List<Sizes> sizes = new ArrayList<>();
        if (product.terms().isFixed()) {
            for (int rows : rows(MOST_ROWS)) {
                sizes.add(new Sizes(rows, mostTerms()));
            }
            return sizes;
        }
        for (int terms = 0; terms <= 9; terms++) {
            for (int rows : rows(MOST_ROWS)) {
                sizes.add(new Sizes(rows, terms));
            }
        }
        for (int terms : List.of(127, 128, 129, 255, 256, 257, MOST_TERMS)) {
            for (int rows : List.of(1, 7)) {
                sizes.add(new Sizes(product.rows().fixed().orElse(rows), terms));
            }
        }
        return sizes;
    }

    private List<Integer> rows(int most) {
        if (product.rows().isFixed()) {
            return List.of(mostRows());
        }
        List<Integer> rows = new ArrayList<>();
        for (int count = 0; count <= most; count++) {
            rows.add(count);
        }
        return rows;
    }

    /** Products whose numbers of rows and terms are given at run time, for every number of columns up to 35 and some more. */
    static List<ProductCase> atRunTime() {
        List<ProductCase> cases = new ArrayList<>();
        for (int columns = 1; columns <= 35; columns++) {
            addAtRunTime(columns, cases);
        }
        List.of(40, 48, 64, 70).forEach(columns -> addAtRunTime(columns, cases));
        return cases;
    }

    private static void addAtRunTime(int columns, List<ProductCase> cases) {
        PackedMatrix matrix = new PackedMatrix(MOST_TERMS, columns);
        for (boolean accumulate : List.of(false, true)) {
            boolean transposed = accumulate == (columns % 2 == 0);
            Extent some = Extent.AT_RUN_TIME;
            int left = transposed ? 1 : MOST_TERMS + 2;
            int term = transposed ? MOST_ROWS + 3 : 1;
            int result = columns + columns % 3;
            cases.add(new ProductCase(
                    new MatrixProduct(some, some, columns, left, term, new Rows(columns + 2), result, accumulate),
                    List.of()));
            Packing packing = accumulate ? Packing.whole(matrix) : Packing.transpose(matrix);
            cases.add(new ProductCase(
                    new MatrixProduct(some, some, columns, left, term, new Packed(matrix), result, accumulate),
                    List.of(new Piece(packing, 0))));
        }
    }

    /** Products of fixed sizes: every number of rows, numbers of columns with all kinds of remainders. */
    static List<ProductCase> fixed() {
        List<ProductCase> cases = new ArrayList<>();
        int count = 0;
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            for (int columns : List.of(1, 2, 3, 4, 6, 8, 13, 16, 17, 24, 32, 33, 40, 56, 64, 100, 128)) {
                int terms = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 256, 257).get(count % 12);
                PackedMatrix matrix = new PackedMatrix(terms, columns);
                boolean accumulate = count % 5 < 2;
                RightOperand right = count % 3 == 0 ? new Rows(columns) : new Packed(matrix);
                Packing packing = count % 2 == 0 ? Packing.transpose(matrix) : Packing.whole(matrix);
                cases.add(new ProductCase(
                        new MatrixProduct(
                                Extent.of(rows), Extent.of(terms), columns, terms, 1, right, columns, accumulate),
                        count % 3 == 0 ? List.of() : List.of(new Piece(packing, 0))));
                count++;
            }
        }
        return cases;
    }

    /**
     * Products whose terms come in groups: of so many rows that both operands are copied on some machines or on all, as the
     * rows of terms lie, and of fewer; of 33 columns all terms of a group are there.
     */
    static List<ProductCase> inGroups() {
        List<ProductCase> cases = new ArrayList<>();
        for (int rows : List.of(16, 35, 128, 131)) {
            for (int columns : List.of(1, 5, 8, 16, 17, 31, 32, 33, 40)) {
                for (int termStride : rows < 100 ? List.of(rows + 3) : List.of(rows + 3, 160)) {
                    MatrixProduct product = new MatrixProduct(
                            Extent.of(rows),
                            Extent.AT_RUN_TIME,
                            columns,
                            1,
                            termStride,
                            new Rows(columns + 2),
                            columns + 1,
                            columns % 2 == 0);
                    cases.add(new ProductCase(product.inGroupsOf(PRESENT + columns % 3), List.of()));
                }
            }
        }
        return cases;
    }

    /** Products whose results have room for whole vectors. */
    static List<ProductCase> padded() {
        List<ProductCase> cases = new ArrayList<>();
        for (int columns = 1; columns <= 35; columns++) {
            PackedMatrix matrix = new PackedMatrix(columns % 2 == 0 ? 9 : MOST_TERMS, columns, true);
            Packing packing = columns % 3 == 0 ? Packing.whole(matrix) : Packing.transpose(matrix);
            for (Extent rows : List.of(Extent.of(1), Extent.of(2), Extent.AT_RUN_TIME)) {
                MatrixProduct product = new MatrixProduct(
                        rows,
                        Extent.of(matrix.rows()),
                        columns,
                        matrix.rows() + 1,
                        1,
                        new Packed(matrix),
                        wholeVectors(columns) + columns % 3,
                        columns % 5 == 0);
                cases.add(new ProductCase(product, List.of(new Piece(packing, 0))));
            }
        }
        return cases;
    }

    private static int wholeVectors(int columns) {
        return (columns + WIDEST - 1) / WIDEST * WIDEST;
    }

    /** Whether an element of a row of the result may be overwritten with what means nothing. */
    boolean isRoom(int column) {
        return product.isPadded() && column >= product.columns() && column < wholeVectors(product.columns());
    }

    /** Products with a matrix that is packed piece by piece. */
    static List<ProductCase> inPieces() {
        List<ProductCase> cases = new ArrayList<>();
        for (List<Integer> widths :
                List.of(List.of(10, 17, 8), List.of(16, 16, 16, 16), List.of(1, 1), List.of(3, 30))) {
            int columns = widths.stream().mapToInt(Integer::intValue).sum();
            PackedMatrix matrix = new PackedMatrix(9, columns);
            List<Piece> pieces = new ArrayList<>();
            int column = 0;
            for (int width : widths) {
                pieces.add(new Piece(new Packing(matrix, 0, 5, column, width, true, 7), 20 + column * 7));
                pieces.add(new Piece(new Packing(matrix, 5, 4, column, width, false, 70), 600 + column));
                column += width;
            }
            cases.add(new ProductCase(
                    new MatrixProduct(Extent.of(7), Extent.of(9), columns, 9, 1, new Packed(matrix), columns, false),
                    pieces));
        }
        return cases;
    }
}
