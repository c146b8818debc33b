package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which values are products of matrices that have sequences, or steps and sequences, as rows: a matrix that is the same
 * for all of them times a vector of each, and the sum of all outer products of two vectors.
 */
final class Products {
    /** So many rows are enough for a kernel: with more it is no faster, and by then what it computed first is far away. */
    private static final int ENOUGH_ROWS = 8;

    private final StepGraph graph;
    private final int sequences;
    private final Set<Integer> products = new HashSet<>();

    private Products(StepGraph graph, int sequences) {
        this.graph = graph;
        this.sequences = sequences;
    }

    static Products none(StepGraph graph) {
        return new Products(graph, 1);
    }

    /**
     * The products of a graph.
     *
     * @param sequences how many sequences are taken at once
     */
    static Products of(StepGraph graph, int sequences) {
        Products found = new Products(graph, sequences);
        for (Node node : graph.nodes()) {
            if (found.isMatrixTimesVector(node) || found.isSumOfOuterProducts(node)) {
                found.products.add(node.id());
            }
        }
        return found;
    }

    /** Whether there are any. */
    boolean areThere() {
        return !products.isEmpty();
    }

    boolean contains(int id) {
        return products.contains(id);
    }

    /** Whether the product is better taken over all steps at once, if nothing in it depends on itself. */
    boolean spansSteps(int id) {
        return contains(id)
                && (isSum(graph.node(id)) || sequences < ENOUGH_ROWS)
                && factors(graph.node(id)).stream()
                        .allMatch(factor -> graph.node(factor).axes() == Axes.STEP || isMatrix(factor));
    }

    /** The two values that a product multiplies; not the outer products of which one is the sum. */
    List<Integer> factors(Node product) {
        return isSum(product) ? graph.node(product.operand(0)).operands() : product.operands();
    }

    /** Whether a value is the product that a sum of outer products is: then these need not be stored for it. */
    boolean isSum(Node node) {
        return contains(node.id()) && node.op() instanceof Op.SumOver;
    }

    private boolean isMatrix(int id) {
        return graph.node(id).shape().rank() == 2;
    }

    private boolean isMatrixTimesVector(Node node) {
        return node.op() instanceof Op.MatMul
                && node.shape().rank() == 1
                && graph.node(node.operand(0)).axes() == Axes.NONE
                && isMatrixInMemory(node.operand(0))
                && isRow(node.operand(1));
    }

    private boolean isSumOfOuterProducts(Node node) {
        if (!(node.op() instanceof Op.SumOver sum) || sum.to() != Axes.NONE) {
            return false;
        }
        Node outer = graph.node(node.operand(0));
        return outer.op() instanceof Op.Outer
                && outer.axes() == sum.from()
                && isRow(outer.operand(0))
                && isRow(outer.operand(1));
    }

    private boolean isMatrixInMemory(int id) {
        Node node = graph.node(id);
        if (node.op() instanceof Op.Transpose) {
            return isMatrixInMemory(node.operand(0));
        } else if (node.op() instanceof Op.Constant constant) {
            return !constant.isUniform();
        }
        return node.op() instanceof Op.Parameter || isComputed(node);
    }

    /** Whether a value is a vector that lies in memory, or a part of one, at this or another step. */
    private boolean isRow(int id) {
        Node node = graph.node(id);
        if (node.axes() == Axes.NONE) {
            return false;
        } else if (node.op() instanceof Op.Slice || node.op() instanceof Op.Shift) {
            return isRow(node.operand(0));
        }
        return node.op() instanceof Op.Input || isComputed(node);
    }

    private static boolean isComputed(Node node) {
        return !(node.op() instanceof Op.Leaf) && !Storage.isView(node.op());
    }
}
