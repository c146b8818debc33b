package io.github.rnngen.generator.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Renders what a value is computed from as a formula in the model language, such as {@code hAdj * (1 - h * h)}, with no
 * more parentheses than it needs. Operations that the language lacks look like calls; a sum over steps reads
 * {@code sum over t of outer(hPreAdj, h[t-1])}.
 */
public final class ExpressionPrinter {
    /** Shared values are written out each time, which can double the length at every level. */
    private static final int MAX_LENGTH = 400;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBERS = 8;
    private static final String CUT = "…";

    private final StepGraph graph;
    private final IntFunction<Optional<String>> names;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private ExpressionPrinter(StepGraph graph, IntFunction<Optional<String>> names) {
        this.graph = graph;
        this.names = names;
    }

    /**
     * The formula of one value, cut with {@code …} where it gets too long to be read.
     *
     * @param id the value; always written out, even if it has a name
     * @param names the name, by id, of each value that the formula refers to; what has none is written out in its place,
     *     and what has an empty one is left out of sums
     */
    public static String print(StepGraph graph, int id, IntFunction<Optional<String>> names) {
        ExpressionPrinter printer = new ExpressionPrinter(graph, names);
        printer.formula(graph.node(id), Precedence.SUM_OVER);
        return printer.text.toString();
    }

    /** {@code t-1}, for a shift by -1. */
    public static String time(int by) {
        return String.format(Locale.ROOT, "t%+d", by);
    }

