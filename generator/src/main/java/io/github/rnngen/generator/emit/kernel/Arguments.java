package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;

/**
 * What a call passes to a kernel, as expressions.
 *
 * @param left the left operand
 * @param right the right operand, or a packed matrix
 * @param result where the product goes; overlaps neither operand
 * @param rows the number of rows where it is given at run time, at least 0
 * @param terms the number of terms where it is given at run time, at least 0
 * @param group how many terms of a group are there, where they come in groups, at least 1
 * @param scratch room such as {@link KernelEmitter#allocateScratch} makes
 */
public record Arguments(
        ArrayRange left,
        ArrayRange right,
        ArrayRange result,
        Optional<CodeBlock> rows,
        Optional<CodeBlock> terms,
        Optional<CodeBlock> group,
        ArrayRange scratch) {
    /** Arguments of a product whose sizes are all fixed. */
    public static Arguments of(ArrayRange left, ArrayRange right, ArrayRange result, ArrayRange scratch) {
        return new Arguments(left, right, result, Optional.empty(), Optional.empty(), Optional.empty(), scratch);
    }

    public Arguments withRows(CodeBlock count) {
        return new Arguments(left, right, result, Optional.of(count), terms, group, scratch);
    }

    public Arguments withTerms(CodeBlock count) {
        return new Arguments(left, right, result, rows, Optional.of(count), group, scratch);
    }

    public Arguments withGroup(CodeBlock count) {
        return new Arguments(left, right, result, rows, terms, Optional.of(count), scratch);
    }
}
