package io.github.rnngen.generator.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation computes, on small numbers that can be worked out by hand. */
class OperationsTest {
    private static final double NEVER = Double.NaN;

    /** A sequence of three steps and one of two; what lies past its end is never read. */
    private static final Bindings BINDINGS = Bindings.of(3, 2)
            .withLengths(3, 2)
            .with("x", 1, 10, 2, 20, 3, NEVER)
            .with("v", 1, 2, 10, 20, 3, 4, 30, 40, 5, 6, NEVER, NEVER)
            .with("c", 100, 200)
            .withIndices("k", 0, 1, 1, 0, 1, 7)
            .withIndices("j", 1, 0)
            .with("s", 7)
            .with("p", 3, 4)
            .with("u", 0.5, 2, -1)
            .with("W", 1, 2, 3, 4, 5, 6)
            .with("M", 1, 0, 2, 0, 3, 1);

    /** The leaves that the bindings give. */
    private static final class Leaf {
        final GraphBuilder graph = new GraphBuilder();
        final int x = graph.leaf(new Op.Input("x"), Shape.SCALAR, Axes.STEP);
        final int v = graph.leaf(new Op.Input("v"), Shape.of(2), Axes.STEP);
        final int c = graph.leaf(new Op.Input("c"), Shape.SCALAR, Axes.SEQUENCE);
        final int k = graph.leaf(new Op.Index("k"), Shape.SCALAR, Axes.STEP);
        final int j = graph.leaf(new Op.Index("j"), Shape.SCALAR, Axes.SEQUENCE);
        final int s = graph.leaf(new Op.Parameter("s"), Shape.SCALAR, Axes.NONE);
        final int p = graph.leaf(new Op.Parameter("p"), Shape.of(2), Axes.NONE);
        final int u = graph.leaf(new Op.Parameter("u"), Shape.of(3), Axes.NONE);
        final int w = graph.leaf(new Op.Parameter("W"), Shape.of(2, 3), Axes.NONE);
        final int m = graph.leaf(new Op.Parameter("M"), Shape.of(3, 2), Axes.NONE);

        int shift(int by, int source, int boundary) {
            int shift = graph.shift(by, boundary, graph.node(source).shape());
            graph.bind(shift, source);
            return shift;
        }

        int past(int by, int source, int initial) {
            return shift(
                    by, source, graph.history("h", initial, graph.node(source).shape()));
        }
    }

