package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.schedule.ir.KernelSizes;

/**
 * A product of matrices: {@code c[i * resultStride + j]} is, or is increased by, the sum over k of
 * {@code a[i * leftRowStride + k * leftTermStride] * b(k, j)}, for 0 &lt;= i &lt; rows, 0 &lt;= k &lt; terms and
 * 0 &lt;= j &lt; columns, each index counted from where its operand begins.
 *
 * <p>Each sum is added up by ascending k from its first term, in blocks if there are more than
 * 256 terms (1024 of a packed matrix) or if their number is given at run time: blocks of {@link KernelSizes#TERMS_OF_BLOCK} terms, the last one
 * shorter. What a block comes to is added to {@code c} (or, if it is the first and the product overwrites, stored there)
 * before the next one begins. So each element's bits depend on the values and on the emitter, but neither on how many
 * rows and columns there are nor on the machine.
 *
 * @param rows number of rows of the result
 * @param terms number of terms of each sum
 * @param columns number of columns of the result
 * @param leftRowStride distance in {@code a} from one row of the result to the next
 * @param leftTermStride distance in {@code a} from one term to the next
 * @param right how {@code b} lies in memory
 * @param resultStride distance in {@code c} from one row to the next
 * @param accumulate whether the product is added to what {@code c} holds
 * @param group if not 0, terms come in groups: each call says how many of a group are there, and the first terms of two
 *     groups lie so many terms apart in both operands
 */
public record MatrixProduct(
        Extent rows,
        Extent terms,
        int columns,
        int leftRowStride,
        int leftTermStride,
        RightOperand right,
        int resultStride,
        boolean accumulate,
        int group) {
    /** The most terms that are added up in one go, if their number is known. */
    private static final int WHOLE = 256;

    /** The same of a packed matrix, whose panels are read from end to end. */
    private static final int WHOLE_PACKED = 1024;

    /** A product whose terms lie one behind the other. */
    public MatrixProduct(
            Extent rows,
            Extent terms,
            int columns,
            int leftRowStride,
            int leftTermStride,
            RightOperand right,
            int resultStride,
            boolean accumulate) {
        this(rows, terms, columns, leftRowStride, leftTermStride, right, resultStride, accumulate, 0);
    }

    public MatrixProduct {
        if (columns < 1) {
            throw new IllegalArgumentException("a result has columns: " + columns);
        }
        if (right instanceof RightOperand.Packed packed
                && (packed.matrix().columns() != columns
                        || terms.fixed().orElse(packed.matrix().rows())
                                > packed.matrix().rows())) {
            throw new IllegalArgumentException(
                    packed + " does not have " + terms + " rows and " + columns + " columns");
        }
    }

    /** The same product with terms in groups. */
    public MatrixProduct inGroupsOf(int distance) {
        return new MatrixProduct(
                rows, terms, columns, leftRowStride, leftTermStride, right, resultStride, accumulate, distance);
    }

    /** Whether sums are added up in several blocks. */
    boolean isBlocked() {
        int most = right instanceof RightOperand.Packed ? WHOLE_PACKED : WHOLE;
        return terms.fixed().orElse(Integer.MAX_VALUE) > most;
    }

    /** The greatest number of terms that are added up in one go. */
    int mostTermsAtOnce() {
        return isBlocked() ? KernelSizes.TERMS_OF_BLOCK : terms.fixed().orElseThrow();
    }

    /** Whether zeros follow the columns of each row of the result, as many as fill the last vector. */
    boolean isPadded() {
        return right instanceof RightOperand.Packed packed && packed.matrix().padded();
    }

    /** What it is, for readers of the method. */
    String javadoc() {
        String sum = terms.text("terms");
        String result = rows.text("rows") + " x " + columns;
        String left = rows.text("rows") + " x " + sum;
        String zeros = isPadded() ? ", and zeros behind each row of c that fill its last vector" : "";
        return "c (" + result + (accumulate ? ") += a (" : ") = a (") + left + ") b (" + sum + " x " + columns + ")"
                + zeros + ".\n";
    }

    /** The method that computes it; the same for equal descriptions alone. */
    String methodName() {
        StringBuilder name = new StringBuilder(accumulate ? "addProduct" : "product");
        name.append(rows.text("M"))
                .append('x')
                .append(terms.text("K"))
                .append('x')
                .append(columns);
        if (leftTermStride != 1 || leftRowStride != terms.fixed().orElse(-1)) {
            name.append("Left").append(leftRowStride).append('x').append(leftTermStride);
        }
        if (right instanceof RightOperand.Rows lying) {
            name.append("Right").append(lying.stride());
        } else if (right instanceof RightOperand.Packed packed
                && packed.matrix().rows() != terms.fixed().orElse(-1)) {
            name.append("Of").append(packed.matrix().rows());
        }
        if (resultStride != columns) {
            name.append("Result").append(resultStride);
        }
        if (isPadded()) {
            name.append("Padded");
        }
        return group == 0
                ? name.toString()
                : name.append("GroupsOf").append(group).toString();
    }
}
