package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.generator.interpret.Interpreter;
import io.github.rnngen.generator.interpret.NumberSystem;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the interpreter makes of one window of steps.
 *
 * @param values by what they are, such as {@code gradient of W}; rows as the interpreter gives them
 * @param withoutMasks the same where random masks are off, by what outlasts training: losses, outputs, states
 */
record Reference(Bindings bindings, Map<String, List<Double>> values, Map<String, List<Double>> withoutMasks) {
    static final String LOSS = "loss";
    static final long SEED = 23;
    static final int FIRST_SEQUENCE = 5;

    static Reference of(StepGraph graph, Signature signature, Bindings bindings, NumberSystem<Double> numbers) {
        Map<String, List<Double>> whole = values(graph, signature, withoutMasks(bindings), numbers);
        boolean masks = graph.nodes().stream().anyMatch(node -> node.op() instanceof Op.Mask);
        Bindings masked = bindings.withMasks(SEED, FIRST_SEQUENCE);
        return new Reference(masked, masks ? values(graph, signature, masked, numbers) : whole, whole);
    }

    private static Bindings withoutMasks(Bindings bindings) {
        return new Bindings(
                bindings.steps(),
                bindings.lengths(),
                bindings.numbers(),
                bindings.indices(),
                bindings.starts(),
                Optional.empty());
    }

    private static Map<String, List<Double>> values(
            StepGraph graph, Signature signature, Bindings bindings, NumberSystem<Double> numbers) {
        Interpreter<Double> interpreter = new Interpreter<>(graph, bindings, numbers, (name, at, value) -> value);
        Map<String, List<Double>> values = new LinkedHashMap<>();
        values.put(LOSS, List.of(interpreter.loss()));
        for (Parameter parameter : signature.parameters()) {
            if (parameter.trained()) {
                values.put(gradient(parameter), interpreter.gradient(parameter.name()));
            }
        }
        for (Port port : signature.outputs()) {
            values.put(output(port), interpreter.output(port.name()));
        }
        for (StateSlot slot : signature.states()) {
            values.put(end(slot), interpreter.end(slot.name()));
        }
        return values;
    }

    static String gradient(Parameter parameter) {
        return "gradient of " + parameter.name();
    }

    static String output(Port port) {
        return "output " + port.name();
    }

    static String end(StateSlot slot) {
        return "end of " + slot.name();
    }

    List<Double> get(String what) {
        List<Double> found = values.get(what);
        if (found == null) {
            throw new IllegalArgumentException("no " + what + ", but " + values.keySet());
        }
        return found;
    }

    /** The same computation where random masks are off. */
    Reference whole() {
        return new Reference(bindings, withoutMasks, withoutMasks);
    }

    double loss() {
        return get(LOSS).get(0);
    }

    /** The same inputs, starting from the states that this window has left. */
    Bindings carriedOn(Signature signature) {
        Bindings carried = bindings;
        for (StateSlot slot : signature.states()) {
            double[] end = whole().get(end(slot)).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            carried = carried.withStart(slot.name(), end);
        }
        return carried;
    }

    /** The greatest difference to another one's values, each relative to the greatest of its neighbours or 1. */
    double distance(Reference other) {
        double greatest = 0;
        for (String what : values.keySet()) {
            List<Double> mine = get(what);
            List<Double> theirs = other.get(what);
            for (int i = 0; i < mine.size(); i++) {
                greatest = Math.max(greatest, Math.abs(mine.get(i) - theirs.get(i)) / scale(mine));
            }
        }
        return greatest;
    }

    /** The greatest absolute value, or 1 if none is greater. */
    static double scale(List<Double> values) {
        return Math.max(1, values.stream().mapToDouble(Math::abs).max().orElse(0));
    }
}
