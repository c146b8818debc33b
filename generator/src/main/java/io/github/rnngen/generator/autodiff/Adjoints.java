package io.github.rnngen.generator.autodiff;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Naming;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reverse-mode differentiation of a graph: one sweep from the loss to the parameters.
 *
 * <p>Time needs nothing of its own. A shift's adjoint is the opposite shift of the adjoint, so what flows back through
 * {@code h[t-1]} arrives at {@code h} one step later in the sweep's own direction, and the circle through the forward
 * shift becomes a circle through the backward one.
 */
public final class Adjoints {
    private final StepGraph forward;
    private final GraphBuilder graph;
    private final Set<Integer> active;
    /** What has been found so far of each node's adjoint, term by term. */
    private final Map<Integer, List<Integer>> contributions = new HashMap<>();
    /** The shift that brings each forward shift's adjoint back to its source. */
    private final Map<Integer, Integer> returns = new HashMap<>();

    private Adjoints(StepGraph forward, Set<String> trained) {
        this.forward = forward;
        this.graph = GraphBuilder.from(forward);
        this.active = Dependence.between(forward, trained);
    }

    /**
     * Adds the gradient of the loss with respect to the named parameters, as results of kind {@code GRADIENT} in the
     * order of the names; zeros where the loss does not depend on a parameter.
     */
    public static StepGraph add(StepGraph forward, List<String> trained) {
        return new Adjoints(forward, Set.copyOf(trained)).add(trained);
    }

    private StepGraph add(List<String> trained) {
        int loss = forward.results(StepGraph.Result.Kind.LOSS).get(0).node();
        contribute(loss, graph.number(1));
        for (Node node : forward.nodes()) {
            if (node.op() instanceof Op.Shift shift && active.contains(node.id())) {
                int back = graph.shift(-shift.by(), graph.number(0), node.shape());
                returns.put(node.id(), back);
                contribute(node.operand(0), fit(back, node, graph.node(node.operand(0))));
            }
        }
        Map<String, Integer> gradients = new HashMap<>();
        for (int id = forward.nodes().size() - 1; id >= 0; id--) {
            Node node = forward.node(id);
            Optional<Integer> adjoint = adjoint(node);
            if (node.op() instanceof Op.Parameter parameter && adjoint.isPresent()) {
                gradients.put(parameter.name(), adjoint.get());
            } else if (node.op() instanceof Op.Shift) {
                shift(node, adjoint);
            } else if (adjoint.isPresent()) {
                spread(node, adjoint.get());
            }
        }
        List<StepGraph.Result> results = new ArrayList<>(forward.results());
        for (String name : trained) {
            int gradient = gradients.containsKey(name) ? gradients.get(name) : zeros(name);
            results.add(new StepGraph.Result(StepGraph.Result.Kind.GRADIENT, name, gradient));
        }
        return new StepGraph(Naming.complete(graph.nodes()), forward.states(), results, forward.equations());
    }

    private int zeros(String parameter) {
        Node node = forward.nodes().stream()
                .filter(candidate -> candidate.op().equals(new Op.Parameter(parameter)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no parameter " + parameter));
        return graph.fill(graph.number(0), node.shape());
    }

    /** The sum of all contributions to a node's adjoint, if there are any. */
    private Optional<Integer> adjoint(Node node) {
        Optional<Integer> total = contributions.getOrDefault(node.id(), List.of()).stream()
                .reduce((a, b) -> graph.map(Elementwise.ADD, a, b));
        total.ifPresent(id -> graph.name(id, node.name() + "Adj"));
        return total;
    }

    private void contribute(int operand, int adjoint) {
        contributions.computeIfAbsent(operand, id -> new ArrayList<>()).add(adjoint);
    }

    private void spread(Node node, int adjoint) {
        List<Optional<Integer>> derivatives = Derivatives.of(graph, node, adjoint);
        for (int position = 0; position < derivatives.size(); position++) {
            int operand = node.operand(position);
            if (active.contains(operand)) {
                derivatives.get(position).ifPresent(term -> contribute(operand, fit(term, node, graph.node(operand))));
            }
        }
    }

    /** Closes the circle through the returning shift; what left through the boundary is the boundary's. */
    private void shift(Node node, Optional<Integer> adjoint) {
        Integer back = returns.get(node.id());
        if (back == null) {
            return;
        }
        int arriving = adjoint.orElseGet(() -> graph.fill(graph.number(0), node.shape()));
        graph.bind(back, arriving);
        int boundary = node.operand(1);
        if (active.contains(boundary)) {
            int outside = graph.outside(((Op.Shift) node.op()).by(), arriving);
            contribute(boundary, fit(outside, node, graph.node(boundary)));
        }
    }

    /** An operand that stood for many elements, steps or sequences gets the sum of what each of them contributes. */
    private int fit(int term, Node node, Node operand) {
        boolean stretches = node.op() instanceof Elementwise || node.op() instanceof Op.History;
        int summed = stretches && operand.shape().isScalar() ? graph.sum(term) : term;
        Axes reached = reached(node);
        return reached.compareTo(operand.axes()) > 0 ? graph.sumOver(reached, operand.axes(), summed) : summed;
    }

    /** The axes along which a node reads its operands. */
    private static Axes reached(Node node) {
        if (node.op() instanceof Op.SumOver sum) {
            return sum.from();
        }
        return node.op() instanceof Op.AtLast ? Axes.SEQUENCE : node.axes();
    }
}
