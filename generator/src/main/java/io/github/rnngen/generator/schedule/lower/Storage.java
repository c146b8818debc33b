package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Operations;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values are stored, and which are computed where they are used: those that are read once, element by element, and
 * that no equation names.
 */
final class Storage {
    private final Products products;
    private final Map<Integer, List<Node>> readers;
    private final Set<Integer> kept = new HashSet<>();

    private Storage(StepGraph graph, Products products, int rows) {
        this.products = products;
        this.readers = graph.readers();
        graph.results().forEach(result -> kept.add(result.node()));
        graph.states().forEach(state -> kept.add(state.value()));
        kept.addAll(graph.equations().keySet());
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Shift || node.op() instanceof Op.Last || node.op() instanceof Op.Lookup) {
                kept.add(node.operand(0));
            }
            boolean function = node.op() instanceof Elementwise elementwise
                    && node.shape().rank() == 1
                    && Stmt.Apply.pays(elementwise, rows * node.shape().elements());
            if (products.contains(node.id()) || function) {
                kept.add(node.id());
            }
        }
    }

    /**
     * Ids of the values that are stored; products always are.
     *
     * @param rows of how many rows functions are taken at a time: then their values are stored too, see
     *     {@link Stmt.Apply}; 0 if they are taken of single elements
     */
    static Set<Integer> choose(StepGraph graph, Products products, int rows) {
        Storage storage = new Storage(graph, products, rows);
        Set<Integer> stored = new TreeSet<>();
        graph.nodes().stream().filter(storage::isStored).forEach(node -> stored.add(node.id()));
        storeWhereStatementsGrow(graph, stored);
        return stored;
    }

    /** Cuts expressions that would be more than one method is to hold, where that takes much away. */
    private static void storeWhereStatementsGrow(StepGraph graph, Set<Integer> stored) {
        Map<Integer, Integer> operations = new HashMap<>();
        for (Node node : graph.nodes()) {
            int all = node.op() instanceof Elementwise function ? Operations.of(function) : 0;
            for (Node operand : graph.operandsOf(node).toList()) {
                all += stored.contains(operand.id()) ? 1 : operations.getOrDefault(operand.id(), 0);
            }
            for (Node operand : graph.operandsOf(node).toList()) {
                int within = operations.getOrDefault(operand.id(), 0);
                boolean cut = all > Operations.METHOD_BUDGET && within > Operations.METHOD_BUDGET / 4;
                if (cut && operand.op() instanceof Elementwise && stored.add(operand.id())) {
                    all += 1 - within;
                }
            }
            operations.put(node.id(), Math.max(1, all));
        }
    }

    /** Whether an operation only says where its elements are found. */
    static boolean isView(Op op) {
        return op instanceof Op.Shift
                || op instanceof Op.History
                || op instanceof Op.Last
                || op instanceof Op.Slice
                || op instanceof Op.Transpose
                || op instanceof Op.Fill;
    }

    private boolean isStored(Node node) {
        if (node.op() instanceof Op.Leaf || isView(node.op())) {
            return false;
        }
        if (node.op() instanceof Op.Scatter && !kept.contains(node.id()) && isOnlySummed(node)) {
            return false;
        }
        boolean inPieces =
                node.op() instanceof Op.Join || node.op() instanceof Op.Pad || node.op() instanceof Op.Scatter;
        if (kept.contains(node.id()) || inPieces || node.op() instanceof Op.SumOver || node.op() instanceof Op.Spread) {
            return true;
        }
        return !isReadAtMostOnce(node);
    }

    /** Whether a scattered row is only added to a total, so that the zeros around it need no memory. */
    private boolean isOnlySummed(Node node) {
        return readers.getOrDefault(node.id(), List.of()).stream()
                .allMatch(reader -> reader.op() instanceof Op.SumOver);
    }

    /** Whether at most one reader takes each element once; sums that are products read the factors instead. */
    private boolean isReadAtMostOnce(Node node) {
        List<Boolean> reads = new ArrayList<>();
        collectReads(node, node.axes(), reads);
        return reads.isEmpty() || (reads.size() == 1 && reads.get(0));
    }

    private void collectReads(Node node, Axes axes, List<Boolean> reads) {
        for (Node reader : readers.getOrDefault(node.id(), List.of())) {
            if (reader.op() instanceof Op.Slice || reader.op() instanceof Op.Transpose) {
                collectReads(reader, axes, reads);
            } else if (!products.isSum(reader)) {
                reads.add(readsOnce(reader, node, axes));
            }
        }
    }

    private static boolean readsOnce(Node reader, Node node, Axes axes) {
        if (reader.op() instanceof Op.SumOver sum) {
            return sum.from() == axes;
        }
        boolean elementByElement = reader.op() instanceof Elementwise
                || reader.op() instanceof Op.Sum
                || reader.op() instanceof Op.Greatest
                || reader.op() instanceof Op.Spread
                || reader.op() instanceof Op.Join
                || reader.op() instanceof Op.Pad;
        boolean repeated = reader.op() instanceof Elementwise && !reader.shape().equals(node.shape());
        return elementByElement && !repeated && reader.axes() == axes;
    }
}
