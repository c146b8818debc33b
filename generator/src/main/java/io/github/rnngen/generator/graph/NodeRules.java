package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Shape;

/** What must hold for one value: the shapes and axes of its operands, and its own. */
final class NodeRules {
    private final String pass;
    private final StepGraph graph;
    private final Node node;

    private NodeRules(String pass, StepGraph graph, Node node) {
        this.pass = pass;
        this.graph = graph;
        this.node = node;
    }

    static int operandCount(Op op) {
        if (op instanceof Elementwise map) {
            return map.arity();
        } else if (op instanceof Op.Leaf || op instanceof Op.Mask) {
            return 0;
        }
        boolean pair = op instanceof Op.MatMul
                || op instanceof Op.Outer
                || op instanceof Op.Join
                || op instanceof Op.Lookup
                || op instanceof Op.Scatter
                || op instanceof Op.Shift;
        return pair ? 2 : 1;
    }

    /**
     * Checks one value, whose operands must exist.
     *
     * @throws IllegalStateException if it breaks a rule
     */
    static void check(String pass, StepGraph graph, Node node) {
        new NodeRules(pass, graph, node).check();
    }

    private void check() {
        if (node.op() instanceof Elementwise) {
            elementwise();
        } else if (node.op() instanceof Op.Leaf leaf) {
            leaf(leaf);
        } else if (node.op() instanceof Op.Structural op) {
            structural(op);
        } else if (node.op() instanceof Op.Temporal op) {
            temporal(op);
        }
    }

    private void elementwise() {
        Shape common = Shape.SCALAR;
        for (int operand : node.operands()) {
            Shape shape = graph.node(operand).shape();
            require(shape.isScalar() || common.isScalar() || shape.equals(common), "operands differ in shape");
            common = shape.isScalar() ? common : shape;
        }
        shape(common);
        axes(union());
    }

    private void leaf(Op.Leaf leaf) {
        boolean given = leaf instanceof Op.Input || leaf instanceof Op.Index;
        require(given == (node.axes() != Axes.NONE), "a port varies with the sequence, and no other leaf does");
        if (leaf instanceof Op.Constant constant) {
            require(constant.values().size() == node.shape().elements(), "numbers do not fill the shape");
        } else if (leaf instanceof Op.Index || leaf instanceof Op.Count) {
            shape(Shape.SCALAR);
        }
    }

    private void structural(Op.Structural op) {
        axes(union());
        if (op instanceof Op.MatMul) {
            matMul();
        } else if (op instanceof Op.Outer) {
            shape(Shape.of(length(0), length(1)));
        } else if (op instanceof Op.Transpose) {
            rank(0, 2);
            shape(Shape.of(operand(0).dimension(1), operand(0).dimension(0)));
        } else if (op instanceof Op.Slice slice) {
            require(0 <= slice.from() && slice.from() < slice.to() && slice.to() <= length(0), "part of nothing");
            shape(Shape.of(slice.to() - slice.from()));
        } else if (op instanceof Op.Pad pad) {
            require(node.shape().rank() == 1, "result is no vector");
            boolean fits =
                    0 <= pad.from() && pad.from() + length(0) <= node.shape().dimension(0);
            require(fits, "operand does not fit");
        } else if (op instanceof Op.Join) {
            shape(Shape.of(length(0) + length(1)));
        } else if (op instanceof Op.Sum || op instanceof Op.Greatest) {
            shape(Shape.SCALAR);
        } else if (op instanceof Op.Fill) {
            require(operand(0).isScalar(), "operand is no scalar");
        } else if (op instanceof Op.Lookup) {
            index();
            shape(row(operand(0)));
        } else if (op instanceof Op.Scatter) {
            index();
            require(operand(0).equals(row(node.shape())), "operand is no row of the result");
        } else {
            throw broken("unknown operation");
        }
    }

