package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Puts one {@link OperatorCase} together: operands that depend on parameters, and a loss on the result. */
final class CaseBuilder {
    private static final int STEPS = 4;
    private static final int SEQUENCES = 2;
    static final Shape STATE = Shape.of(3);

    final GraphBuilder graph = new GraphBuilder();

    private final String name;
    private final Random random;
    private final List<String> trained = new ArrayList<>();
    private final List<StepGraph.State> states = new ArrayList<>();
    private final List<Integer> pasts = new ArrayList<>();
    private Bindings bindings = Bindings.of(STEPS, SEQUENCES).withLengths(STEPS, STEPS - 2);
    private int leaves;

    CaseBuilder(String name) {
        this.name = name;
        this.random = new Random(name.hashCode());
    }

    int parameter(Shape shape, Domain domain) {
        String parameter = "p" + leaves++;
        trained.add(parameter);
        return leaf(new Op.Parameter(parameter), parameter, shape, Axes.NONE, domain);
    }

    int port(Shape shape, Axes axes) {
        String port = "x" + leaves++;
        return leaf(new Op.Input(port), port, shape, axes, Domain.POSITIVE);
    }

    int index(Axes axes, int classes) {
        String port = "k" + leaves++;
        int[] values = random.ints(places(axes), 0, classes).toArray();
        bindings = bindings.withIndices(port, values);
        return graph.leaf(new Op.Index(port), Shape.SCALAR, axes);
    }

    /** A random mask, which applies. */
    int mask(Shape shape, Axes axes) {
        bindings = bindings.withMasks(7, 1);
        return graph.mask(leaves++, 0.4, shape, axes);
    }

    /** A value that depends on a parameter, and on what came before where there is a circle and the axes allow. */
    int operand(Shape shape, Axes axes, Domain domain) {
        int parameter = parameter(shape, domain);
        if (axes == Axes.NONE) {
            return parameter;
        } else if (axes == Axes.STEP && !pasts.isEmpty()) {
            return fromPast(parameter, shape, domain);
        }
        return graph.map(Elementwise.MULTIPLY, parameter, port(Shape.SCALAR, axes));
    }

    /** Between -1 and 1, or between 1 and 2. */
    private int fromPast(int parameter, Shape shape, Domain domain) {
        int past = pasts.stream()
                .reduce((a, b) -> graph.map(Elementwise.SUBTRACT, a, b))
                .orElseThrow();
        int fitting = shape.equals(STATE) ? past : graph.sum(past);
        int squashed = graph.map(Elementwise.TANH, graph.map(Elementwise.MULTIPLY, parameter, fitting));
        return domain == Domain.POSITIVE
                ? graph.map(
                        Elementwise.ADD,
                        graph.number(1.5),
                        graph.map(Elementwise.MULTIPLY, graph.number(0.5), squashed))
                : squashed;
    }

    /** From here on operands read a state at these distances, until {@link #close} defines the state. */
    void open(List<Integer> distances) {
        int history = graph.history(stateName(), parameter(STATE, Domain.SIGNED), STATE);
        distances.forEach(by -> pasts.add(graph.shift(by, history, STATE)));
    }

    /** Makes the state of what was computed from its past. */
    void close(int value) {
        int summary = weighted(value, Axes.NONE);
        int driven = graph.map(Elementwise.MULTIPLY, parameter(STATE, Domain.SIGNED), summary);
        int state = graph.map(Elementwise.TANH, graph.map(Elementwise.ADD, driven, port(STATE, Axes.STEP)));
        pasts.forEach(past -> graph.bind(past, state));
        List<Integer> distances = pasts.stream()
                .map(past -> ((Op.Shift) graph.node(past).op()).by())
                .toList();
        int depth = distances.stream().mapToInt(Math::abs).max().orElseThrow();
        states.add(new StepGraph.State(stateName(), STATE, state, depth, distances.get(0) > 0));
        pasts.clear();
    }

    private String stateName() {
        return "h" + states.size();
    }

    /** A state that a value is, read by the shifts that the case has made of it. */
    void state(String state, int value, int depth, boolean reverse) {
        states.add(new StepGraph.State(state, graph.node(value).shape(), value, depth, reverse));
    }

    /** Puts something in place of a state's initial value. */
    void start(String state) {
        int size = states.stream()
                .filter(candidate -> candidate.name().equals(state))
                .mapToInt(candidate -> candidate.depth() * candidate.shape().elements())
                .sum();
        bindings = bindings.withStart(state, draw(SEQUENCES * size, Domain.SIGNED));
    }

    /** The case whose loss is a weighted sum of all that a value is. */
    OperatorCase build(int value) {
        return build(value, true);
    }

    OperatorCase build(int value, boolean smooth) {
        int loss = graph.sumOver(Axes.STEP, Axes.NONE, weighted(value, Axes.STEP));
        StepGraph forward = new StepGraph(
                graph.nodes(),
                states,
                List.of(
                        new StepGraph.Result(StepGraph.Result.Kind.OUTPUT, "y", value),
                        new StepGraph.Result(StepGraph.Result.Kind.LOSS, "", loss)),
                Map.of());
        return new OperatorCase(name, forward, bindings, trained, smooth);
    }

    /** The sum of the elements with weights that vary along the axes. */
    private int weighted(int value, Axes axes) {
        Shape shape = graph.node(value).shape();
        int weights = axes == Axes.NONE ? parameter(shape, Domain.SIGNED) : port(shape, axes);
        return graph.sum(graph.map(Elementwise.MULTIPLY, weights, value));
    }

    private int leaf(Op.Leaf leaf, String leafName, Shape shape, Axes axes, Domain domain) {
        bindings = bindings.with(leafName, draw(places(axes) * shape.elements(), domain));
        return graph.leaf(leaf, shape, axes);
    }

    private double[] draw(int count, Domain domain) {
        return DoubleStream.generate(() -> domain.draw(random)).limit(count).toArray();
    }

    private static int places(Axes axes) {
        return switch (axes) {
            case NONE -> 1;
            case SEQUENCE -> SEQUENCES;
            case STEP -> STEPS * SEQUENCES;
        };
    }
}
