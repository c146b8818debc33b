package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the nodes of a graph, with shapes and axes derived from the operands. The same operation on the same operands is
 * one node. Not thread-safe.
 */
public final class GraphBuilder {
    private static final int UNBOUND = -1;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Integer> known = new HashMap<>();

    private record Key(Op op, List<Integer> operands, Shape shape, Axes axes) {}

    /** A builder that goes on from the nodes of a graph. */
    public static GraphBuilder from(StepGraph graph) {
        GraphBuilder builder = new GraphBuilder();
        graph.nodes()
                .forEach(node -> builder.append(node.op(), node.operands(), node.shape(), node.axes(), node.name()));
        return builder;
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    public int size() {
        return nodes.size();
    }

    /** All nodes so far. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public int number(double value) {
        return constant(Shape.SCALAR, List.of(value));
    }

    public int constant(Shape shape, List<Double> values) {
        return add(new Op.Constant(values), List.of(), shape, Axes.NONE);
    }

    /** A value that the caller supplies: a parameter, an input, an index or a count. */
    public int leaf(Op.Leaf op, Shape shape, Axes axes) {
        return add(op, List.of(), shape, axes);
    }

    /** An element-by-element operation on equal shapes and scalars. */
    public int map(Elementwise op, int... operands) {
        Shape shape = Shape.SCALAR;
        for (int operand : operands) {
            shape = node(operand).shape().isScalar() ? shape : node(operand).shape();
        }
        return add(op, boxed(operands), shape, axesOf(operands));
    }

    public int matMul(int matrix, int other) {
        Shape left = node(matrix).shape();
        Shape right = node(other).shape();
        Shape shape = right.rank() == 1 ? Shape.of(left.dimension(0)) : Shape.of(left.dimension(0), right.dimension(1));
        return add(new Op.MatMul(), List.of(matrix, other), shape, axesOf(matrix, other));
    }

    public int outer(int a, int b) {
        Shape shape = Shape.of(node(a).shape().dimension(0), node(b).shape().dimension(0));
        return add(new Op.Outer(), List.of(a, b), shape, axesOf(a, b));
    }

    public int transpose(int matrix) {
        Shape shape = node(matrix).shape();
        return add(
                new Op.Transpose(), List.of(matrix), Shape.of(shape.dimension(1), shape.dimension(0)), axesOf(matrix));
    }

    public int slice(int vector, int from, int to) {
        return add(new Op.Slice(from, to), List.of(vector), Shape.of(to - from), axesOf(vector));
    }

    /** A vector of {@code length} with the operand from position {@code from} and zeros around it. */
    public int pad(int vector, int from, int length) {
        return add(new Op.Pad(from), List.of(vector), Shape.of(length), axesOf(vector));
    }

    public int join(int first, int second) {
        int length = node(first).shape().dimension(0) + node(second).shape().dimension(0);
        return add(new Op.Join(), List.of(first, second), Shape.of(length), axesOf(first, second));
    }

    /** The sum of all elements; a scalar is its own sum. */
    public int sum(int value) {
        return node(value).shape().isScalar() ? value : add(new Op.Sum(), List.of(value), Shape.SCALAR, axesOf(value));
    }

    public int greatest(int value) {
        return node(value).shape().isScalar()
                ? value
                : add(new Op.Greatest(), List.of(value), Shape.SCALAR, axesOf(value));
    }

    public int fill(int scalar, Shape shape) {
        return shape.isScalar() ? scalar : add(new Op.Fill(), List.of(scalar), shape, axesOf(scalar));
    }

    public int lookup(int table, int index) {
        Shape shape = node(table).shape();
        Shape row = new Shape(shape.dimensions().subList(1, shape.rank()));
        return add(new Op.Lookup(), List.of(table, index), row, axesOf(table, index));
    }

    public int scatter(int row, int index, Shape table) {
        return add(new Op.Scatter(), List.of(row, index), table, axesOf(row, index));
    }

    /** A shift whose source is not there yet; {@link #bind} sets it. */
    public int shift(int by, int boundary, Shape shape) {
        nodes.add(new Node(size(), new Op.Shift(by), List.of(UNBOUND, boundary), shape, Axes.STEP, ""));
        return size() - 1;
    }

    /** Sets the source of a shift. */
    public void bind(int shift, int source) {
        Node node = node(shift);
        nodes.set(
                shift,
                new Node(shift, node.op(), List.of(source, node.operand(1)), node.shape(), node.axes(), node.name()));
    }

    public int history(String state, int initial, Shape shape) {
        return add(new Op.History(state), List.of(initial), shape, Axes.SEQUENCE);
    }

    public int ifInitial(String state, int value) {
        return add(
                new Op.IfInitial(state),
                List.of(value),
                node(value).shape(),
                node(value).axes());
    }

    public int outside(int by, int value) {
        return add(new Op.Outside(by), List.of(value), node(value).shape(), Axes.STEP);
    }

    /** A random mask, along the sequences or along their steps too. */
    public int mask(int number, double rate, Shape shape, Axes axes) {
        return add(new Op.Mask(number, rate), List.of(), shape, axes);
    }

    /** A node of its own for a value, along at least the axes that it has. */
    public int spread(int value, Axes axes) {
        return append(
                new Op.Spread(),
                List.of(value),
                node(value).shape(),
                axes,
                node(value).name());
    }

    /** The value at the last step; a value that does not vary with the step is its own last. */
    public int last(int value) {
        return node(value).axes() == Axes.STEP
                ? add(new Op.Last(), List.of(value), node(value).shape(), Axes.SEQUENCE)
                : value;
    }

    public int atLast(int value) {
        return add(new Op.AtLast(), List.of(value), node(value).shape(), Axes.STEP);
    }

    public int sumOver(Axes from, Axes to, int value) {
        return from == to
                ? value
                : add(new Op.SumOver(from, to), List.of(value), node(value).shape(), to);
    }

    /** Gives a node a name, unless it has one. */
    public void name(int id, String name) {
        Node node = node(id);
        if (node.name().isEmpty()) {
            nodes.set(id, new Node(id, node.op(), node.operands(), node.shape(), node.axes(), name));
        }
    }

    /** The same operation on other operands of the same shapes. */
    public int copy(Node node, List<Integer> operands) {
        Axes axes = node.op() instanceof Op.Leaf || node.op() instanceof Op.Temporal
                ? node.axes()
                : operands.stream().map(id -> node(id).axes()).reduce(Axes.NONE, Axes::union);
        int id = add(node.op(), operands, node.shape(), axes);
        name(id, node.name());
        return id;
    }

    private int add(Op op, List<Integer> operands, Shape shape, Axes axes) {
        Key key = new Key(op, operands, shape, axes);
        Integer existing = known.get(key);
        return existing != null ? existing : append(op, operands, shape, axes, "");
    }

    private int append(Op op, List<Integer> operands, Shape shape, Axes axes, String name) {
        int id = size();
        nodes.add(new Node(id, op, operands, shape, axes, name));
        known.putIfAbsent(new Key(op, operands, shape, axes), id);
        return id;
    }

    private Axes axesOf(int... operands) {
        return Arrays.stream(operands).mapToObj(id -> node(id).axes()).reduce(Axes.NONE, Axes::union);
    }

    private static List<Integer> boxed(int... operands) {
        return Arrays.stream(operands).boxed().toList();
    }
}
