package io.github.rnngen.runtime;

import java.util.List;

/**
 * What a parameter's initial values are drawn from.
 *
 * <p>For a matrix {@code [m, n]}, fan-out is m and fan-in is n, as in {@code W @ x}; for a vector both are its length.
 *
 * @param kind which distribution
 * @param arguments its numbers, in the order that {@link Kind} states; empty where it has none
 */
public record Distribution(Kind kind, List<Double> arguments) {
    /** The distributions of the language, by their names there in lower case. */
    public enum Kind {
        /** Every element the same number. Arguments: the number. */
        CONSTANT(1),
        /** Arguments: mean, standard deviation. */
        NORMAL(2),
        /** Arguments: lowest and highest value. */
        UNIFORM(2),
        GLOROT_UNIFORM(0),
        GLOROT_NORMAL(0),
        HE_UNIFORM(0),
        HE_NORMAL(0),
        LECUN_NORMAL(0),
        ORTHOGONAL(0),
        /** The identity matrix. */
        IDENTITY(0);

        private final int arity;

        Kind(int arity) {
            this.arity = arity;
        }

        /** How many arguments there are. */
        public int arity() {
            return arity;
        }
    }

    public Distribution {
        arguments = List.copyOf(arguments);
        if (arguments.size() != kind.arity()) {
            throw new IllegalArgumentException(kind + " takes " + kind.arity() + " arguments, not " + arguments.size());
        }
    }

    /** A distribution and its arguments. */
    public static Distribution of(Kind kind, Double... arguments) {
        return new Distribution(kind, List.of(arguments));
    }

    /** Every element the same number. */
    public static Distribution constant(double value) {
        return of(Kind.CONSTANT, value);
    }
}
