package io.github.rnngen.generator.schedule;

/** A loop's counter. */
public record Variable(String name) {
    /** The time step. */
    public static final Variable STEP = new Variable("t");

    /** The sequence within the batch. */
    public static final Variable SEQUENCE = new Variable("b");
}
