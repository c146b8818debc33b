package io.github.rnngen.generator.autodiff;

import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.Reachable;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values lie between trained parameters and the loss, and so have an adjoint that matters. */
final class Dependence {
    private Dependence() {}

    static Set<Integer> between(StepGraph graph, Set<String> parameters) {
        List<Integer> trained = graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Parameter parameter && parameters.contains(parameter.name()))
                .map(Node::id)
                .toList();
        Map<Integer, List<Node>> readers = graph.readers();
        Set<Integer> dependent = Reachable.from(
                trained,
                id -> readers.getOrDefault(id, List.of()).stream().map(Node::id).toList());
        int loss = graph.results(StepGraph.Result.Kind.LOSS).get(0).node();
        dependent.retainAll(Reachable.from(List.of(loss), id -> graph.node(id).operands()));
        return dependent;
    }
}
