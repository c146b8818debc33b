package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Elementwise;

/**
 * What the interpreter computes with.
 *
 * @param <N> an immutable number
 */
public interface NumberSystem<N> {
    /** A number that is known before anything is computed. */
    N number(double value);

    /** The real number by which comparisons, choices and indices go. */
    double real(N number);

    /** Applies an operation with one operand. */
    N apply(Elementwise op, N a);

    /** Applies an operation with two operands that is not a comparison. */
    N apply(Elementwise op, N a, N b);
}
