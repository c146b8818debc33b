package io.github.rnngen.generator.simplify;

import static io.github.rnngen.generator.graph.Elementwise.ADD;
import static io.github.rnngen.generator.graph.Elementwise.DIVIDE;
import static io.github.rnngen.generator.graph.Elementwise.MULTIPLY;
import static io.github.rnngen.generator.graph.Elementwise.NEGATE;
import static io.github.rnngen.generator.graph.Elementwise.SUBTRACT;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Rewrites of single operations. Each keeps the value, up to the rounding of folded constants and the sign of zero; none
 * assumes that values are finite.
 */
final class Rules {
    private final GraphBuilder builder;
    private final StepGraph old;
    private final Map<Integer, List<Node>> readers;

    Rules(GraphBuilder builder, StepGraph old) {
        this.builder = builder;
        this.old = old;
        this.readers = old.readers();
    }

    /** Whether a shift brings zeros from everywhere. */
    boolean isZeroShift(Node shift) {
        return isNumber(zeroIn(old.node(shift.operand(0))), 0) && isNumber(zeroIn(old.node(shift.operand(1))), 0);
    }

    /** The id of the node, or of a simpler one of the same value, in the new graph. */
    int apply(Node node, int[] renewed) {
        if (node.op() instanceof Op.Shift) {
            return builder.fill(builder.number(0), node.shape());
        }
        if (node.op() instanceof Op.Last && isPushable(node)) {
            return pushLast(old.node(node.operand(0)), renewed);
        }
        List<Integer> operands = node.operands().stream().map(id -> renewed[id]).toList();
        if (node.op() instanceof Elementwise map) {
            return elementwise(map, operands, node);
        } else if (node.op() instanceof Op.Transpose
                && builder.node(operands.get(0)).op() instanceof Op.Transpose) {
            return builder.node(operands.get(0)).operand(0);
        } else if (node.op() instanceof Op.Slice slice) {
            return slice(slice, operands.get(0), node);
        } else if (node.op() instanceof Op.Sum && builder.node(operands.get(0)).op() instanceof Op.Fill) {
            Node fill = builder.node(operands.get(0));
            return builder.map(
                    MULTIPLY, fill.operand(0), builder.number(fill.shape().elements()));
        } else if (node.op() instanceof Op.Last && builder.node(operands.get(0)).axes() != Axes.STEP) {
            return operands.get(0);
        }
        return builder.copy(node, operands);
    }

    /** The last step of a value that nobody else reads can be computed from the last step of its operands alone. */
    private boolean isPushable(Node last) {
        Node value = old.node(last.operand(0));
        boolean movable = value.op() instanceof Elementwise || value.op() instanceof Op.Structural;
        boolean state = old.states().stream().anyMatch(candidate -> candidate.value() == value.id());
        boolean result = old.results().stream().anyMatch(candidate -> candidate.node() == value.id());
        return movable
                && !state
                && !result
                && readers.getOrDefault(value.id(), List.of()).size() == 1;
    }

    private int pushLast(Node value, int[] renewed) {
        List<Integer> operands =
                value.operands().stream().map(id -> builder.last(renewed[id])).toList();
        return builder.copy(value, operands);
    }

    private int slice(Op.Slice slice, int vector, Node node) {
        boolean whole =
                slice.from() == 0 && slice.to() == builder.node(vector).shape().dimension(0);
        return whole ? vector : builder.copy(node, List.of(vector));
    }

    private int elementwise(Elementwise map, List<Integer> operands, Node node) {
        boolean allFilled =
                operands.stream().allMatch(id -> builder.node(id).shape().isScalar() || isFill(id));
        if (!node.shape().isScalar() && allFilled) {
            int[] scalars = operands.stream().mapToInt(this::unfilled).toArray();
            return builder.fill(builder.map(map, scalars), node.shape());
        }
        List<Integer> used =
                allFilled ? operands : operands.stream().map(this::unfilled).toList();
        if (map.arity() == 1) {
            return unary(map, used.get(0));
        }
        return map.arity() == 2
                ? binary(map, used.get(0), used.get(1))
                : builder.map(map, used.stream().mapToInt(Integer::intValue).toArray());
    }

    private int unary(Elementwise map, int a) {
        OptionalDouble number = number(a);
        if (map == NEGATE && number.isPresent()) {
            return builder.number(-number.getAsDouble());
        } else if (map == NEGATE && builder.node(a).op() == NEGATE) {
            return builder.node(a).operand(0);
        }
        return builder.map(map, a);
    }

    private int binary(Elementwise map, int a, int b) {
        return switch (map) {
            case ADD -> sum(a, b);
            case SUBTRACT -> difference(a, b);
            case MULTIPLY -> product(a, b);
            case DIVIDE -> isNumber(number(b), 1) ? a : builder.map(DIVIDE, a, b);
            case POWER -> power(a, b);
            default -> builder.map(map, a, b);
        };
    }

