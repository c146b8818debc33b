package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.ir.PlainLoops;

/**
 * Which operand of a product plain code reads number by number, which by rows, and what strips of the result become of it:
 * its rows; or its columns, if there are fewer of these and rows are short, so that loops are long. Columns need both
 * operands as they lie.
 *
 * @param numbers the operand that is read number by number
 * @param numberStride distance in it from one strip to the next
 * @param termStride distance in it from one term to the next
 * @param lines the operand that is read by rows
 * @param lineStride distance in it from one term to the next, if it is no packed matrix
 * @param count how many strips there are
 * @param length how many elements a strip has
 * @param stripStride distance in the result from one strip to the next
 * @param elementStride distance in it from one element of a strip to the next
 */
record Strips(
        String numbers,
        int numberStride,
        int termStride,
        String lines,
        int lineStride,
        Extent count,
        int length,
        int stripStride,
        int elementStride) {
    static Strips of(MatrixProduct product) {
        int lineStride = product.right() instanceof Rows lying ? lying.stride() : 0;
        int rows = product.rows().fixed().orElse(0);
        boolean lying = lineStride > 0 && product.leftRowStride() == 1;
        return lying && rows > product.columns() && product.columns() < PlainLoops.WIDE
                ? new Strips(
                        "b",
                        1,
                        lineStride,
                        "a",
                        product.leftTermStride(),
                        Extent.of(product.columns()),
                        rows,
                        1,
                        product.resultStride())
                : new Strips(
                        "a",
                        product.leftRowStride(),
                        product.leftTermStride(),
                        "b",
                        lineStride,
                        product.rows(),
                        product.columns(),
                        product.resultStride(),
                        1);
    }

    /** How many rows have to be copied, for arrays of their own. */
    static int copied(MatrixProduct product) {
        return product.right() instanceof Rows ? product.mostTermsAtOnce() : 0;
    }
}
