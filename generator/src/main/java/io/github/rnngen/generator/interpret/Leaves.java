package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.runtime.random.DropoutMasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The values that bindings give. */
final class Leaves<N> {
    private final StepGraph graph;
    private final Bindings bindings;
    private final NumberSystem<N> numbers;
    private final ParameterLift<N> parameters;

    Leaves(StepGraph graph, Bindings bindings, NumberSystem<N> numbers, ParameterLift<N> parameters) {
        this.graph = graph;
        this.bindings = bindings;
        this.numbers = numbers;
        this.parameters = parameters;
    }

    List<N> value(Op.Leaf leaf, Node node, Place place) {
        if (leaf instanceof Op.Constant constant) {
            return lifted(constant.values());
        } else if (leaf instanceof Op.Parameter parameter) {
            return parameter(parameter.name(), node);
        } else if (leaf instanceof Op.Input input) {
            return lifted(part(bindings.numbers(), input.port(), node, place));
        } else if (leaf instanceof Op.Index index) {
            int position = part(bindings.indices(), index.port(), node, place).get(0);
            return List.of(numbers.number(position));
        } else if (leaf instanceof Op.Count count) {
            return List.of(numbers.number(count.steps() ? allSteps() : bindings.sequences()));
        }
        throw new IllegalStateException("unknown operation " + leaf);
    }

    List<N> mask(Op.Mask mask, Node node, Place place) {
        return IntStream.range(0, node.shape().elements())
                .mapToObj(element -> numbers.number(bindings.masks()
                        .map(masks -> DropoutMasks.factor(
                                masks.seed(),
                                mask.number(),
                                masks.firstSequence() + place.sequence(),
                                place.step(),
                                element,
                                mask.rate()))
                        .orElse(1.0)))
                .toList();
    }

    /** What was given for a state, as long as {@link Bindings#starts} has it. */
    List<N> start(Op.History history, Node node, Place place) {
        StepGraph.State state = graph.states().stream()
                .filter(candidate -> candidate.name().equals(history.state()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no state " + history.state()));
        int elements = node.shape().elements();
        List<Double> given = given(bindings.starts(), history.state(), bindings.sequences() * state.depth() * elements);
        int stepsBack = place.step() < 0
                ? -place.step()
                : place.step() - bindings.lengths().get(place.sequence()) + 1;
        int slot = place.sequence() * state.depth() + state.depth() - stepsBack;
        return lifted(given.subList(slot * elements, (slot + 1) * elements));
    }

    private List<N> parameter(String name, Node node) {
        List<Double> values = given(bindings.numbers(), name, node.shape().elements());
        return IntStream.range(0, values.size())
                .mapToObj(element -> parameters.lift(name, element, values.get(element)))
                .toList();
    }

    private <V> List<V> part(Map<String, List<V>> ports, String port, Node node, Place place) {
        int elements = node.shape().elements();
        int steps = node.axes() == Axes.STEP ? bindings.steps() : 1;
        List<V> values = given(ports, port, steps * bindings.sequences() * elements);
        int start = (place.step() * bindings.sequences() + place.sequence()) * elements;
        return values.subList(start, start + elements);
    }

    private static <V> List<V> given(Map<String, List<V>> map, String name, int size) {
        List<V> values = map.get(name);
        if (values == null) {
            throw new IllegalArgumentException("nothing given for " + name + ", but " + new TreeSet<>(map.keySet()));
        }
        if (values.size() != size) {
            throw new IllegalArgumentException(name + " takes " + size + " numbers, not " + values.size());
        }
        return values;
    }

    private List<N> lifted(List<Double> values) {
        List<N> lifted = new ArrayList<>();
        values.forEach(value -> lifted.add(numbers.number(value)));
        return lifted;
    }

    private int allSteps() {
        return bindings.lengths().stream().mapToInt(Integer::intValue).sum();
    }
}
