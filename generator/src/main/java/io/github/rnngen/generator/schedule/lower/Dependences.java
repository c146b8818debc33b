package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each stored value reads of other stored values, through all that is computed in place. */
final class Dependences {
    private final Map<Integer, List<Read>> reads = new LinkedHashMap<>();

    private Dependences() {}

    /**
     * A read of a stored value.
     *
     * @param value id of what is read
     * @param by at which distance in steps
     * @param complete whether all steps of it must be there
     */
    record Read(int value, int by, boolean complete) {}

    static Dependences of(StepGraph graph, Set<Integer> stored, Products products) {
        Dependences dependences = new Dependences();
        for (Node node : graph.nodes()) {
            if (stored.contains(node.id())) {
                dependences.reads.put(node.id(), reads(graph, stored, products, node));
            }
        }
        return dependences;
    }

    /** The stored values, in order of id. */
    Set<Integer> values() {
        return reads.keySet();
    }

    /** What a stored value reads. */
    List<Read> of(int value) {
        return reads.getOrDefault(value, List.of());
    }

    private static List<Read> reads(StepGraph graph, Set<Integer> stored, Products products, Node root) {
        List<Read> reads = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Deque<Node> pending = new ArrayDeque<>(List.of(root));
        while (!pending.isEmpty()) {
            Node node = pending.remove();
            int by = node.op() instanceof Op.Shift shift ? shift.by() : 0;
            boolean complete = node.op() instanceof Op.Last;
            List<Node> operands = products.isSum(node)
                    ? products.factors(node).stream().map(graph::node).toList()
                    : graph.operandsOf(node).toList();
            for (Node operand : operands) {
                if (stored.contains(operand.id())) {
                    reads.add(new Read(operand.id(), by, complete));
                } else if (seen.add(operand.id())) {
                    pending.add(operand);
                }
            }
        }
        return reads;
    }
}
