package io.github.rnngen.generator.schedule;

import java.util.List;

/** A step of a program. */
public sealed interface Stmt {
    /** Stores a number in an array, or adds it to what is there. */
    record Assign(Buffer buffer, Affine index, Expr value, boolean add) implements Stmt {}

    /** Introduces a local variable. */
    record Declare(String name, Expr value, boolean reassigned) implements Stmt {}

    /** Adds to a local variable, or raises it to the number if that is greater. */
    record Update(String name, Expr value, boolean greatest) implements Stmt {}

    /** Runs the body for each value of a counter from 0, upwards. */
    record Loop(Variable variable, int extent, List<Stmt> body) implements Stmt {
        public Loop {
            body = List.copyOf(body);
        }
    }

    /** Sets a whole buffer to zero. */
    record Clear(Buffer buffer) implements Stmt {}

    /** A remark for readers: the equation that the next statements compute. */
    record Remark(String text) implements Stmt {}
}
