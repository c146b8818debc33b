package io.github.rnngen.generator.examples;

import static io.github.rnngen.generator.examples.Domain.POSITIVE;
import static io.github.rnngen.generator.examples.Domain.SIGNED;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The operations that work within one step, each with the shapes that it takes. */
final class Operators {
    private static final Shape SCALAR = Shape.SCALAR;
    private static final Shape VECTOR = Shape.of(3);
    private static final Shape MATRIX = Shape.of(2, 3);

    private Operators() {}

    static List<Operator> all() {
        return Stream.concat(Arrays.stream(Elementwise.values()).map(Operators::of), structural())
                .toList();
    }

    /** Operations with a kink, or a jump. */
    static List<Operator> kinked() {
        List<Elementwise> kinks = List.of(
                Elementwise.MAX,
                Elementwise.MIN,
                Elementwise.ABS,
                Elementwise.RELU,
                Elementwise.SIGN,
                Elementwise.SELECT);
        return Arrays.stream(Elementwise.values())
                .filter(op -> kinks.contains(op) || op.isComparison())
                .map(op -> of(op).with(Domain.TIED))
                .toList();
    }

    private static Operator of(Elementwise op) {
        return new Operator(op.name(), shapes(op.arity()), domains(op), (builder, operands) -> {
            int[] all = operands.stream().mapToInt(Integer::intValue).toArray();
            return op.isComparison() || op == Elementwise.SELECT
                    ? choice(builder.graph, op, all)
                    : builder.graph.map(op, all);
        });
    }

    /** A comparison alone has no derivative, and a choice needs one to be made. */
    private static int choice(GraphBuilder graph, Elementwise op, int... operands) {
        if (op == Elementwise.SELECT) {
            int condition = graph.map(Elementwise.GREATER, operands[0], graph.number(0));
            return graph.map(op, condition, operands[1], operands[2]);
        }
        int negative = graph.map(Elementwise.NEGATE, operands[0]);
        return graph.map(Elementwise.SELECT, graph.map(op, operands), negative, operands[1]);
    }

    private static List<Domain> domains(Elementwise op) {
        return switch (op) {
            case LOG, SQRT -> List.of(POSITIVE);
            case POWER -> List.of(POSITIVE, SIGNED);
            case DIVIDE -> List.of(SIGNED, POSITIVE);
            default -> Collections.nCopies(op.arity(), SIGNED);
        };
    }

    private static List<List<Shape>> shapes(int arity) {
        return switch (arity) {
            case 1 -> List.of(List.of(SCALAR), List.of(VECTOR), List.of(MATRIX));
            case 2 ->
                List.of(
                        List.of(SCALAR, SCALAR),
                        List.of(VECTOR, VECTOR),
                        List.of(VECTOR, SCALAR),
                        List.of(SCALAR, VECTOR),
                        List.of(MATRIX, MATRIX),
                        List.of(SCALAR, MATRIX));
            default ->
                List.of(
                        List.of(VECTOR, VECTOR, VECTOR),
                        List.of(SCALAR, VECTOR, VECTOR),
                        List.of(VECTOR, SCALAR, SCALAR),
                        List.of(VECTOR, SCALAR, VECTOR),
                        List.of(MATRIX, MATRIX, SCALAR));
        };
    }

    private static Stream<Operator> structural() {
        return Stream.of(
                binary("MatMul", (b, a) -> b.graph.matMul(a.get(0), a.get(1)), MATRIX, VECTOR, MATRIX, Shape.of(3, 2)),
                binary("Outer", (b, a) -> b.graph.outer(a.get(0), a.get(1)), VECTOR, Shape.of(2)),
                binary("Join", (b, a) -> b.graph.join(a.get(0), a.get(1)), VECTOR, Shape.of(2)),
                unary("Transpose", (b, a) -> b.graph.transpose(a.get(0)), MATRIX, Shape.of(1, 3)),
                unary("Slice from the start", (b, a) -> b.graph.slice(a.get(0), 0, 2), VECTOR),
                unary("Slice to the end", (b, a) -> b.graph.slice(a.get(0), 1, 3), VECTOR),
                unary("Slice", (b, a) -> b.graph.slice(a.get(0), 1, 2), VECTOR),
                unary("Pad", (b, a) -> b.graph.pad(a.get(0), 1, 5), VECTOR),
                unary("Pad from the start", (b, a) -> b.graph.pad(a.get(0), 0, 4), VECTOR),
                unary("Sum", (b, a) -> b.graph.sum(a.get(0)), VECTOR, MATRIX),
                unary("Square of a sum", (b, a) -> square(b.graph, b.graph.sum(a.get(0))), VECTOR),
                unary("Greatest", (b, a) -> softmax(b.graph, a.get(0)), VECTOR),
                unary("Fill", (b, a) -> b.graph.fill(a.get(0), VECTOR), SCALAR),
                unary("Fill of a matrix", (b, a) -> b.graph.fill(a.get(0), MATRIX), SCALAR),
                unary("Lookup by step", (b, a) -> b.graph.lookup(a.get(0), b.index(Axes.STEP, 2)), MATRIX, Shape.of(2)),
                unary(
                        "Lookup once",
                        (b, a) -> b.graph.lookup(a.get(0), b.index(Axes.SEQUENCE, 2)),
                        MATRIX,
                        Shape.of(2)),
                unary("Scatter by step", (b, a) -> b.graph.scatter(a.get(0), b.index(Axes.STEP, 2), MATRIX), VECTOR),
                unary("Scatter once", (b, a) -> b.graph.scatter(a.get(0), b.index(Axes.SEQUENCE, 2), MATRIX), VECTOR),
                unary(
                        "Scatter of a scalar",
                        (b, a) -> b.graph.scatter(a.get(0), b.index(Axes.STEP, 2), VECTOR),
                        SCALAR));
    }

    private static Operator unary(String name, Operator.Construction construction, Shape... shapes) {
        List<List<Shape>> each = Arrays.stream(shapes).map(List::of).toList();
        return new Operator(name, each, List.of(SIGNED), construction);
    }

    private static Operator binary(String name, Operator.Construction construction, Shape... pairs) {
        List<List<Shape>> each = Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> List.of(pairs[i], pairs[i + 1]))
                .toList();
        return new Operator(name, each, List.of(SIGNED, SIGNED), construction);
    }

    private static int square(GraphBuilder graph, int value) {
        return graph.map(Elementwise.MULTIPLY, value, value);
    }

    static int softmax(GraphBuilder graph, int value) {
        int exp = graph.map(Elementwise.EXP, graph.map(Elementwise.SUBTRACT, value, graph.greatest(value)));
        return graph.map(Elementwise.DIVIDE, exp, graph.sum(exp));
    }
}