    /** Numbers as in a model file, cut after the first few. */
    static String constant(Node node, Op.Constant constant) {
        List<Double> values = constant.values();
        if (node.shape().isScalar()) {
            return NumberText.of(values.get(0));
        }
        int width = node.shape().dimension(node.shape().rank() - 1);
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < Math.min(values.size(), MAX_NUMBERS); i++) {
            boolean newRow = node.shape().rank() == 2 && i % width == 0;
            list.append(i == 0 ? "" : newRow ? "], " : ", ").append(newRow ? "[" : "");
            list.append(NumberText.of(values.get(i)));
        }
        list.append(values.size() > MAX_NUMBERS ? ", " + CUT : "");
        return list.append("]".repeat(node.shape().rank())).toString();
    }

    /** Writes a value that must bind at least as tightly as is asked for. */
    private void operand(int id, Precedence least) {
        Optional<String> name = names.apply(id);
        if (name.isPresent()) {
            text.append(name.get());
        } else if (isTooLong() && !(graph.node(id).op() instanceof Op.Leaf)) {
            text.append(CUT);
        } else {
            depth++;
            formula(graph.node(id), least);
            depth--;
        }
    }

    private boolean isLeftOut(int id) {
        return names.apply(id).filter(String::isEmpty).isPresent();
    }

    private boolean isTooLong() {
        return text.length() > MAX_LENGTH || depth > MAX_DEPTH;
    }

    private void formula(Node node, Precedence least) {
        boolean parentheses = precedence(node).compareTo(least) < 0;
        text.append(parentheses ? "(" : "");
        Optional<Infix> infix = Infix.of(node.op());
        if (node.op() == Elementwise.ADD && isLeftOut(node.operand(1))) {
            operand(node.operand(0), infix.orElseThrow().left());
        } else if (node.op() == Elementwise.ADD && isLeftOut(node.operand(0))) {
            operand(node.operand(1), infix.orElseThrow().left());
        } else if (infix.isPresent()) {
            operand(node.operand(0), infix.get().left());
            text.append(infix.get().symbol());
            operand(node.operand(1), infix.get().right());
        } else if (node.op() instanceof Elementwise map) {
            elementwise(map, node);
        } else if (node.op() instanceof Op.Leaf leaf) {
            text.append(leaf(leaf, node));
        } else if (node.op() instanceof Op.Structural op) {
            structural(op, node);
        } else if (node.op() instanceof Op.Temporal op) {
            temporal(op, node);
        }
        text.append(parentheses ? ")" : "");
    }

    private static Precedence precedence(Node node) {
        if (node.op() instanceof Op.SumOver) {
            return Precedence.SUM_OVER;
        }
        boolean negative = node.op() instanceof Op.Constant constant
                && node.shape().isScalar()
                && constant(node, constant).startsWith("-");
        if (negative || node.op() == Elementwise.NEGATE) {
            return Precedence.UNARY;
        }
        return Infix.of(node.op()).map(Infix::precedence).orElse(Precedence.PRIMARY);
    }

    private void elementwise(Elementwise map, Node node) {
        if (map == Elementwise.NEGATE) {
            text.append('-');
            operand(node.operand(0), Precedence.POWER);
        } else {
            call(map.name().toLowerCase(Locale.ROOT), node);
        }
    }

    private static String leaf(Op.Leaf leaf, Node node) {
        if (leaf instanceof Op.Constant constant) {
            return constant(node, constant);
        } else if (leaf instanceof Op.Parameter parameter) {
            return parameter.name();
        } else if (leaf instanceof Op.Input input) {
            return input.port();
        } else if (leaf instanceof Op.Index index) {
            return index.port();
        } else if (leaf instanceof Op.Count count) {
            return count.steps() ? "stepCount" : "sequenceCount";
        }
        throw new IllegalStateException("unknown operation " + leaf);
    }

    private void structural(Op.Structural op, Node node) {
        if (op instanceof Op.Slice slice) {
            operand(node.operand(0), Precedence.PRIMARY);
            text.append('[').append(slice.from()).append(':').append(slice.to()).append(']');
        } else if (op instanceof Op.Lookup) {
            operand(node.operand(0), Precedence.PRIMARY);
            text.append('[');
            operand(node.operand(1), Precedence.SUM_OVER);
            text.append(']');
        } else if (op instanceof Op.Pad pad) {
            call(
                    "pad",
                    node,
                    String.valueOf(pad.from()),
                    String.valueOf(node.shape().dimension(0)));
        } else if (op instanceof Op.Fill) {
            call("fill", node, node.shape().toString());
        } else if (op instanceof Op.Scatter) {
            call("scatter", node, node.shape().toString());
        } else if (op instanceof Op.Outer) {
            call("outer", node);
        } else if (op instanceof Op.Transpose) {
            call("transpose", node);
        } else if (op instanceof Op.Sum) {
            call("sum", node);
        } else if (op instanceof Op.Greatest) {
            call("greatest", node);
        } else {
            throw new IllegalStateException("unknown operation " + op);
        }
    }

    private void temporal(Op.Temporal op, Node node) {
        if (op instanceof Op.Shift shift) {
            text.append(source(node.operand(0)))
                    .append('[')
                    .append(time(shift.by()))
                    .append(']');
        } else if (op instanceof Op.History history) {
            call("start", node, history.state());
        } else if (op instanceof Op.Outside outside) {
            call("outside", node, time(outside.by()));
        } else if (op instanceof Op.IfInitial initial) {
            call("ifInitial", node, initial.state());
        } else if (op instanceof Op.Mask mask) {
            call("mask" + mask.number(), node, NumberText.of(mask.rate()));
        } else if (op instanceof Op.Spread) {
            call("spread", node);
        } else if (op instanceof Op.Last) {
            call("last", node);
        } else if (op instanceof Op.AtLast) {
            call("atLast", node);
        } else if (op instanceof Op.SumOver sum) {
            text.append(sum.from() == Axes.STEP ? "sum over t of " : "sum over sequences of ");
            operand(node.operand(0), Precedence.MULTIPLICATIVE);
        } else {
            throw new IllegalStateException("unknown operation " + op);
        }
    }

    /** A shift's source is never written out: it may be what contains the shift. */
    private String source(int id) {
        return names.apply(id).orElseGet(() -> {
            String name = id < 0 ? "" : graph.node(id).name();
            return name.isEmpty() ? "%" + id : name;
        });
    }

    private void call(String function, Node node, String... more) {
        text.append(function).append('(');
        for (int i = 0; i < node.operands().size(); i++) {
            text.append(i == 0 ? "" : ", ");
            operand(node.operand(i), Precedence.SUM_OVER);
        }
        String separator = node.operands().isEmpty() ? "" : ", ";
        text.append(List.of(more).stream().collect(Collectors.joining(", ", more.length == 0 ? "" : separator, "")));
        text.append(')');
    }
}
