package io.github.rnngen.generator.interpret;

/**
 * A number and how fast it changes along one direction of the parameters: {@code value + tangent ε} with ε² = 0.
 *
 * @param tangent the directional derivative of {@code value}
 */
public record Dual(double value, double tangent) {}
