package io.github.rnngen.runtime;

import java.util.List;

/**
 * What a parameter's initial values are drawn from.
 *
 * <p>For a matrix {@code [m, n]}, fan-out is m and fan-in is n, as in {@code W @ x}; for a vector both are its length,
 * for a scalar both are 1. Normal distributions are not truncated.
 *
 * @param kind which distribution
 * @param arguments its numbers, in the order that {@link Kind} states; empty where it has none
 */
public record Distribution(Kind kind, List<Double> arguments) {
    /** The distributions of the language, by their names there in lower case. */
    public enum Kind {
        /** Every element the same number. Arguments: the number. */
        CONSTANT(1),
        /** Arguments: mean, standard deviation, which is not negative. */
        NORMAL(2),
        /** Arguments: lowest and highest value. */
        UNIFORM(2),
        /**
         * Uniform in -a to a, where a<sup>2</sup> = 6 / (fan-in + fan-out): X. Glorot, Y. Bengio, "Understanding the
         * difficulty of training deep feedforward neural networks", 2010.
         */
        GLOROT_UNIFORM(0),
        /** Normal, with mean 0 and variance 2 / (fan-in + fan-out): Glorot and Bengio 2010. */
        GLOROT_NORMAL(0),
        /**
         * Uniform in -a to a, where a<sup>2</sup> = 6 / fan-in: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into
         * rectifiers", 2015.
         */
        HE_UNIFORM(0),
        /** Normal, with mean 0 and variance 2 / fan-in: He et al. 2015. */
        HE_NORMAL(0),
        /**
         * Normal, with mean 0 and variance 1 / fan-in: Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient
         * BackProp", 1998.
         */
        LECUN_NORMAL(0),
        /**
         * For matrices: one drawn evenly from all whose rows, or columns where there are more rows, are orthogonal and
         * of length 1: A. M. Saxe, J. L. McClelland, S. Ganguli, "Exact solutions to the nonlinear dynamics of learning
         * in deep linear neural networks", 2014.
         */
        ORTHOGONAL(0),
        /** For matrices: 1 on the main diagonal, 0 elsewhere. */
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

    /**
     * Checks the number of the arguments, not what they are: {@link Signature#initialize} does that.
     *
     * @throws IllegalArgumentException if there are too few or too many
     */
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
