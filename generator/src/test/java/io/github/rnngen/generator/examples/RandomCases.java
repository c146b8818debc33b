package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Graphs in which all operations meet, drawn by a generator with fixed seeds: a circle through time, a second one that
 * reads the first, and then whatever looks over all steps. Values are squashed where they could grow.
 */
public final class RandomCases {
    private static final int CASES = 60;
    private static final int OPERATIONS = 12;
    private static final Shape VECTOR = CaseBuilder.STATE;
    private static final Shape MATRIX = Shape.of(3, 3);

    private final Random random;
    private final CaseBuilder builder;
    private final GraphBuilder graph;
    private final List<Integer> values = new ArrayList<>();

    private RandomCases(int seed) {
        this.random = new Random(seed);
        this.builder = new CaseBuilder("Random graph " + seed);
        this.graph = builder.graph;
    }

    public static List<OperatorCase> all() {
        return IntStream.range(0, CASES)
                .mapToObj(seed -> new RandomCases(seed).draw())
                .toList();
    }

    private OperatorCase draw() {
        for (Shape shape : List.of(Shape.SCALAR, VECTOR, MATRIX)) {
            values.add(builder.operand(shape, oneOf(List.of(Axes.values())), Domain.SIGNED));
        }
        circle();
        circle();
        for (int i = 0; i < OPERATIONS; i++) {
            values.add(random.nextInt(3) == 0 ? acrossSteps(any()) : withinStep());
        }
        int result = values.subList(values.size() - OPERATIONS / 2, values.size()).stream()
                .map(graph::sum)
                .reduce((a, b) -> graph.map(Elementwise.ADD, a, b))
                .orElseThrow();
        return builder.build(result);
    }

    private void circle() {
        builder.open(oneOf(List.of(List.of(-1), List.of(-2), List.of(-1, -2), List.of(1), List.of(1, 3))));
        int past = builder.operand(VECTOR, Axes.STEP, Domain.SIGNED);
        values.add(past);
        for (int i = 0; i < OPERATIONS; i++) {
            values.add(withinStep());
        }
        builder.close(graph.map(Elementwise.ADD, past, graph.sum(any())));
    }

    private int acrossSteps(int value) {
        Axes axes = graph.node(value).axes();
        return switch (random.nextInt(6)) {
            case 0 -> graph.last(value);
            case 1 -> graph.sumOver(Axes.STEP, oneOf(List.of(Axes.NONE, Axes.SEQUENCE)), value);
            case 2 -> graph.spread(value, Axes.STEP);
            case 3 -> graph.outside(oneOf(List.of(-1, 2)), value);
            case 4 -> axes == Axes.STEP ? shift(value) : graph.atLast(value);
            default -> shift(value);
        };
    }

    private int shift(int value) {
        int shift = graph.shift(
                oneOf(List.of(-1, -3, 2)), graph.number(0), graph.node(value).shape());
        graph.bind(shift, value);
        return shift;
    }

    private int withinStep() {
        return switch (random.nextInt(5)) {
            case 0 -> unary(any());
            case 1, 2 -> binary(any());
            default -> structural();
        };
    }

    private int unary(int value) {
        Elementwise op = oneOf(List.of(
                Elementwise.NEGATE,
                Elementwise.EXP,
                Elementwise.LOG,
                Elementwise.SQRT,
                Elementwise.ABS,
                Elementwise.SIN,
                Elementwise.COS,
                Elementwise.TANH,
                Elementwise.SIGMOID,
                Elementwise.SOFTPLUS,
                Elementwise.RELU,
                Elementwise.SIGN));
        return switch (op) {
            case EXP -> graph.map(op, squashed(value));
            case LOG, SQRT -> graph.map(op, positive(value));
            default -> graph.map(op, value);
        };
    }

    private int binary(int value) {
        int other = random.nextBoolean() ? of(graph.node(value).shape()) : of(Shape.SCALAR);
        Elementwise op = oneOf(List.of(
                Elementwise.ADD,
                Elementwise.SUBTRACT,
                Elementwise.MULTIPLY,
                Elementwise.DIVIDE,
                Elementwise.POWER,
                Elementwise.MAX,
                Elementwise.MIN,
                Elementwise.SELECT));
        return switch (op) {
            case MULTIPLY -> graph.map(op, squashed(value), other);
            case DIVIDE -> graph.map(op, value, positive(other));
            case POWER -> graph.map(op, positive(value), squashed(other));
            case SELECT -> graph.map(op, graph.map(Elementwise.LESS, value, other), other, unary(value));
            default -> graph.map(op, value, other);
        };
    }

    private int structural() {
        int vector = of(VECTOR);
        int matrix = of(MATRIX);
        return switch (random.nextInt(12)) {
            case 0 -> squashed(graph.matMul(matrix, vector));
            case 1 -> squashed(graph.matMul(matrix, of(MATRIX)));
            case 2 -> squashed(graph.outer(vector, of(VECTOR)));
            case 3 -> graph.transpose(matrix);
            case 4 -> graph.pad(graph.slice(vector, 0, 2), 1, 3);
            case 5 -> graph.join(graph.slice(vector, 1, 3), graph.slice(of(VECTOR), 0, 1));
            case 6 -> graph.sum(matrix);
            case 7 -> graph.sum(vector);
            case 8 -> graph.fill(of(Shape.SCALAR), oneOf(List.of(VECTOR, MATRIX)));
            case 9 -> graph.lookup(matrix, builder.index(Axes.STEP, 3));
            case 10 -> graph.scatter(vector, builder.index(Axes.SEQUENCE, 3), MATRIX);
            default -> Operators.softmax(graph, vector);
        };
    }

    private int squashed(int value) {
        return graph.map(Elementwise.TANH, value);
    }

    private int positive(int value) {
        return graph.map(Elementwise.ADD, graph.map(Elementwise.SOFTPLUS, value), graph.number(0.5));
    }

    private int any() {
        return oneOf(values);
    }

    private int of(Shape shape) {
        return oneOf(values.stream()
                .filter(id -> graph.node(id).shape().equals(shape))
                .toList());
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
