package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.StepGraph.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A graph as equations, for people: values that matter by themselves have a name and an equation each, all others are
 * written out where they are read.
 *
 * @param list in an order in which they can be computed
 */
public record Equations(List<Equation> list) {
    /** Operations that one equation holds at the most, before parts of it become equations of their own. */
    private static final int MOST_OPERATIONS = 12;

    public Equations {
        list = List.copyOf(list);
    }

    /** What an equation is there for. */
    public enum Part {
        /** It only gives a name to what the network gets: inputs, targets, parameters. */
        GIVEN,
        /** It computes outputs or the loss. */
        FORWARD,
        /** It computes derivatives of the loss. */
        BACKWARD
    }

    /**
     * A named value.
     *
     * @param id the node's
     * @param name unique among the equations
     * @param axes along which the value varies
     * @param formula what it is computed from, such as {@code tanh(W_xh @ x + W_hh @ h[t-1] + b_h)}
     * @param reads the named values in the formula, each once for each time that it is read at
     * @param isResult whether the caller gets it: an output, the loss, a gradient
     */
    public record Equation(
            int id,
            String name,
            Shape shape,
            Axes axes,
            Part part,
            String formula,
            List<Read> reads,
            boolean isResult) {
        public Equation {
            reads = List.copyOf(reads);
        }
    }

    /**
     * A value that a formula contains.
     *
     * @param id the node's
     * @param by how many steps later it is read; 0 for the same step
     */
    public record Read(int id, int by) {}

    /** The equations of some part. */
    public List<Equation> of(Part part) {
        return list.stream().filter(equation -> equation.part() == part).toList();
    }

    /** The equations of a graph, with adjoints or without. */
    public static Equations of(StepGraph graph) {
        return new Writer(graph).write();
    }

    /** Finds the named values, then names, then formulas. */
    private static final class Writer {
        private final StepGraph graph;
        private final Map<Integer, List<Node>> readers;
        private final Set<Integer> results;
        private final Set<Integer> forward;
        private final Map<Integer, String> names = new LinkedHashMap<>();

        Writer(StepGraph graph) {
            this.graph = graph;
            this.readers = graph.readers();
            this.results = graph.results().stream().map(Result::node).collect(Collectors.toSet());
            Set<Integer> roots = Stream.concat(
                            graph.states().stream().map(StepGraph.State::value),
                            graph.results().stream()
                                    .filter(result -> result.kind() != Result.Kind.GRADIENT)
                                    .map(Result::node))
                    .collect(Collectors.toSet());
            this.forward = Reachable.from(roots, id -> graph.node(id).operands());
        }

        Equations write() {
            names.putAll(Labels.of(graph, choose()));
            return new Equations(
                    names.keySet().stream().map(id -> equation(graph.node(id))).toList());
        }

        private Set<Integer> choose() {
            Set<Integer> chosen = new HashSet<>(results);
            chosen.addAll(graph.equations().keySet());
            graph.states().forEach(state -> chosen.add(state.value()));
            for (Node node : graph.nodes()) {
                if (node.op() instanceof Op.Shift && node.operand(0) >= 0) {
                    chosen.add(node.operand(0));
                }
            }
            Map<Integer, Integer> sizes = new HashMap<>();
            for (Node node : graph.nodes()) {
                boolean given = isGiven(node);
                boolean shared = !isPlain(node) && distinctReaders(node) > 1;
                // A shift's source may come later, but has a name in any case.
                int size = node.op() instanceof Op.Shift
                        ? 0
                        : node.operands().stream()
                                .mapToInt(id -> sizes.getOrDefault(id, 0) + 1)
                                .sum();
                if (given || shared || size > MOST_OPERATIONS) {
                    chosen.add(node.id());
                }
                sizes.put(node.id(), chosen.contains(node.id()) ? 0 : size);
            }
            chosen.removeIf(id -> graph.node(id).op() instanceof Op.Constant && !results.contains(id));
            return chosen;
        }

        private static boolean isGiven(Node node) {
            return node.op() instanceof Op.Input || node.op() instanceof Op.Index || node.op() instanceof Op.Parameter;
        }

        /** Whether a value is as easily written as its name. */
        private boolean isPlain(Node node) {
            boolean view = node.op() instanceof Op.Shift
                    || node.op() instanceof Op.History
                    || node.op() instanceof Op.Leaf
                    || node.op() instanceof Op.Mask;
            boolean wrapped = node.op() instanceof Op.Transpose
                    || node.op() instanceof Op.Fill
                    || node.op() instanceof Op.Spread
                    || node.op() instanceof Op.Slice
                    || node.op() == Elementwise.NEGATE;
            return view || (wrapped && isPlain(graph.node(node.operand(0))));
        }

        private long distinctReaders(Node node) {
            return readers.getOrDefault(node.id(), List.of()).stream()
                    .filter(reader -> !(reader.op() instanceof Op.Shift) || reader.operand(0) == node.id())
                    .map(Node::id)
                    .distinct()
                    .count();
        }

        private Equation equation(Node node) {
            Part part = isGiven(node) ? Part.GIVEN : forward.contains(node.id()) ? Part.FORWARD : Part.BACKWARD;
            String formula = ExpressionPrinter.print(graph, node.id(), id -> Optional.ofNullable(names.get(id)));
            List<Read> reads = new ArrayList<>();
            collect(node, reads);
            return new Equation(
                    node.id(),
                    names.getOrDefault(node.id(), node.name()),
                    node.shape(),
                    node.axes(),
                    part,
                    formula,
                    reads.stream().distinct().toList(),
                    results.contains(node.id()));
        }

        private void collect(Node node, Collection<Read> reads) {
            if (node.op() instanceof Op.Shift shift) {
                reads.add(new Read(node.operand(0), shift.by()));
                return;
            }
            for (int operand : node.operands()) {
                if (names.containsKey(operand)) {
                    reads.add(new Read(operand, 0));
                } else {
                    collect(graph.node(operand), reads);
                }
            }
        }
    }
}
