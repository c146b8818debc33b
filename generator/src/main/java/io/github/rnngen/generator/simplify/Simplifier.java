package io.github.rnngen.generator.simplify;

import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Naming;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rebuilds a graph with {@link Rules} applied and without values that no result or state needs. */
public final class Simplifier {
    /** More than any graph has needed; a rule that feeds another may need a round more. */
    private static final int MAX_ROUNDS = 20;

    private Simplifier() {}

    public static StepGraph simplify(StepGraph graph) {
        StepGraph current = graph;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            StepGraph next = rebuild(current);
            if (next.equals(current)) {
                return next;
            }
            current = next;
        }
        return current;
    }

    private static StepGraph rebuild(StepGraph graph) {
        Set<Integer> needed = Needed.nodes(graph);
        GraphBuilder builder = new GraphBuilder();
        Rules rules = new Rules(builder, graph);
        int[] renewed = new int[graph.nodes().size()];
        List<Node> shifts = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!needed.contains(node.id())) {
                continue;
            }
            int id;
            if (node.op() instanceof Op.Shift shift && !rules.isZeroShift(node)) {
                id = builder.shift(shift.by(), renewed[node.operand(1)], node.shape());
                shifts.add(node);
            } else {
                id = rules.apply(node, renewed);
            }
            builder.name(id, node.name());
            renewed[node.id()] = id;
        }
        shifts.forEach(shift -> builder.bind(renewed[shift.id()], renewed[shift.operand(0)]));

        Map<Integer, String> equations = new HashMap<>();
        graph.equations().forEach((id, text) -> {
            if (needed.contains(id)) {
                equations.putIfAbsent(renewed[id], text);
            }
        });
        return new StepGraph(
                Naming.complete(builder.nodes()),
                graph.states().stream()
                        .map(state -> new StepGraph.State(
                                state.name(), state.shape(), renewed[state.value()], state.depth(), state.reverse()))
                        .toList(),
                graph.results().stream()
                        .map(result -> new StepGraph.Result(result.kind(), result.name(), renewed[result.node()]))
                        .toList(),
                equations);
    }
}
