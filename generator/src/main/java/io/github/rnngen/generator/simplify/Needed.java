package io.github.rnngen.generator.simplify;

import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which values results and states depend on; and all parameters, so that each has a gradient, be it zero. */
final class Needed {
    private Needed() {}

    /** By node id. */
    static boolean[] nodes(StepGraph graph) {
        boolean[] needed = new boolean[graph.nodes().size()];
        Deque<Integer> pending = new ArrayDeque<>();
        graph.results().forEach(result -> pending.add(result.node()));
        graph.states().forEach(state -> pending.add(state.value()));
        graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Parameter)
                .forEach(node -> pending.add(node.id()));
        while (!pending.isEmpty()) {
            int id = pending.remove();
            if (!needed[id]) {
                needed[id] = true;
                pending.addAll(graph.node(id).operands());
            }
        }
        return needed;
    }
}
