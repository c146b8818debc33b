package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.graph.StepGraph.Result;
import io.github.rnngen.generator.graph.StepGraph.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a legal graph. A broken one is a fault of the pass that made the graph, never of a model.
 *
 * <ul>
 *   <li>An operand stands before its reader, but for the source of a shift.
 *   <li>Shapes and axes follow from the operands, as {@link GraphBuilder} derives them.
 *   <li>Leaves of one name agree in shape, and a {@link Op.History} is the boundary of shifts and nothing else.
 *   <li>A circle's values vary with the step, and all its shifts look the same way, so that a loop can compute it.
 *   <li>Results and states refer to values of the right shape and axes, each once.
 * </ul>
 */
public final class GraphVerifier {
    private final String pass;
    private final StepGraph graph;

    private GraphVerifier(String pass, StepGraph graph) {
        this.pass = pass;
        this.graph = graph;
    }

    /**
     * Checks a graph.
     *
     * @param pass what made the graph, as the message names it
     * @throws IllegalStateException if a rule is broken, with the pass, the value and the rule
     */
    public static void verify(String pass, StepGraph graph) {
        GraphVerifier verifier = new GraphVerifier(pass, graph);
        verifier.order();
        graph.nodes().forEach(node -> NodeRules.check(pass, graph, node));
        verifier.leaves();
        verifier.circles();
        verifier.states();
        verifier.histories();
        verifier.results();
        for (int id : graph.equations().keySet()) {
            verifier.require(verifier.exists(id), "equation of no value, %" + id);
        }
    }

    private void order() {
        for (int id = 0; id < graph.nodes().size(); id++) {
            Node node = graph.node(id);
            require(node.id() == id, "value in place " + id + " has the id " + node.id());
            int count = NodeRules.operandCount(node.op());
            require(node.operands().size() == count, "%" + id + " has not " + count + " operands");
            for (int position = 0; position < count; position++) {
                int operand = node.operand(position);
                boolean source = node.op() instanceof Op.Shift && position == 0;
                require(exists(operand) && (source || operand < id), "%" + id + " reads %" + operand);
            }
        }
    }

    private void leaves() {
        Map<Op, Node> first = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Leaf && !(node.op() instanceof Op.Constant)) {
                Node same = first.computeIfAbsent(node.op(), op -> node);
                require(
                        same.shape().equals(node.shape()) && same.axes() == node.axes(),
                        node,
                        "differs from %" + same.id());
            }
        }
    }

    private void circles() {
        for (List<Integer> component : StrongComponents.of(graph)) {
            Set<Integer> members = new HashSet<>(component);
            Node first = graph.node(component.get(0));
            if (members.size() == 1 && !first.operands().contains(first.id())) {
                continue;
            }
            Set<Boolean> directions = new HashSet<>();
            for (int id : component) {
                Node node = graph.node(id);
                require(node.axes() == Axes.STEP, node, "in a circle, but does not vary with the step");
                if (node.op() instanceof Op.Shift shift && members.contains(node.operand(0))) {
                    directions.add(shift.by() > 0);
                    require(directions.size() == 1, node, "looks against the direction of its circle");
                }
            }
        }
    }

    private void states() {
        Set<String> names = new HashSet<>();
        for (State state : graph.states()) {
            require(names.add(state.name()), "state " + state.name() + " twice");
            require(exists(state.value()), "state " + state.name() + " has no value");
            require(state.depth() >= 1, "state " + state.name() + " is not carried");
            Node value = graph.node(state.value());
            require(value.shape().equals(state.shape()), value, "is not of the shape of state " + state.name());
        }
    }

    private void histories() {
        Map<Integer, List<Node>> readers = graph.readers();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.History history) {
                State state = graph.states().stream()
                        .filter(each -> each.name().equals(history.state()))
                        .findFirst()
                        .orElseThrow(() -> broken(node, "no state " + history.state()));
                require(state.shape().equals(node.shape()), node, "is not of the shape of state " + state.name());
                readers.getOrDefault(node.id(), List.of()).forEach(reader -> reader(reader, node, state));
            } else if (node.op() instanceof Op.IfInitial initial) {
                boolean known =
                        graph.states().stream().anyMatch(state -> state.name().equals(initial.state()));
                require(known, node, "no state " + initial.state());
            }
        }
    }

    private void reader(Node reader, Node history, State state) {
        boolean boundary = reader.op() instanceof Op.Shift && reader.operand(0) != history.id();
        require(boundary, reader, "reads a history other than as a boundary");
        int by = ((Op.Shift) reader.op()).by();
        require(by > 0 == state.reverse(), reader, "looks against the direction of state " + state.name());
        require(Math.abs(by) <= state.depth(), reader, "looks further back than state " + state.name() + " is kept");
    }

    private void results() {
        Set<String> known = new HashSet<>();
        for (Result result : graph.results()) {
            String name = (result.kind() + " " + result.name()).trim();
            require(known.add(name), name + " twice");
            require(exists(result.node()), name + " has no value");
            Node value = graph.node(result.node());
            switch (result.kind()) {
                case OUTPUT -> require(!(value.op() instanceof Op.History), value, "is an output");
                case LOSS -> {
                    require(result.name().isEmpty(), "loss with the name " + result.name());
                    require(value.shape().isScalar() && value.axes() == Axes.NONE, value, "is a loss, but no number");
                }
                case GRADIENT -> gradient(result, value);
            }
        }
    }

    private void gradient(Result result, Node value) {
        require(value.axes() == Axes.NONE, value, "is a gradient, but not summed");
        graph.nodes().stream()
                .filter(node -> node.op().equals(new Op.Parameter(result.name())))
                .forEach(parameter -> require(
                        value.shape().equals(parameter.shape()), value, "is no gradient of %" + parameter.id()));
    }

    private boolean exists(int id) {
        return 0 <= id && id < graph.nodes().size();
    }

    private void require(boolean holds, Node node, String otherwise) {
        if (!holds) {
            throw broken(node, otherwise);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("after " + pass + ": " + otherwise);
        }
    }

    private IllegalStateException broken(Node node, String rule) {
        return new IllegalStateException("after " + pass + ": " + GraphPrinter.line(graph, node) + ": " + rule);
    }
}
