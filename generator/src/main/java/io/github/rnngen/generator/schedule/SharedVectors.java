package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Products of several matrices with one vector, such as those of the gates of an LSTM. Their results lie side by side, so
 * that all of them are one product.
 */
final class SharedVectors {
    private final Map<Integer, Group> groups = new HashMap<>();

    private SharedVectors() {}

    /**
     * Products that are one.
     *
     * @param name of the memory that holds their results
     * @param members ids in the order in which their results lie in a row
     * @param columns length of a row
     */
    record Group(String name, List<Integer> members, int columns) {
        boolean isFirst(int id) {
            return members.get(0) == id;
        }

        int firstColumn(int id, StepGraph graph) {
            return members.subList(0, members.indexOf(id)).stream()
                    .mapToInt(member -> graph.node(member).shape().elements())
                    .sum();
        }
    }

    /** A part of a value at a step relative to the present one. */
    private record Vector(int value, int by, int from, int length) {}

    static SharedVectors of(StepGraph graph, Products products, List<Placement.Draft> drafts) {
        SharedVectors shared = new SharedVectors();
        Set<Integer> elsewhere = laidOutElsewhere(graph);
        for (Placement.Draft draft : drafts) {
            Map<Vector, List<Integer>> readers = new LinkedHashMap<>();
            for (int value : draft.values) {
                Node node = graph.node(value);
                if (products.contains(value) && node.op() instanceof Op.MatMul && !elsewhere.contains(value)) {
                    readers.computeIfAbsent(vector(graph, node.operand(1)), key -> new ArrayList<>())
                            .add(value);
                }
            }
            readers.values().forEach(members -> shared.add(graph, members));
        }
        return shared;
    }

    Optional<Group> of(int id) {
        return Optional.ofNullable(groups.get(id));
    }

    private void add(StepGraph graph, List<Integer> members) {
        if (members.size() > 1) {
            int columns = members.stream()
                    .mapToInt(member -> graph.node(member).shape().elements())
                    .sum();
            String name = graph.node(graph.node(members.get(0)).operand(1)).name();
            Group group = new Group((name.isEmpty() ? "vector" : name) + "Products", List.copyOf(members), columns);
            members.forEach(member -> groups.put(member, group));
        }
    }

    /** Results lie in the caller's arrays, and what is read at other steps behind its boundary. */
    private static Set<Integer> laidOutElsewhere(StepGraph graph) {
        Set<Integer> elsewhere = new HashSet<>();
        graph.results().forEach(result -> elsewhere.add(result.node()));
        graph.states().forEach(state -> elsewhere.add(state.value()));
        graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Shift)
                .forEach(shift -> elsewhere.add(shift.operand(0)));
        return elsewhere;
    }

    private static Vector vector(StepGraph graph, int id) {
        int by = 0;
        int from = 0;
        Node node = graph.node(id);
        int length = node.shape().elements();
        while (node.op() instanceof Op.Slice || node.op() instanceof Op.Shift) {
            if (node.op() instanceof Op.Slice slice) {
                from += slice.from();
            } else if (node.op() instanceof Op.Shift shift) {
                by += shift.by();
            }
            node = graph.node(node.operand(0));
        }
        return new Vector(node.id(), by, from, length);
    }
}
