package io.github.rnngen.generator.examples;

/** How fast each element of the parameters moves. */
@FunctionalInterface
public interface Direction {
    double rate(String parameter, int element);

    /** A rate from -1 to 1 for each element, without a pattern. */
    static Direction scattered() {
        return (parameter, element) -> Math.sin(12.9898 * (element + 1) + 78.233 * parameter.hashCode());
    }
}
