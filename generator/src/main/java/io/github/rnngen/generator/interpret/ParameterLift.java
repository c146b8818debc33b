package io.github.rnngen.generator.interpret;

/**
 * Makes a parameter's element a number of a system, such as one with a tangent.
 *
 * @param <N> the numbers
 */
@FunctionalInterface
public interface ParameterLift<N> {
    /** The element at a row-major position. */
    N lift(String parameter, int element, double value);
}