    /**
     * An operation and its values.
     *
     * @param expected one for a value without axes, one for each sequence, or three for the first sequence's steps and
     *     two for the second's
     */
    private record Example(String name, ToIntFunction<Leaf> value, List<List<Double>> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Example example(String name, ToIntFunction<Leaf> value, double[]... expected) {
        return new Example(
                name,
                value,
                Arrays.stream(expected)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    private static double[] at(double... elements) {
        return elements;
    }

    static Stream<Example> examples() {
        return Stream.of(leaves(), elementwise(), structural(), temporal(), sums())
                .flatMap(s -> s);
    }

    private static Stream<Example> leaves() {
        return Stream.of(
                example("constant", l -> l.graph.constant(Shape.of(2), List.of(1.5, -2.0)), at(1.5, -2)),
                example("parameter", l -> l.w, at(1, 2, 3, 4, 5, 6)),
                example("input", l -> l.v, at(1, 2), at(3, 4), at(5, 6), at(10, 20), at(30, 40)),
                example("input once", l -> l.c, at(100), at(200)),
                example("index", l -> l.k, at(0), at(1), at(1), at(1), at(0)),
                example("count of steps", l -> l.graph.leaf(new Op.Count(true), Shape.SCALAR, Axes.NONE), at(5)),
                example("count of sequences", l -> l.graph.leaf(new Op.Count(false), Shape.SCALAR, Axes.NONE), at(2)));
    }

    private static Stream<Example> elementwise() {
        return Stream.of(
                example(
                        "elements",
                        l -> l.graph.map(Elementwise.SUBTRACT, l.v, l.p),
                        at(-2, -2),
                        at(0, 0),
                        at(2, 2),
                        at(7, 16),
                        at(27, 36)),
                example("scalar first", l -> l.graph.map(Elementwise.DIVIDE, l.s, l.p), at(7 / 3.0, 7 / 4.0)),
                example("scalar second", l -> l.graph.map(Elementwise.POWER, l.p, l.graph.number(2)), at(9, 16)),
                example(
                        "scalar for a matrix",
                        l -> l.graph.map(Elementwise.MULTIPLY, l.s, l.w),
                        at(7, 14, 21, 28, 35, 42)),
                example("comparison", l -> l.graph.map(Elementwise.LESS, l.u, l.graph.number(1)), at(1, 0, 1)),
                example(
                        "choice by element",
                        l -> l.graph.map(
                                Elementwise.SELECT, l.graph.map(Elementwise.GREATER, l.u, l.graph.number(0)), l.u, l.s),
                        at(0.5, 2, 7)),
                example(
                        "choice by any number but 0",
                        l -> l.graph.map(Elementwise.SELECT, l.graph.number(-0.5), l.p, l.s),
                        at(3, 4)),
                example(
                        "choice of vectors by a scalar",
                        l -> l.graph.map(Elementwise.SELECT, l.k, l.p, l.v),
                        at(1, 2),
                        at(3, 4),
                        at(3, 4),
                        at(3, 4),
                        at(30, 40)));
    }

    private static Stream<Example> structural() {
        return Stream.of(
                example("matrix @ vector", l -> l.graph.matMul(l.w, l.u), at(1.5, 6)),
                example("matrix @ matrix", l -> l.graph.matMul(l.w, l.m), at(14, 3, 32, 6)),
                example(
                        "matrix @ input",
                        l -> l.graph.matMul(l.m, l.v),
                        at(1, 2, 5),
                        at(3, 6, 13),
                        at(5, 10, 21),
                        at(10, 20, 50),
                        at(30, 60, 130)),
                example("outer", l -> l.graph.outer(l.p, l.u), at(1.5, 6, -3, 2, 8, -4)),
                example("transpose", l -> l.graph.transpose(l.w), at(1, 4, 2, 5, 3, 6)),
                example("slice", l -> l.graph.slice(l.u, 1, 3), at(2, -1)),
                example("pad", l -> l.graph.pad(l.p, 1, 4), at(0, 3, 4, 0)),
                example("join", l -> l.graph.join(l.u, l.p), at(0.5, 2, -1, 3, 4)),
                example("sum", l -> l.graph.sum(l.w), at(21)),
                example("greatest", l -> l.graph.greatest(l.u), at(2)),
                example("fill", l -> l.graph.fill(l.c, Shape.of(2)), at(100, 100), at(200, 200)),
                example("fill a matrix", l -> l.graph.fill(l.s, Shape.of(1, 3)), at(7, 7, 7)),
                example("row", l -> l.graph.lookup(l.w, l.j), at(4, 5, 6), at(1, 2, 3)),
                example("element", l -> l.graph.lookup(l.p, l.k), at(3), at(4), at(4), at(4), at(3)),
                example("row at the last step", l -> l.graph.lookup(l.m, l.graph.last(l.k)), at(2, 0), at(1, 0)),
                example(
                        "scatter a row",
                        l -> l.graph.scatter(l.p, l.j, Shape.of(2, 2)),
                        at(0, 0, 3, 4),
                        at(3, 4, 0, 0)),
                example(
                        "scatter an element",
                        l -> l.graph.scatter(l.x, l.k, Shape.of(3)),
                        at(1, 0, 0),
                        at(0, 2, 0),
                        at(0, 3, 0),
                        at(0, 10, 0),
                        at(20, 0, 0)));
    }

    private static Stream<Example> temporal() {
        return Stream.of(
                example("past", l -> l.past(-1, l.x, l.s), at(7), at(1), at(2), at(7), at(10)),
                example("past by two", l -> l.past(-2, l.x, l.c), at(100), at(100), at(1), at(200), at(200)),
                example(
                        "past of a vector, from a number",
                        l -> l.past(-1, l.v, l.s),
                        at(7, 7),
                        at(1, 2),
                        at(3, 4),
                        at(7, 7),
                        at(10, 20)),
                example("future", l -> l.shift(1, l.x, l.graph.number(0)), at(2), at(3), at(0), at(20), at(0)),
                example(
                        "future by five",
                        l -> l.shift(5, l.v, l.graph.number(0)),
                        at(0, 0),
                        at(0, 0),
                        at(0, 0),
                        at(0, 0),
                        at(0, 0)),
                example(
                        "past of a parameter",
                        l -> l.shift(-1, l.s, l.graph.number(0)),
                        at(0),
                        at(7),
                        at(7),
                        at(0),
                        at(7)),
                example("outside of the past", l -> l.graph.outside(-2, l.x), at(1), at(2), at(0), at(10), at(20)),
                example(
                        "outside of the future",
                        l -> l.graph.outside(1, l.p),
                        at(0, 0),
                        at(0, 0),
                        at(3, 4),
                        at(0, 0),
                        at(3, 4)),
                example("spread", l -> l.graph.spread(l.c, Axes.STEP), at(100), at(100), at(100), at(200), at(200)),
                example("if initial", l -> l.graph.ifInitial("h", l.c), at(100), at(200)),
                example("mask that is off", l -> l.graph.mask(0, 0.5, Shape.of(2), Axes.SEQUENCE), at(1, 1), at(1, 1)),
                example("last", l -> l.graph.last(l.v), at(5, 6), at(30, 40)),
                example("at last", l -> l.graph.atLast(l.c), at(0), at(0), at(100), at(0), at(200)),
                example(
                        "at last, a vector",
                        l -> l.graph.atLast(l.p),
                        at(0, 0),
                        at(0, 0),
                        at(3, 4),
                        at(0, 0),
                        at(3, 4)));
    }

    private static Stream<Example> sums() {
        return Stream.of(
                example("over all", l -> l.graph.sumOver(Axes.STEP, Axes.NONE, l.v), at(49, 72)),
                example("over steps", l -> l.graph.sumOver(Axes.STEP, Axes.SEQUENCE, l.x), at(6), at(30)),
                example("over sequences", l -> l.graph.sumOver(Axes.SEQUENCE, Axes.NONE, l.c), at(300)),
                example(
                        "over steps, of what is the same",
                        l -> l.graph.sumOver(Axes.STEP, Axes.SEQUENCE, l.c),
                        at(300),
                        at(400)),
                example("over all, of what is the same", l -> l.graph.sumOver(Axes.STEP, Axes.NONE, l.p), at(15, 20)),
                example(
                        "over sequences, of what is the same",
                        l -> l.graph.sumOver(Axes.SEQUENCE, Axes.NONE, l.s),
                        at(14)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void computes(Example example) {
        Leaf leaf = new Leaf();
        int id = example.value().applyAsInt(leaf);
        StepGraph graph = graph(leaf, id);
        GraphVerifier.verify(example.name(), graph);
        assertThat(values(graph, id)).isEqualTo(example.expected());
    }

    @Test
    void everyOperationHasAnExample() {
        Set<Class<?>> shown = examples()
                .flatMap(example -> {
                    Leaf leaf = new Leaf();
                    int id = example.value().applyAsInt(leaf);
                    return Stream.concat(
                            Stream.of(leaf.graph.node(id)),
                            leaf.graph.node(id).operands().stream().map(leaf.graph::node));
                })
                .map(node -> node.op().getClass())
                .collect(Collectors.toSet());
        assertThat(shown).contains(Elementwise.class);
        assertThat(Stream.of(Op.Leaf.class, Op.Structural.class, Op.Temporal.class)
                        .flatMap(group -> Arrays.stream(group.getPermittedSubclasses())))
                .hasSize(25)
                .allSatisfy(op -> assertThat(shown).contains(op));
    }

    private static StepGraph graph(Leaf leaf, int id) {
        Node source = leaf.graph.node(id).op() instanceof Op.Shift
                ? leaf.graph.node(leaf.graph.node(id).operand(0))
                : leaf.graph.node(leaf.x);
        return new StepGraph(
                leaf.graph.nodes(),
                List.of(new StepGraph.State("h", source.shape(), source.id(), 2, false)),
                List.of(),
                Map.of());
    }

    private static List<List<Double>> values(StepGraph graph, int id) {
        Interpreter<Double> interpreter = Interpreter.ofReals(graph, BINDINGS);
        Axes axes = graph.node(id).axes();
        List<List<Double>> values = new ArrayList<>();
        for (int sequence = 0; sequence < (axes == Axes.NONE ? 1 : 2); sequence++) {
            int steps = axes == Axes.STEP ? BINDINGS.lengths().get(sequence) : 1;
            for (int step = 0; step < steps; step++) {
                values.add(interpreter.value(id, step, sequence));
            }
        }
        return values;
    }
}
