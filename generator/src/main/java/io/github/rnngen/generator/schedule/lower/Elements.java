package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Expr.Range;
import io.github.rnngen.generator.schedule.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one element of a value at one step is computed or found. */
final class Elements {
    private final StepGraph graph;
    private final Buffers buffers;
    private final ProductGroups groups;
    private final Affine length;
    private final boolean oneSequence;
    private int counters;

    /** Elements of the values of a graph, for sequences of a length, and whether there is but one. */
    Elements(StepGraph graph, Buffers buffers, ProductGroups groups, Affine length, boolean oneSequence) {
        this.graph = graph;
        this.buffers = buffers;
        this.groups = groups;
        this.length = length;
        this.oneSequence = oneSequence;
    }

    /** A counter that no other loop uses. */
    Variable counter() {
        counters++;
        return new Variable("i" + counters);
    }

    /** An element of a value, loaded if the value is stored. */
    Expr of(int id, Affine step, List<Affine> place) {
        if (groups.isAddedToAnother(id)) {
            return Expr.Number.ZERO;
        }
        Node node = graph.node(id);
        Optional<Buffer> stored = buffers.value(id);
        return stored.isPresent() ? load(stored.get(), step, place) : compute(node, step, place);
    }

    /** An element of a value, computed from its operands. */
    Expr compute(Node node, Affine step, List<Affine> place) {
        if (node.op() instanceof Elementwise map) {
            List<Expr> arguments = new ArrayList<>();
            for (int operand : node.operands()) {
                arguments.add(of(operand, step, graph.node(operand).shape().isScalar() ? List.of() : place));
            }
            return Expr.call(map, arguments);
        } else if (node.op() instanceof Op.Leaf leaf) {
            return leaf(node, leaf, step, place);
        } else if (node.op() instanceof Op.Structural op) {
            return structural(node, op, step, place);
        }
        return temporal(node, (Op.Temporal) node.op(), step, place);
    }

    /** The position of an element in a row. */
    static Affine position(Shape shape, List<Affine> place) {
        Affine position = Affine.ZERO;
        for (int axis = 0; axis < place.size(); axis++) {
            position = position.times(shape.dimension(axis)).plus(place.get(axis));
        }
        return position;
    }

    private static Expr load(Buffer buffer, Affine step, List<Affine> place) {
        return new Expr.Load(buffer, buffer.at(step, position(buffer.shape(), place)));
    }

    private Expr leaf(Node node, Op.Leaf leaf, Affine step, List<Affine> place) {
        if (leaf instanceof Op.Constant constant) {
            return constant.isUniform()
                    ? new Expr.Number(constant.values().get(0))
                    : load(buffers.table(node), step, place);
        } else if (leaf instanceof Op.Parameter parameter) {
            return load(buffers.parameter(parameter.name()), step, place);
        } else if (leaf instanceof Op.Input input) {
            return load(buffers.port(input.port()), step, place);
        } else if (leaf instanceof Op.Count count) {
            return new Expr.Count(count.steps());
        }
        throw new IllegalStateException("no code for " + leaf);
    }

    private Expr structural(Node node, Op.Structural op, Affine step, List<Affine> place) {
        int first = node.operand(0);
        if (op instanceof Op.MatMul) {
            Variable k = counter();
            Affine inner = Affine.of(k);
            Expr left = of(first, step, List.of(place.get(0), inner));
            Expr right = of(node.operand(1), step, concat(inner, place.subList(1, place.size())));
            int extent = graph.node(first).shape().dimension(1);
            return new Expr.Reduce(false, List.of(new Range(k, extent)), product(left, right));
        } else if (op instanceof Op.Outer) {
            Expr left = of(first, step, List.of(place.get(0)));
            return product(left, of(node.operand(1), step, List.of(place.get(1))));
        } else if (op instanceof Op.Transpose) {
            return of(first, step, List.of(place.get(1), place.get(0)));
        } else if (op instanceof Op.Slice slice) {
            return of(first, step, List.of(place.get(0).plus(slice.from())));
        } else if (op instanceof Op.Fill) {
            return of(first, step, List.of());
        } else if (op instanceof Op.Lookup) {
            return gather(node, step, place);
        } else if (op instanceof Op.Sum || op instanceof Op.Greatest) {
            List<Range> ranges = ranges(graph.node(first).shape());
            List<Affine> all =
                    ranges.stream().map(range -> Affine.of(range.variable())).toList();
            return new Expr.Reduce(op instanceof Op.Greatest, ranges, of(first, step, all));
        }
        throw new IllegalStateException("no code for " + op);
    }

    /** A row, or an element, of a table; the distance between rows is found from the first two. */
    private Expr gather(Node node, Affine step, List<Affine> place) {
        Expr first = of(node.operand(0), step, concat(Affine.ZERO, place));
        Expr second = of(node.operand(0), step, concat(Affine.of(1), place));
        if (first instanceof Expr.Load start && second instanceof Expr.Load next) {
            int stride = next.index().plus(start.index().times(-1)).constant();
            Expr.Load index = index(node.operand(1), step);
            return new Expr.Gather(start.buffer(), start.index(), stride, index.buffer(), index.index());
        }
        return first;
    }

    /** The place in its port that an index value comes from, which may be that of the last step. */
    Expr.Load index(int id, Affine step) {
        Node node = graph.node(id);
        if (node.op() instanceof Op.Last) {
            return index(node.operand(0), length.plus(-1));
        }
        Buffer port = buffers.port(((Op.Index) node.op()).port());
        return new Expr.Load(port, port.at(step, Affine.ZERO));
    }

    private static List<Affine> concat(Affine first, List<Affine> rest) {
        List<Affine> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private Expr temporal(Node node, Op.Temporal op, Affine step, List<Affine> place) {
        if (op instanceof Op.Mask mask) {
            Affine sequence = oneSequence ? Affine.ZERO : Affine.of(Variable.SEQUENCE);
            Affine masked = node.axes() == Axes.STEP ? step : Affine.ZERO;
            return new Expr.Mask(mask.number(), mask.rate(), sequence, masked, position(node.shape(), place));
        }
        int first = node.operand(0);
        if (op instanceof Op.Shift shift) {
            return of(first, step.plus(shift.by()), place);
        } else if (op instanceof Op.Spread || op instanceof Op.SumOver) {
            return of(first, step, place);
        } else if (op instanceof Op.Last) {
            return of(first, length.plus(-1), place);
        } else if (op instanceof Op.AtLast) {
            return new Expr.During(step, length.plus(-1), length, of(first, step, place));
        } else if (op instanceof Op.Outside outside) {
            Expr value = of(first, step, place);
            return outside.by() < 0
                    ? new Expr.During(step, Affine.ZERO, Affine.of(-outside.by()), value)
                    : new Expr.During(step, length.plus(-outside.by()), length, value);
        } else if (op instanceof Op.IfInitial) {
            return new Expr.IfInitial(of(first, step, place));
        }
        throw new IllegalStateException("no code for " + op);
    }

    private static Expr product(Expr left, Expr right) {
        return Expr.call(Elementwise.MULTIPLY, List.of(left, right));
    }

    List<Range> ranges(Shape shape) {
        return shape.dimensions().stream()
                .map(extent -> new Range(counter(), extent))
                .toList();
    }
}