    private int sum(int a, int b) {
        OptionalDouble left = number(a);
        OptionalDouble right = number(b);
        if (left.isPresent() && right.isPresent()) {
            return builder.number(left.getAsDouble() + right.getAsDouble());
        } else if (isNumber(left, 0)) {
            return b;
        } else if (isNumber(right, 0)) {
            return a;
        } else if (builder.node(b).op() == NEGATE) {
            return difference(a, builder.node(b).operand(0));
        } else if (builder.node(a).op() == NEGATE) {
            return difference(b, builder.node(a).operand(0));
        }
        if (a == b) {
            return product(builder.number(2), a);
        }
        return builder.node(a).op() instanceof Op.SumOver over
                        && over.equals(builder.node(b).op())
                        && !isScattered(a)
                        && !isScattered(b)
                ? builder.sumOver(
                        over.from(),
                        over.to(),
                        sum(builder.node(a).operand(0), builder.node(b).operand(0)))
                : builder.map(ADD, a, b);
    }

    /** A sum of scattered rows is cheap by itself, and needs whole tables when mixed with others. */
    private boolean isScattered(int sum) {
        return builder.node(builder.node(sum).operand(0)).op() instanceof Op.Scatter;
    }

    private int difference(int a, int b) {
        OptionalDouble left = number(a);
        OptionalDouble right = number(b);
        if (left.isPresent() && right.isPresent()) {
            return builder.number(left.getAsDouble() - right.getAsDouble());
        } else if (isNumber(right, 0)) {
            return a;
        } else if (isNumber(left, 0)) {
            return unary(NEGATE, b);
        } else if (builder.node(b).op() == NEGATE) {
            return sum(a, builder.node(b).operand(0));
        }
        return builder.map(SUBTRACT, a, b);
    }

    private int product(int a, int b) {
        OptionalDouble left = number(a);
        OptionalDouble right = number(b);
        if (left.isPresent() && right.isPresent()) {
            return builder.number(left.getAsDouble() * right.getAsDouble());
        } else if (isNumber(left, 1)) {
            return b;
        } else if (isNumber(right, 1)) {
            return a;
        } else if (isNumber(left, -1)) {
            return unary(NEGATE, b);
        } else if (isNumber(right, -1)) {
            return unary(NEGATE, a);
        } else if (left.isPresent() && builder.node(b).op() == MULTIPLY) {
            return scaledProduct(left.getAsDouble(), a, b);
        } else if (right.isPresent() && builder.node(a).op() == MULTIPLY) {
            return scaledProduct(right.getAsDouble(), b, a);
        }
        return builder.map(MULTIPLY, a, b);
    }

    /** factor * (c * x) is (factor * c) * x where factor * c is neither too large for a float nor too small for all its digits. */
    private int scaledProduct(double factor, int number, int product) {
        Node inner = builder.node(product);
        OptionalDouble left = number(inner.operand(0));
        OptionalDouble right = number(inner.operand(1));
        double scale = factor * left.orElse(right.orElse(Double.NaN));
        if (Math.abs(scale) < Float.MIN_NORMAL || !(Math.abs(scale) <= Float.MAX_VALUE)) {
            return builder.map(MULTIPLY, number, product);
        }
        return product(builder.number(scale), inner.operand(left.isPresent() ? 1 : 0));
    }

    private int power(int a, int b) {
        OptionalDouble exponent = number(b);
        if (isNumber(exponent, 2)) {
            return builder.map(MULTIPLY, a, a);
        }
        return isNumber(exponent, 1) ? a : builder.map(Elementwise.POWER, a, b);
    }

    private boolean isFill(int id) {
        return builder.node(id).op() instanceof Op.Fill;
    }

    private int unfilled(int id) {
        return isFill(id) ? builder.node(id).operand(0) : id;
    }

    /** The value of a scalar constant. */
    private OptionalDouble number(int id) {
        Node node = builder.node(id);
        return node.op() instanceof Op.Constant constant && node.shape().isScalar()
                ? OptionalDouble.of(constant.values().get(0))
                : OptionalDouble.empty();
    }

    private OptionalDouble zeroIn(Node node) {
        Node scalar = node.op() instanceof Op.Fill ? old.node(node.operand(0)) : node;
        return scalar.op() instanceof Op.Constant constant
                        && constant.values().stream().allMatch(v -> v == 0)
                ? OptionalDouble.of(0)
                : OptionalDouble.empty();
    }

    private static boolean isNumber(OptionalDouble number, double value) {
        return number.isPresent() && number.getAsDouble() == value;
    }
}
