package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Reachable;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first phase that needs a value. */
final class Phases {
    private Phases() {}

    /** By node id; values that nothing needs are absent. */
    static Map<Integer, Phase> of(StepGraph graph) {
        Map<Integer, Phase> phases = new HashMap<>();
        mark(graph, results(graph, StepGraph.Result.Kind.OUTPUT), Phase.FORWARD, phases);
        mark(graph, graph.states().stream().map(StepGraph.State::value).toList(), Phase.FORWARD, phases);
        mark(graph, results(graph, StepGraph.Result.Kind.LOSS), Phase.LOSS, phases);
        mark(graph, results(graph, StepGraph.Result.Kind.GRADIENT), Phase.BACKWARD, phases);
        return phases;
    }

    private static List<Integer> results(StepGraph graph, StepGraph.Result.Kind kind) {
        return graph.results(kind).stream().map(StepGraph.Result::node).toList();
    }

    private static void mark(StepGraph graph, List<Integer> roots, Phase phase, Map<Integer, Phase> phases) {
        Reachable.from(roots, id -> graph.node(id).operands()).forEach(id -> phases.putIfAbsent(id, phase));
    }
}
