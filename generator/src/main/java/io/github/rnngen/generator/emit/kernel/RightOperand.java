package io.github.rnngen.generator.emit.kernel;

/** How the right operand of a product lies in memory. */
public sealed interface RightOperand {
    /** Copied into a buffer of the emitter's own format. */
    record Packed(PackedMatrix matrix) implements RightOperand {}

    /**
     * Read as it lies in an array: rows of neighbouring elements.
     *
     * @param stride distance from one row to the next
     */
    record Rows(int stride) implements RightOperand {}
}
