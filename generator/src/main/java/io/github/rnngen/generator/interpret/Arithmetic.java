package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Operations on the row-major elements of one step, in the order of floating-point operations that the package promises.
 */
final class Arithmetic<N> {
    private final NumberSystem<N> numbers;

    Arithmetic(NumberSystem<N> numbers) {
        this.numbers = numbers;
    }

    List<N> zeros(Shape shape) {
        return Collections.nCopies(shape.elements(), numbers.number(0));
    }

    /** A scalar at every place of a shape; any other value as it is. */
    List<N> broadcast(List<N> value, Shape shape) {
        return value.size() == shape.elements() ? value : Collections.nCopies(shape.elements(), value.get(0));
    }

    /** The terms' sum, starting from 0. */
    List<N> total(List<List<N>> terms, Shape shape) {
        List<N> total = zeros(shape);
        for (List<N> term : terms) {
            List<N> before = total;
            total = elements(shape, i -> add(before.get(i), term.get(i)));
        }
        return total;
    }

    List<N> elementwise(Elementwise op, Shape shape, List<List<N>> operands) {
        List<List<N>> all =
                operands.stream().map(operand -> broadcast(operand, shape)).toList();
        return elements(
                shape,
                i -> element(op, all.stream().map(operand -> operand.get(i)).toList()));
    }

    private N element(Elementwise op, List<N> operands) {
        N first = operands.get(0);
        if (op == Elementwise.SELECT) {
            return operands.get(numbers.real(first) != 0 ? 1 : 2);
        } else if (op.isComparison()) {
            return numbers.number(Reals.of(op, numbers.real(first), numbers.real(operands.get(1))));
        }
        return op.arity() == 1 ? numbers.apply(op, first) : numbers.apply(op, first, operands.get(1));
    }

    /**
     * An operation that rearranges or sums.
     *
     * @param node the operation and the shape of its result
     * @param shapes of the operands
     */
    List<N> structural(Op.Structural op, Node node, List<Shape> shapes, List<List<N>> operands) {
        List<N> a = operands.get(0);
        Shape shape = node.shape();
        if (op instanceof Op.MatMul) {
            return matMul(a, operands.get(1), shapes.get(0), shape);
        } else if (op instanceof Op.Outer) {
            int columns = shape.dimension(1);
            return elements(
                    shape, i -> multiply(a.get(i / columns), operands.get(1).get(i % columns)));
        } else if (op instanceof Op.Transpose) {
            int rows = shape.dimension(0);
            int columns = shape.dimension(1);
            return elements(shape, i -> a.get(i % columns * rows + i / columns));
        } else if (op instanceof Op.Slice slice) {
            return a.subList(slice.from(), slice.to());
        } else if (op instanceof Op.Pad pad) {
            return placed(a, pad.from(), shape);
        } else if (op instanceof Op.Join) {
            List<N> joined = new ArrayList<>(a);
            joined.addAll(operands.get(1));
            return joined;
        } else if (op instanceof Op.Sum) {
            return List.of(fold(a, this::add));
        } else if (op instanceof Op.Greatest) {
            return List.of(fold(a, (x, y) -> numbers.apply(Elementwise.MAX, x, y)));
        } else if (op instanceof Op.Fill) {
            return broadcast(a, shape);
        } else if (op instanceof Op.Lookup) {
            int size = shape.elements();
            int row = row(operands.get(1), shapes.get(0));
            return a.subList(row * size, (row + 1) * size);
        } else if (op instanceof Op.Scatter) {
            return placed(a, row(operands.get(1), shape) * a.size(), shape);
        }
        throw new IllegalStateException("unknown operation " + op);
    }

    /** {@code left} is of the shape {@code [rows, inner]}; a vector counts as a single column. */
    private List<N> matMul(List<N> left, List<N> right, Shape leftShape, Shape shape) {
        int inner = leftShape.dimension(1);
        int columns = shape.rank() == 2 ? shape.dimension(1) : 1;
        return elements(shape, i -> {
            int row = i / columns;
            int column = i % columns;
            List<N> products = elements(
                    Shape.of(inner), k -> multiply(left.get(row * inner + k), right.get(k * columns + column)));
            return fold(products, this::add);
        });
    }

    private int row(List<N> index, Shape table) {
        double row = numbers.real(index.get(0));
        if (row < 0 || row >= table.dimension(0)) {
            throw new IllegalArgumentException(
                    "index " + (int) row + " of a table with " + table.dimension(0) + " rows");
        }
        return (int) row;
    }

    private List<N> placed(List<N> part, int from, Shape shape) {
        List<N> whole = new ArrayList<>(zeros(shape));
        for (int i = 0; i < part.size(); i++) {
            whole.set(from + i, part.get(i));
        }
        return whole;
    }

    private N fold(List<N> values, BinaryOperator<N> operation) {
        N result = values.get(0);
        for (N value : values.subList(1, values.size())) {
            result = operation.apply(result, value);
        }
        return result;
    }

    private N add(N a, N b) {
        return numbers.apply(Elementwise.ADD, a, b);
    }

    private N multiply(N a, N b) {
        return numbers.apply(Elementwise.MULTIPLY, a, b);
    }

    private List<N> elements(Shape shape, IntFunction<N> element) {
        return IntStream.range(0, shape.elements()).mapToObj(element).toList();
    }
}
