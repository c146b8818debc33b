package io.github.rnngen.generator.schedule;

/** A loop's counter. */
public record Variable(String name) {
    /** The time step. */
    public static final Variable STEP = new Variable("t");

    /** The number of steps of the sequence, where sequences differ. */
    public static final Variable LENGTH = new Variable("steps");

    /** The sequence within the batch. */
    public static final Variable SEQUENCE = new Variable("b");
}
