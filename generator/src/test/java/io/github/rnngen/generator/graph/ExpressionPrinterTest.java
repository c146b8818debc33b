package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Shape;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionPrinterTest {
    private static final Shape VECTOR = Shape.of(3);

    /** Values to build formulas of: vectors a, b and c, a scalar s, a matrix W, an index k. */
    private static final class Values {
        final GraphBuilder graph = new GraphBuilder();
        final int a = parameter("a", VECTOR);
        final int b = parameter("b", VECTOR);
        final int c = parameter("c", VECTOR);
        final int s = parameter("s", Shape.SCALAR);
        final int w = parameter("W", Shape.of(3, 3));
        final int x = graph.leaf(new Op.Input("x"), VECTOR, Axes.STEP);
        final int k = graph.leaf(new Op.Index("k"), Shape.SCALAR, Axes.STEP);

        private int parameter(String name, Shape shape) {
            return graph.leaf(new Op.Parameter(name), shape, Axes.NONE);
        }

        int map(Elementwise op, int... operands) {
            return graph.map(op, operands);
        }

        int add(int left, int right) {
            return map(Elementwise.ADD, left, right);
        }

        int subtract(int left, int right) {
            return map(Elementwise.SUBTRACT, left, right);
        }

        int times(int left, int right) {
            return map(Elementwise.MULTIPLY, left, right);
        }

        int over(int left, int right) {
            return map(Elementwise.DIVIDE, left, right);
        }

        int power(int left, int right) {
            return map(Elementwise.POWER, left, right);
        }

        int negate(int value) {
            return map(Elementwise.NEGATE, value);
        }

        int matMul(int left, int right) {
            return graph.matMul(left, right);
        }

        int shift(int by, int source) {
            int shift = graph.shift(by, graph.number(0), VECTOR);
            graph.bind(shift, source);
            return shift;
        }
    }

    private record Formula(String text, ToIntFunction<Values> value) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static Formula formula(String text, ToIntFunction<Values> value) {
        return new Formula(text, value);
    }

    static List<Formula> formulas() {
        return List.of(
                formula("a + b + c", v -> v.add(v.add(v.a, v.b), v.c)),
                formula("a + (b + c)", v -> v.add(v.a, v.add(v.b, v.c))),
                formula("a - b - c", v -> v.subtract(v.subtract(v.a, v.b), v.c)),
                formula("a - (b - c)", v -> v.subtract(v.a, v.subtract(v.b, v.c))),
                formula("a * b + c", v -> v.add(v.times(v.a, v.b), v.c)),
                formula("a * (b + c)", v -> v.times(v.a, v.add(v.b, v.c))),
                formula("a / (b * c)", v -> v.over(v.a, v.times(v.b, v.c))),
                formula("a / b * c", v -> v.times(v.over(v.a, v.b), v.c)),
                formula("W @ a * b", v -> v.times(v.matMul(v.w, v.a), v.b)),
                formula("W @ (a * b)", v -> v.matMul(v.w, v.times(v.a, v.b))),
                formula("W @ W @ a", v -> v.matMul(v.matMul(v.w, v.w), v.a)),
                formula("W @ (W @ a)", v -> v.matMul(v.w, v.matMul(v.w, v.a))),
                formula("W @ -a", v -> v.matMul(v.w, v.negate(v.a))),
                formula("-(W @ a)", v -> v.negate(v.matMul(v.w, v.a))),
                formula("-a^2", v -> v.negate(v.power(v.a, v.graph.number(2)))),
                formula("(-a)^2", v -> v.power(v.negate(v.a), v.graph.number(2))),
                formula("a^(-1)", v -> v.power(v.a, v.graph.number(-1))),
                formula("a^b^c", v -> v.power(v.a, v.power(v.b, v.c))),
                formula("(a^b)^c", v -> v.power(v.power(v.a, v.b), v.c)),
                formula("-(-a)", v -> v.negate(v.negate(v.a))),
                formula("a - -b", v -> v.subtract(v.a, v.negate(v.b))),
                formula("a * -0.5", v -> v.times(v.a, v.graph.number(-0.5))),
                formula("a ++ (b + c)[0:2]", v -> v.graph.join(v.a, v.graph.slice(v.add(v.b, v.c), 0, 2))),
                formula("a + b ++ c", v -> v.graph.join(v.add(v.a, v.b), v.c)),
                formula(
                        "select(a < b + c, a, 0)",
                        v -> v.map(
                                Elementwise.SELECT,
                                v.map(Elementwise.LESS, v.a, v.add(v.b, v.c)),
                                v.a,
                                v.graph.number(0))),
                formula(
                        "(a <= b) + (a >= b)",
                        v -> v.add(
                                v.map(Elementwise.LESS_EQUAL, v.a, v.b), v.map(Elementwise.GREATER_EQUAL, v.a, v.b))),
                formula(
                        "(a == b) * (a != b)",
                        v -> v.times(v.map(Elementwise.EQUAL, v.a, v.b), v.map(Elementwise.NOT_EQUAL, v.a, v.b))),
                formula("max(a, b) > min(a, s)", v -> {
                    int max = v.map(Elementwise.MAX, v.a, v.b);
                    return v.map(Elementwise.GREATER, max, v.map(Elementwise.MIN, v.a, v.s));
                }),
                formula("exp(log(sqrt(abs(a))))", v -> {
                    int abs = v.map(Elementwise.SQRT, v.map(Elementwise.ABS, v.a));
                    return v.map(Elementwise.EXP, v.map(Elementwise.LOG, abs));
                }),
                formula("sin(cos(tanh(sigmoid(a))))", v -> {
                    int tanh = v.map(Elementwise.TANH, v.map(Elementwise.SIGMOID, v.a));
                    return v.map(Elementwise.SIN, v.map(Elementwise.COS, tanh));
                }),
                formula(
                        "softplus(relu(sign(a)))",
                        v -> v.map(Elementwise.SOFTPLUS, v.map(Elementwise.RELU, v.map(Elementwise.SIGN, v.a)))),
                formula("sum(a * b)", v -> v.graph.sum(v.times(v.a, v.b))),
                formula("a - greatest(a)", v -> v.subtract(v.a, v.graph.greatest(v.a))),
                formula("transpose(W) @ a", v -> v.matMul(v.graph.transpose(v.w), v.a)),
                formula("outer(a, b + c)", v -> v.graph.outer(v.a, v.add(v.b, v.c))),
                formula("fill(s, [3])", v -> v.graph.fill(v.s, VECTOR)),
                formula("pad(a, 1, 5)", v -> v.graph.pad(v.a, 1, 5)),
                formula("W[k]", v -> v.graph.lookup(v.w, v.k)),
                formula("scatter(a, k, [5, 3])", v -> v.graph.scatter(v.a, v.k, Shape.of(5, 3))),
                formula("[1, 2, -3] + a", v -> v.add(v.graph.constant(VECTOR, List.of(1.0, 2.0, -3.0)), v.a)),
                formula("[[0, 1], [-1, 0]]", v -> v.graph.constant(Shape.of(2, 2), List.of(0.0, 1.0, -1.0, 0.0))),
                formula(
                        "[[0, 0, 0, 0, 0], [0, 0, 0, …]]",
                        v -> v.graph.constant(Shape.of(3, 5), Collections.nCopies(15, 0.0))),
                formula("s / stepCount", v -> v.over(v.s, v.graph.leaf(new Op.Count(true), Shape.SCALAR, Axes.NONE))),
                formula(
                        "s / sequenceCount",
                        v -> v.over(v.s, v.graph.leaf(new Op.Count(false), Shape.SCALAR, Axes.NONE))),
                formula("x[t-1] + x[t+2]", v -> v.add(v.shift(-1, v.x), v.shift(2, v.x))),
                formula("x[t-1][0:2]", v -> v.graph.slice(v.shift(-1, v.x), 0, 2)),
                formula("start(a, h)", v -> v.graph.history("h", v.a, VECTOR)),
                formula("outside(x, t-1)", v -> v.graph.outside(-1, v.x)),
                formula("ifInitial(a, h)", v -> v.graph.ifInitial("h", v.a)),
                formula("a * mask2(0.25)", v -> v.times(v.a, v.graph.mask(2, 0.25, VECTOR, Axes.SEQUENCE))),
                formula("spread(a)", v -> v.graph.spread(v.a, Axes.STEP)),
                formula("atLast(last(x))", v -> v.graph.atLast(v.graph.last(v.x))),
                formula("sum over t of a * x", v -> v.graph.sumOver(Axes.STEP, Axes.NONE, v.times(v.a, v.x))),
                formula(
                        "sum over sequences of (sum over t of (a + x))",
                        v -> v.graph.sumOver(
                                Axes.SEQUENCE, Axes.NONE, v.graph.sumOver(Axes.STEP, Axes.SEQUENCE, v.add(v.a, v.x)))),
                formula("(sum over t of x) + a", v -> v.add(v.graph.sumOver(Axes.STEP, Axes.NONE, v.x), v.a)));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void writesNoMoreParenthesesThanNeeded(Formula formula) {
        Values values = new Values();
        int id = formula.value().applyAsInt(values);
        assertThat(print(values.graph, id, Map.of(values.x, "x"))).isEqualTo(formula.text());
    }

    @Test
    void everyOperationIsWritten() {
        Set<Object> written = new HashSet<>();
        for (Formula formula : formulas()) {
            Values values = new Values();
            int id = formula.value().applyAsInt(values);
            values.graph.nodes().subList(0, id + 1).forEach(node -> written.add(kind(node.op())));
        }
        Set<Object> all = new HashSet<>(List.of(Elementwise.values()));
        for (Class<?> group : List.of(Op.Leaf.class, Op.Structural.class, Op.Temporal.class)) {
            all.addAll(List.of(group.getPermittedSubclasses()));
        }
        assertThat(written).isEqualTo(all);
    }

    private static Object kind(Op op) {
        return op instanceof Elementwise ? op : op.getClass();
    }

    @Test
    void stopsAtNames() {
        Values v = new Values();
        int squared = v.times(v.b, v.b);
        int slope = v.subtract(v.graph.number(1), squared);
        int adjoint = v.times(v.a, slope);
        assertThat(print(v.graph, adjoint, Map.of(v.a, "hAdj", v.b, "h"))).isEqualTo("hAdj * (1 - h * h)");
        assertThat(print(v.graph, adjoint, Map.of(slope, "slope", adjoint, "never")))
                .isEqualTo("a * slope");
    }

    @Test
    void showsAnAdjointAsOneWouldWriteIt() {
        Values v = new Values();
        int weights = v.graph.sumOver(Axes.STEP, Axes.NONE, v.graph.outer(v.x, v.shift(-1, v.x)));
        assertThat(print(v.graph, weights, Map.of(v.x, "hPreAdj")))
                .isEqualTo("sum over t of outer(hPreAdj, hPreAdj[t-1])");
    }

    @Test
    void aCircleEndsAtItsShift() {
        GraphBuilder graph = new GraphBuilder();
        int shift = graph.shift(-1, graph.number(0), VECTOR);
        int state = graph.map(Elementwise.TANH, shift);
        graph.bind(shift, state);
        assertThat(print(graph, state, Map.of())).isEqualTo("tanh(%2[t-1])");
        graph.name(state, "h");
        assertThat(print(graph, state, Map.of())).isEqualTo("tanh(h[t-1])");
    }

    @Test
    void cutsWhatWouldDoubleAtEveryLevel() {
        Values v = new Values();
        int value = v.a;
        for (int level = 0; level < 60; level++) {
            value = v.times(value, value);
        }
        assertThat(print(v.graph, value, Map.of())).hasSizeLessThan(1000).contains("…");
    }

    @Test
    void cutsWhatIsTooDeep() {
        Values v = new Values();
        int value = v.a;
        for (int level = 0; level < 100_000; level++) {
            value = v.add(value, v.b);
        }
        assertThat(print(v.graph, value, Map.of())).startsWith("… + b + b + b").hasSizeLessThan(1000);
    }

    private static String print(GraphBuilder graph, int id, Map<Integer, String> names) {
        StepGraph step = new StepGraph(graph.nodes(), List.of(), List.of(), Map.of());
        return ExpressionPrinter.print(step, id, key -> Optional.ofNullable(names.get(key)));
    }
}
