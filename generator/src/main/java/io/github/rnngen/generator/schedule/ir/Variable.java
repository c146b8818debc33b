package io.github.rnngen.generator.schedule.ir;

/** A loop's counter. */
public record Variable(String name) {
    /** The time step. */
    public static final Variable STEP = new Variable("t");

    /** How far the step is from the first one of its {@link Stmt.EachBlock}. */
    public static final Variable BLOCK_STEP = new Variable("blockStep");

    /** Which of two rows the step has: steps take turns. */
    public static final Variable ROW = new Variable("row");

    /** Which of them the steps before and after it have. */
    public static final Variable OTHER_ROW = new Variable("otherRow");

    /** The number of steps of the sequence, where sequences differ. */
    public static final Variable LENGTH = new Variable("steps");

    /** The sequence within the batch. */
    public static final Variable SEQUENCE = new Variable("b");
}
