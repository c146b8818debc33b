package io.github.rnngen.generator.graph;

import java.util.Optional;

/**
 * A graph as text, for people: one line a value, such as {@code %7 h[4] {sequence, step} = tanh(%6)}, then results and
 * states. The same graph gives the same text.
 */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** All values, results and states, each line ended by a line feed. */
    public static String print(StepGraph graph) {
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            text.append(line(graph, node));
            String equation = graph.equations().get(node.id());
            text.append(equation == null ? "" : "  // " + equation).append('\n');
        }
        graph.results().forEach(result -> text.append(line(result)).append('\n'));
        graph.states().forEach(state -> text.append(line(state)).append('\n'));
        return text.toString();
    }

    /** One value, its operands shown as {@code %id}. */
    static String line(StepGraph graph, Node node) {
        return "%" + node.id() + tag(node) + axes(node.axes()) + " = " + formula(graph, node);
    }

    private static String tag(Node node) {
        String tag = node.name() + node.shape().suffix();
        return tag.isEmpty() ? "" : " " + tag;
    }

    private static String axes(Axes axes) {
        return switch (axes) {
            case NONE -> "";
            case SEQUENCE -> " {sequence}";
            case STEP -> " {sequence, step}";
        };
    }

    private static String formula(StepGraph graph, Node node) {
        String text = ExpressionPrinter.print(graph, node.id(), id -> Optional.of("%" + id));
        if (node.op() instanceof Op.Parameter) {
            return "param " + text;
        } else if (node.op() instanceof Op.Input) {
            return "input " + text;
        } else if (node.op() instanceof Op.Index) {
            return "index " + text;
        } else if (node.op() instanceof Op.Shift) {
            return text + " else %" + node.operand(1);
        }
        return text;
    }

    private static String line(StepGraph.Result result) {
        String kind = switch (result.kind()) {
            case OUTPUT -> "output";
            case LOSS -> "loss";
            case GRADIENT -> "gradient";
        };
        String name = result.name().isEmpty() ? "" : " " + result.name();
        return kind + name + " = %" + result.node();
    }

    private static String line(StepGraph.State state) {
        return "state " + state.name() + state.shape().suffix() + " = %" + state.value() + ", depth " + state.depth()
                + (state.reverse() ? ", reverse" : "");
    }
}
