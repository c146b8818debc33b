package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Evaluates a graph on demand: asking for a value computes what it reads, each thing once. Circles through shifts need
 * no care, as every value lies at a step of its own. Not thread-safe.
 *
 * <p>All methods throw {@link IllegalArgumentException} where the bindings lack something or have it in another size, or
 * where an index is out of range, and {@link IllegalStateException} where a value depends on itself.
 *
 * @param <N> the numbers that it computes with
 */
public final class Interpreter<N> {
    private final StepGraph graph;
    private final Bindings bindings;
    private final Reads reads;
    private final Leaves<N> leaves;
    private final Arithmetic<N> arithmetic;
    private final Map<Place, List<N>> known = new HashMap<>();

    public Interpreter(StepGraph graph, Bindings bindings, NumberSystem<N> numbers, ParameterLift<N> parameters) {
        this.graph = graph;
        this.bindings = bindings;
        this.reads = new Reads(graph, bindings);
        this.leaves = new Leaves<>(graph, bindings, numbers, parameters);
        this.arithmetic = new Arithmetic<>(numbers);
    }

    /** In double precision. */
    public static Interpreter<Double> ofReals(StepGraph graph, Bindings bindings) {
        return new Interpreter<>(graph, bindings, new Reals(), (parameter, element, value) -> value);
    }

    /** With the derivative with respect to one element of a parameter as tangents. */
    public static Interpreter<Dual> ofDuals(StepGraph graph, Bindings bindings, String parameter, int element) {
        return ofDuals(graph, bindings, MathForms.FAST, parameter, element);
    }

    /** The same with chosen forms of elementary functions. */
    public static Interpreter<Dual> ofDuals(
            StepGraph graph, Bindings bindings, MathForms math, String parameter, int element) {
        return new Interpreter<>(
                graph,
                bindings,
                new Duals(math),
                (name, position, value) -> new Dual(value, name.equals(parameter) && position == element ? 1 : 0));
    }

    /** The loss. */
    public N loss() {
        return result(StepGraph.Result.Kind.LOSS, "").get(0);
    }

    /** The gradient with respect to a parameter, row-major. */
    public List<N> gradient(String parameter) {
        return result(StepGraph.Result.Kind.GRADIENT, parameter);
    }

    /** An output as {@code [steps][sequences][elements]}; zeros past a sequence's end. */
    public List<N> output(String port) {
        int id = find(StepGraph.Result.Kind.OUTPUT, port);
        List<N> output = new ArrayList<>();
        for (int step = 0; step < bindings.steps(); step++) {
            for (int sequence = 0; sequence < bindings.sequences(); sequence++) {
                output.addAll(
                        bindings.contains(sequence, step)
                                ? value(id, step, sequence)
                                : arithmetic.zeros(graph.node(id).shape()));
            }
        }
        return output;
    }

    /**
     * A state's latest values, from which the next steps would go on, as {@code [sequences][depth][elements]}, the oldest
     * first: {@link Bindings#starts} of what follows.
     */
    public List<N> end(String name) {
        StepGraph.State state = graph.states().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + name));
        List<N> end = new ArrayList<>();
        for (int sequence = 0; sequence < bindings.sequences(); sequence++) {
            for (int stepsBack = state.depth(); stepsBack >= 1; stepsBack--) {
                int step = state.reverse() ? stepsBack - 1 : bindings.lengths().get(sequence) - stepsBack;
                int id = bindings.contains(sequence, step) ? state.value() : history(name);
                end.addAll(evaluate(reads.place(id, sequence, step)));
            }
        }
        return end;
    }

    /**
     * A node's value at one step of one sequence, row-major.
     *
     * @throws IllegalArgumentException if the sequence has no such step
     */
    public List<N> value(int node, int step, int sequence) {
        if (!bindings.contains(sequence, step)) {
            throw new IllegalArgumentException("no step " + step + " in sequence " + sequence);
        }
        return evaluate(reads.place(node, sequence, step));
    }

    private List<N> result(StepGraph.Result.Kind kind, String name) {
        return value(find(kind, name), 0, 0);
    }

    private int find(StepGraph.Result.Kind kind, String name) {
        return graph.results(kind).stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " " + name))
                .node();
    }

    private int history(String state) {
        return graph.nodes().stream()
                .filter(node -> node.op().equals(new Op.History(state)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing reads the past of " + state))
                .id();
    }

    /** With a stack of its own: through shifts, chains of values are as long as sequences. */
    private List<N> evaluate(Place wanted) {
        Deque<Place> pending = new ArrayDeque<>(List.of(wanted));
        Set<Place> open = new HashSet<>();
        while (!pending.isEmpty()) {
            Place place = pending.element();
            List<Place> operands = reads.of(place);
            List<Place> missing = operands.stream()
                    .filter(operand -> !known.containsKey(operand))
                    .toList();
            if (known.containsKey(place)) {
                pending.remove();
            } else if (missing.isEmpty()) {
                known.put(place, compute(place, operands));
                open.remove(place);
                pending.remove();
            } else {
                open.add(place);
                for (Place operand : missing) {
                    if (open.contains(operand)) {
                        throw new IllegalStateException("%" + operand.node() + " depends on itself");
                    }
                    pending.push(operand);
                }
            }
        }
        return Objects.requireNonNull(known.get(wanted));
    }

    private List<N> compute(Place place, List<Place> places) {
        Node node = graph.node(place.node());
        List<List<N>> operands = places.stream().map(known::get).toList();
        if (node.op() instanceof Elementwise map) {
            return arithmetic.elementwise(map, node.shape(), operands);
        } else if (node.op() instanceof Op.Leaf leaf) {
            return leaves.value(leaf, node, place);
        } else if (node.op() instanceof Op.Structural structural) {
            List<Shape> shapes = graph.operandsOf(node).map(Node::shape).toList();
            return arithmetic.structural(structural, node, shapes, operands);
        } else if (node.op() instanceof Op.Mask mask) {
            return leaves.mask(mask, node, place);
        } else if (node.op() instanceof Op.SumOver) {
            return arithmetic.total(operands, node.shape());
        } else if (node.op() instanceof Op.History history && operands.isEmpty()) {
            return leaves.start(history, node, place);
        }
        return operands.isEmpty()
                ? arithmetic.zeros(node.shape())
                : arithmetic.broadcast(operands.get(0), node.shape());
    }
}
