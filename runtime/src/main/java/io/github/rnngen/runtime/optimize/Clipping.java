package io.github.rnngen.runtime.optimize;

import io.github.rnngen.runtime.Elements;

/** What keeps gradients from becoming too large. Immutable, safe for use by several threads; allocates nothing. */
public sealed interface Clipping {
    /**
     * Limits gradients, all finite, in place.
     *
     * @return the Euclidean norm of all gradients together as they were before; infinite if that is beyond what a
     *     {@code double} holds
     */
    <A> double apply(Elements<A> elements, A gradients);

    /** Leaves gradients as they are. */
    record None() implements Clipping {
        @Override
        public <A> double apply(Elements<A> elements, A gradients) {
            return elements.norm(gradients);
        }
    }

    /**
     * Brings each gradient between {@code -limit} and {@code limit}.
     *
     * @param limit finite and above 0
     */
    record ByValue(double limit) implements Clipping {
        /**
         * Checks the limit.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public ByValue {
            Range.POSITIVE.require("limit", limit);
        }

        @Override
        public <A> double apply(Elements<A> elements, A gradients) {
            double norm = elements.norm(gradients);
            elements.clamp(gradients, limit);
            return norm;
        }
    }

    /**
     * Multiplies all gradients with {@code limit / norm} if their norm, taken over all parameters together, is above
     * the limit: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013,
     * algorithm 1. The direction stays.
     *
     * @param limit finite and above 0
     */
    record ByNorm(double limit) implements Clipping {
        /**
         * Checks the limit.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public ByNorm {
            Range.POSITIVE.require("limit", limit);
        }

        @Override
        public <A> double apply(Elements<A> elements, A gradients) {
            double norm = elements.norm(gradients);
            if (norm > limit) {
                elements.scale(gradients, limit / norm);
            }
            return norm;
        }
    }
}
