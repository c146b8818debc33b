package io.github.rnngen.generator.graph;

import java.util.List;

/**
 * What a node computes. Shapes and axes stand in the {@link Node}.
 *
 * <p>Where an operand varies along fewer axes than the result it is the same at every place of the others.
 */
public sealed interface Op permits Elementwise, Op.Leaf, Op.Structural, Op.Temporal {
    /** An operation without operands, {@link History} apart. */
    sealed interface Leaf extends Op {}

    /** An operation that rearranges or sums elements within one step. */
    sealed interface Structural extends Op {}

    /** An operation that looks across steps or sequences, or asks which it is at. */
    sealed interface Temporal extends Op {}

    /** Known numbers, row-major. */
    record Constant(List<Double> values) implements Leaf {
        public Constant {
            values = List.copyOf(values);
        }

        /** Whether all its numbers are one and the same. */
        public boolean isUniform() {
            return values.stream().allMatch(values.get(0)::equals);
        }
    }

    record Parameter(String name) implements Leaf {}

    /** The value of an input or target port. */
    record Input(String port) implements Leaf {}

    /** The integer of an index port. */
    record Index(String port) implements Leaf {}

    /** How many steps (of all sequences together) or sequences there are, as a scalar. */
    record Count(boolean steps) implements Leaf {}

    /** {@code matrix @ vector} or {@code matrix @ matrix}. */
    record MatMul() implements Structural {}

    /** {@code result[i, j] = a[i] * b[j]}. */
    record Outer() implements Structural {}

    record Transpose() implements Structural {}

    /** Elements {@code from} to {@code to} (exclusive) of a vector. */
    record Slice(int from, int to) implements Structural {}

    /** A vector between zeros, its first element at {@code from}. */
    record Pad(int from) implements Structural {}

    /** Two vectors as one. */
    record Join() implements Structural {}

    /** The sum of all elements. */
    record Sum() implements Structural {}

    /**
     * The greatest element. Its derivative is taken as zero: it only shifts a softmax, whose value does not depend on
     * the shift.
     */
    record Greatest() implements Structural {}

    /** A scalar at every place of a shape. */
    record Fill() implements Structural {}

    /** The row of a matrix, or the element of a vector, at an index; operands: table, index. */
    record Lookup() implements Structural {}

    /** The adjoint of {@link Lookup}: zeros but for the row or element at an index; operands: row, index. */
    record Scatter() implements Structural {}

    /**
     * The source {@code by} steps later: at step t its value at {@code t + by}, and the boundary's where that lies
     * outside the sequence. Operands: source, boundary. The source may come later in the graph: the only way round in a
     * circle. The boundary is a {@link History} or the constant 0.
     */
    record Shift(int by) implements Temporal {}

    /**
     * A state's values before the first step (after the last, for a reversed cell): the operand, or what the caller has
     * put in its place.
     */
    record History(String state) implements Temporal {}

    /** The operand where a state starts from the model's initial value, zero where the caller put another in its place. */
    record IfInitial(String state) implements Temporal {}

    /** The operand at the steps where {@code Shift(by)} takes its boundary, zero elsewhere. */
    record Outside(int by) implements Temporal {}

    /**
     * Factors that are 0 with a probability of {@code rate} and else {@code 1 / (1 - rate)}, as
     * {@link io.github.rnngen.runtime.random.DropoutMasks} defines them, or 1 where masks are off. Without operands; the
     * node's axes say whether steps share them.
     */
    record Mask(int number, double rate) implements Temporal {}

    /** The operand, as a value of its own along the node's axes. */
    record Spread() implements Temporal {}

    /** The value at each sequence's last step. */
    record Last() implements Temporal {}

    /** The operand at each sequence's last step, zero elsewhere: the adjoint of {@link Last}. */
    record AtLast() implements Temporal {}

    /** The sum over the axes of {@code from} that {@code to} lacks: steps in order of time, within each sequence. */
    record SumOver(Axes from, Axes to) implements Temporal {}
}
