package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which values a value is computed from: all that the interpreter knows of time. */
final class Reads {
    private final StepGraph graph;
    private final Bindings bindings;

    Reads(StepGraph graph, Bindings bindings) {
        this.graph = graph;
        this.bindings = bindings;
    }

    /** The place of a node's value, whichever of its axes it varies along. */
    Place place(int id, int sequence, int step) {
        Node node = graph.node(id);
        if (node.axes() == Axes.NONE) {
            return new Place(id, 0, 0);
        }
        boolean timed = node.axes() == Axes.STEP || node.op() instanceof Op.History;
        return new Place(id, sequence, timed ? step : 0);
    }

    /** What is read, in order; nothing where the value is zero or given. */
    List<Place> of(Place place) {
        Node node = graph.node(place.node());
        int sequence = place.sequence();
        int step = place.step();
        if (node.op() instanceof Op.Shift shift) {
            int shifted = step + shift.by();
            int operand = node.operand(bindings.contains(sequence, shifted) ? 0 : 1);
            return List.of(place(operand, sequence, shifted));
        } else if (node.op() instanceof Op.History history) {
            return bindings.starts().containsKey(history.state()) ? List.of() : operands(node, sequence, 0);
        } else if (node.op() instanceof Op.IfInitial initial) {
            return bindings.starts().containsKey(initial.state()) ? List.of() : operands(node, sequence, step);
        } else if (node.op() instanceof Op.Outside outside) {
            return bindings.contains(sequence, step + outside.by()) ? List.of() : operands(node, sequence, step);
        } else if (node.op() instanceof Op.Last) {
            return operands(node, sequence, lastStep(sequence));
        } else if (node.op() instanceof Op.AtLast) {
            return step == lastStep(sequence) ? operands(node, sequence, step) : List.of();
        } else if (node.op() instanceof Op.SumOver sum) {
            return terms(sum, node.operand(0), sequence);
        }
        return operands(node, sequence, step);
    }

    private List<Place> operands(Node node, int sequence, int step) {
        return node.operands().stream().map(id -> place(id, sequence, step)).toList();
    }

    private List<Place> terms(Op.SumOver sum, int operand, int sequence) {
        List<Place> terms = new ArrayList<>();
        IntStream sequences = sum.to() == Axes.NONE ? IntStream.range(0, bindings.sequences()) : IntStream.of(sequence);
        sequences.forEach(s -> {
            int steps = sum.from() == Axes.STEP ? bindings.lengths().get(s) : 1;
            for (int t = 0; t < steps; t++) {
                terms.add(place(operand, s, t));
            }
        });
        return terms;
    }

    private int lastStep(int sequence) {
        return bindings.lengths().get(sequence) - 1;
    }
}
