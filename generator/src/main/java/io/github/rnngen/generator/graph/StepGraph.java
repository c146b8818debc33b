package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a network computes, as operations on values that may vary along sequences and time steps.
 *
 * @param nodes all values; a node's id is its position
 * @param states what is carried from step to step
 * @param results what the caller gets
 * @param equations the text of the equation that a node stands for, by id, in order of id
 */
public record StepGraph(List<Node> nodes, List<State> states, List<Result> results, Map<Integer, String> equations) {
    public StepGraph {
        nodes = List.copyOf(nodes);
        states = List.copyOf(states);
        results = List.copyOf(results);
        equations = Collections.unmodifiableMap(new TreeMap<>(equations));
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    public Stream<Node> operandsOf(Node node) {
        return node.operands().stream().map(nodes::get);
    }

    /** For each node the nodes that read it, in order of id, once per operand position. */
    public Map<Integer, List<Node>> readers() {
        Map<Integer, List<Node>> readers = new HashMap<>();
        for (Node node : nodes) {
            for (int operand : node.operands()) {
                readers.computeIfAbsent(operand, id -> new java.util.ArrayList<>())
                        .add(node);
            }
        }
        return readers;
    }

    /** The results of one kind, in order. */
    public List<Result> results(Result.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).toList();
    }

    /**
     * A state and the node that computes it.
     *
     * @param value id of its value at each step
     * @param depth how many steps back it is read
     * @param reverse whether it runs from the last step to the first
     */
    public record State(String name, Shape shape, int value, int depth, boolean reverse) {}

    /**
     * A value that the caller gets.
     *
     * @param name the port's, or the parameter's for a gradient; empty for the loss
     * @param node id of the value
     */
    public record Result(Kind kind, String name, int node) {
        /** What a result is for. */
        public enum Kind {
            OUTPUT,
            LOSS,
            GRADIENT
        }
    }
}
