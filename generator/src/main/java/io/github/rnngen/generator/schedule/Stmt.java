package io.github.rnngen.generator.schedule;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A step of a program. */
public sealed interface Stmt {
    /** Stores a number in an array, or adds it to what is there. */
    record Assign(Buffer buffer, Affine index, Expr value, boolean add) implements Stmt {}

    /** Stores a number in the element that an index port's value picks, or adds it to what is there. */
    record Scatter(Buffer buffer, Affine place, int stride, Buffer port, Affine at, Expr value, boolean add)
            implements Stmt {}

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

    /** Shows all expressions whose value is taken, those in loops included. */
    default void forEachValue(Consumer<Expr> action) {
        if (this instanceof Assign assign) {
            action.accept(assign.value());
        } else if (this instanceof Scatter scatter) {
            action.accept(scatter.value());
        } else if (this instanceof Declare declare) {
            action.accept(declare.value());
        } else if (this instanceof Update update) {
            action.accept(update.value());
        } else if (this instanceof Loop loop) {
            loop.body().forEach(statement -> statement.forEachValue(action));
        }
    }

    /** The same statement with its value changed; a loop's body is left alone. */
    default Stmt mapValue(UnaryOperator<Expr> change) {
        if (this instanceof Assign assign) {
            return new Assign(assign.buffer(), assign.index(), change.apply(assign.value()), assign.add());
        } else if (this instanceof Scatter scatter) {
            return new Scatter(
                    scatter.buffer(),
                    scatter.place(),
                    scatter.stride(),
                    scatter.port(),
                    scatter.at(),
                    change.apply(scatter.value()),
                    scatter.add());
        } else if (this instanceof Declare declare) {
            return new Declare(declare.name(), change.apply(declare.value()), declare.reassigned());
        } else if (this instanceof Update update) {
            return new Update(update.name(), change.apply(update.value()), update.greatest());
        }
        return this;
    }

    /** The same statement, loops included, with a counter at one of its values. */
    default Stmt with(Variable variable, int value) {
        Stmt changed = mapValue(expr -> expr.with(variable, value));
        if (changed instanceof Assign assign) {
            return new Assign(assign.buffer(), assign.index().with(variable, value), assign.value(), assign.add());
        } else if (changed instanceof Scatter scatter) {
            return new Scatter(
                    scatter.buffer(),
                    scatter.place().with(variable, value),
                    scatter.stride(),
                    scatter.port(),
                    scatter.at().with(variable, value),
                    scatter.value(),
                    scatter.add());
        } else if (changed instanceof Loop loop) {
            return new Loop(
                    loop.variable(),
                    loop.extent(),
                    loop.body().stream()
                            .map(inner -> inner.with(variable, value))
                            .toList());
        }
        return changed;
    }
}
