package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every result, and every value that is read at another step, a node of its own, so that each can have the memory
 * layout that it needs: outputs lie in the caller's array, pasts behind their boundary.
 */
public final class Separate {
    private final StepGraph old;
    private final GraphBuilder graph;
    private final Set<Integer> taken = new HashSet<>();

    private Separate(StepGraph old) {
        this.old = old;
        this.graph = GraphBuilder.from(old);
    }

    public static StepGraph values(StepGraph graph) {
        return new Separate(graph).run();
    }

    private StepGraph run() {
        Map<Track, Integer> tracks = new HashMap<>();
        List<StepGraph.State> states = new ArrayList<>();
        for (StepGraph.State state : old.states()) {
            int value =
                    tracks.computeIfAbsent(new Track(state.value(), state.name()), key -> own(key.value, Axes.STEP));
            states.add(new StepGraph.State(state.name(), state.shape(), value, state.depth(), state.reverse()));
        }
        for (Node node : old.nodes()) {
            if (node.op() instanceof Op.Shift) {
                boolean state = old.node(node.operand(1)).op() instanceof Op.History;
                String boundary =
                        state ? ((Op.History) old.node(node.operand(1)).op()).state() : "";
                Track track = new Track(node.operand(0), boundary);
                graph.bind(node.id(), tracks.computeIfAbsent(track, key -> own(key.value, Axes.STEP)));
            }
        }
        List<StepGraph.Result> results = new ArrayList<>();
        for (StepGraph.Result result : old.results()) {
            Axes axes = result.kind() == StepGraph.Result.Kind.OUTPUT ? Axes.STEP : Axes.NONE;
            results.add(new StepGraph.Result(result.kind(), result.name(), own(result.node(), axes)));
        }
        return new StepGraph(graph.nodes(), states, results, old.equations());
    }

    /** A value that is read across steps, and the state whose past stands before it; empty for zeros. */
    private record Track(int value, String boundary) {}

    private int own(int value, Axes axes) {
        Node node = graph.node(value);
        boolean computed = !(node.op() instanceof Op.Leaf) && !Storage.isView(node.op());
        if (computed && node.axes() == axes && taken.add(value)) {
            return value;
        }
        return graph.spread(value, axes);
    }
}
