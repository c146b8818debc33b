package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.generator.check.Shape;

/**
 * Where a value lies in one of the arrays: a block of rows, one per time step if the value is kept for every step, behind
 * {@code padBefore} and before {@code padAfter} further rows that stand for the times outside the sequence.
 *
 * @param name of the value, as a name in Java
 * @param block name of the memory; values that lie side by side in the same rows have the same
 * @param shape of one row
 * @param offset index of the block's first element; what the program says of its memory is added in {@link Space#WORK}
 * @param stepStride distance from one step's row to the next; 0 if there is one row alone
 * @param sequenceStride distance from one sequence to the next; 0 if the block is used anew by each
 * @param zeroPadded whether the padding rows hold zeros, always
 * @param length number of elements of the memory
 * @param rowLength how many numbers of a row are the value's alone: its elements, and behind them room for whole vectors
 */
public record Buffer(
        Space space,
        String name,
        String block,
        Shape shape,
        int offset,
        int stepStride,
        int sequenceStride,
        int padBefore,
        int padAfter,
        boolean zeroPadded,
        int length,
        int rowLength) {

    /** A value of one row that all steps and sequences share. */
    public static Buffer single(Space space, String name, Shape shape, int offset, int length) {
        return new Buffer(space, name, name, shape, offset, 0, 0, 0, 0, false, length, length);
    }

    /** Names an array's part that several buffers can share, each with columns of its own. */
    public record Memory(Space space, String block) {}

    public Memory memory() {
        return new Memory(space, block);
    }

    public boolean sharesMemory(Buffer other) {
        return memory().equals(other.memory());
    }

    /** The index of an element of one step's row. */
    public Affine at(Affine step, Affine element) {
        Affine index = element.plus(offset + padBefore * stepStride).plus(step.times(stepStride));
        return sequenceStride == 0
                ? index
                : index.plus(Affine.of(Variable.SEQUENCE).times(sequenceStride));
    }

    /** Whether a constant index lies in rows that are always zero. */
    boolean isZeroAt(int index) {
        int row = stepStride == 0 ? 0 : stepOf(index);
        int rows = stepStride == 0 ? 1 : length / stepStride - padBefore - padAfter;
        return zeroPadded && (row < 0 || row >= rows);
    }

    /**
     * Whether, at each step, some elements are the last ones of a row that goes on behind them.
     *
     * @param first index of the first element
     * @param count how many numbers of the row are needed from there on, room included
     */
    public boolean hasRoom(Affine first, int elements, int count) {
        boolean inARow = sequenceStride == 0
                && first.factors().values().stream().allMatch(factor -> stepStride != 0 && factor % stepStride == 0);
        int from = first.constant() - offset;
        int column = stepStride == 0 ? from : Math.floorMod(from, stepStride);
        return inARow && column + elements == shape.elements() && column + count <= rowLength;
    }

    /** Which step's row an index is in, where there is a row for each; the rows before the first step's are negative. */
    public int stepOf(int index) {
        return Math.floorDiv(index - offset, stepStride) - padBefore;
    }

    public boolean isKeptForEveryStep() {
        return stepStride != 0;
    }
}