    private void matMul() {
        rank(0, 2);
        Shape left = operand(0);
        Shape right = operand(1);
        require(right.rank() == 1 || right.rank() == 2, "operand 1 is a scalar");
        require(left.dimension(1) == right.dimension(0), "inner dimensions differ");
        shape(right.rank() == 1 ? Shape.of(left.dimension(0)) : Shape.of(left.dimension(0), right.dimension(1)));
    }

    private void index() {
        Node index = graph.node(node.operand(1));
        Node source = index.op() instanceof Op.Last ? graph.node(index.operand(0)) : index;
        require(source.op() instanceof Op.Index, "operand 1 is no index");
    }

    private void temporal(Op.Temporal op) {
        if (op instanceof Op.Mask mask) {
            require(node.axes() != Axes.NONE, "a mask varies with the sequence");
            require(mask.rate() >= 0 && mask.rate() < 1, "rate out of range");
            return;
        }
        Axes reads = graph.node(node.operand(0)).axes();
        if (op instanceof Op.Shift shift) {
            shift(shift);
        } else if (op instanceof Op.History) {
            axes(Axes.SEQUENCE);
            atMost(Axes.SEQUENCE, reads);
            require(operand(0).isScalar() || operand(0).equals(node.shape()), "initial value of another shape");
        } else if (op instanceof Op.SumOver sum) {
            require(sum.from().compareTo(sum.to()) > 0, "sums over nothing");
            axes(sum.to());
            atMost(sum.from(), reads);
            shape(operand(0));
        } else if (op instanceof Op.Last) {
            axes(Axes.SEQUENCE);
            shape(operand(0));
        } else if (op instanceof Op.AtLast) {
            axes(Axes.STEP);
            atMost(Axes.SEQUENCE, reads);
            shape(operand(0));
        } else if (op instanceof Op.Outside outside) {
            axes(Axes.STEP);
            require(outside.by() != 0, "shift by 0");
            shape(operand(0));
        } else if (op instanceof Op.Spread || op instanceof Op.IfInitial) {
            atMost(node.axes(), reads);
            shape(operand(0));
        } else {
            throw broken("unknown operation");
        }
    }

    private void shift(Op.Shift shift) {
        axes(Axes.STEP);
        require(shift.by() != 0, "shift by 0");
        shape(operand(0));
        Node boundary = graph.node(node.operand(1));
        boolean zero = boundary.op() instanceof Op.Constant constant
                && constant.values().stream().allMatch(value -> value == 0);
        require(zero || boundary.op() instanceof Op.History, "boundary is neither a history nor 0");
        require(
                boundary.shape().equals(node.shape())
                        || (zero && boundary.shape().isScalar()),
                "boundary of another shape");
    }

    private Shape operand(int position) {
        return graph.node(node.operand(position)).shape();
    }

    private int length(int position) {
        rank(position, 1);
        return operand(position).dimension(0);
    }

    private Shape row(Shape table) {
        require(!table.isScalar(), "table is a scalar");
        return new Shape(table.dimensions().subList(1, table.rank()));
    }

    private Axes union() {
        return graph.operandsOf(node).map(Node::axes).reduce(Axes.NONE, Axes::union);
    }

    private void rank(int position, int rank) {
        require(
                operand(position).rank() == rank,
                "operand " + position + " is no " + (rank == 1 ? "vector" : "matrix"));
    }

    private void shape(Shape expected) {
        require(node.shape().equals(expected), "shape is not " + expected);
    }

    private void axes(Axes expected) {
        require(node.axes() == expected, "axes are not " + expected);
    }

    private void atMost(Axes limit, Axes axes) {
        require(axes.compareTo(limit) <= 0, "operand varies along " + axes);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw broken(otherwise);
        }
    }

    private IllegalStateException broken(String rule) {
        return new IllegalStateException("after " + pass + ": " + GraphPrinter.line(graph, node) + ": " + rule);
    }
}
