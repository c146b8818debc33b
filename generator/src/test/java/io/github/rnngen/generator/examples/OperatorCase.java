package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import java.util.List;

/**
 * A small graph around one operation.
 *
 * @param name what it shows
 * @param forward with an output and a loss
 * @param bindings for two sequences, one of them shorter
 * @param trained names of the parameters, on each of which the loss depends
 * @param smooth whether the loss has a derivative there; else operands sit on the operation's kinks
 */
public record OperatorCase(String name, StepGraph forward, Bindings bindings, List<String> trained, boolean smooth) {
    public OperatorCase {
        trained = List.copyOf(trained);
    }

    @Override
    public String toString() {
        return name;
    }
}
