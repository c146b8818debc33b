package io.github.rnngen.generator.simplify;

import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.Reachable;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which values results and states depend on; and all parameters, so that each has a gradient, be it zero, and pasts. */
final class Needed {
    private Needed() {}

    static Set<Integer> nodes(StepGraph graph) {
        List<Integer> roots = Stream.of(
                        graph.results().stream().map(StepGraph.Result::node),
                        graph.states().stream().map(StepGraph.State::value),
                        graph.nodes().stream()
                                .filter(node -> node.op() instanceof Op.Parameter || node.op() instanceof Op.History)
                                .map(Node::id))
                .flatMap(ids -> ids)
                .toList();
        return Reachable.from(roots, id -> graph.node(id).operands());
    }
}
