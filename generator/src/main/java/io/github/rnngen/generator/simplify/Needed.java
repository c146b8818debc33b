package io.github.rnngen.generator.simplify;

import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which values results and states depend on. */
final class Needed {
    private Needed() {}

    /** By node id. */
    static boolean[] nodes(StepGraph graph) {
        boolean[] needed = new boolean[graph.nodes().size()];
        Deque<Integer> pending = new ArrayDeque<>();
        graph.results().forEach(result -> pending.add(result.node()));
        graph.states().forEach(state -> pending.add(state.value()));
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
