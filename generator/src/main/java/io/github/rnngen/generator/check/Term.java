package io.github.rnngen.generator.check;

import java.util.List;

/**
 * An expression with all names and shapes settled. A function's argument that is used twice is the same object twice, so
 * terms form a graph; walk them by identity.
 */
public sealed interface Term {
    Shape shape();

    /**
     * A number written in the model or computed from its sizes.
     *
     * @param exact whether neither it nor any number it was computed from is too large for a double to tell from its
     *     neighbours
     */
    record Number(double value, boolean exact) implements Term {
        public Number(double value) {
            this(value, Numbers.isExact(value));
        }

        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** A parameter, constant, input, target or equation, at this time step. */
    record Read(String name, Shape shape) implements Term {}

    /** A state's value some steps back, in the direction in which its cell runs; {@code stepsBack} is at least 1. */
    record Past(String state, int stepsBack, Shape shape) implements Term {}

    record Apply(Builtin builtin, List<Term> arguments, Shape shape) implements Term {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /** Elements {@code from} (inclusive) to {@code to} (exclusive) of a vector. */
    record Part(Term vector, int from, int to) implements Term {
        @Override
        public Shape shape() {
            return Shape.of(to - from);
        }
    }

    /**
     * Factors that are 0 at random, and otherwise what makes their mean 1.
     *
     * @param number tells the masks of a model apart
     * @param rate the probability of a 0, from 0 to below 1
     * @param once whether all steps of a sequence share the mask
     */
    record Mask(int number, double rate, boolean once, Shape shape) implements Term {}

    /** The row of a matrix, or the element of a vector, at an index value; {@code index} names an index port. */
    record Lookup(Term table, String index, Shape shape) implements Term {}
}
