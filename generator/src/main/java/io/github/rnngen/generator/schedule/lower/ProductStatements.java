package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Products of matrices as statements: where their operands lie, and how many rows they have. */
final class ProductStatements {
    private final StepGraph graph;
    private final Signature signature;
    private final int sequencesAtOnce;
    private final ProductGroups groups;
    private final Buffers buffers;

    ProductStatements(
            StepGraph graph, Signature signature, int sequencesAtOnce, ProductGroups groups, Buffers buffers) {
        this.graph = graph;
        this.signature = signature;
        this.sequencesAtOnce = sequencesAtOnce;
        this.groups = groups;
        this.buffers = buffers;
    }

    /**
     * The product that computes a value, and those of its group.
     *
     * @param allSteps whether it is taken over all steps at once
     */
    Stmt.Product of(Node node, boolean allSteps) {
        if (node.op() instanceof Op.SumOver) {
            return sumOfOuterProducts(node, allSteps);
        }
        Optional<ProductGroups.Group> group = groups.of(node.id());
        List<List<Integer>> sums = group.map(ProductGroups.Group::sums).orElse(List.of(List.of(node.id())));
        Stmt.Matrix left = group.filter(ProductGroups.Group::hasRows)
                .map(rows -> rows(buffers.inRows(rows, rows.vectors().get(0)), Affine.of(Variable.STEP), 0))
                .orElseGet(() -> rows(node.operand(1), allSteps));
        List<Stmt.Strip> right = new ArrayList<>();
        for (int i = 0; i < sums.get(0).size(); i++) {
            right.add(strip(sums, i));
        }
        return new Stmt.Product(
                rows(node.id(), allSteps),
                left,
                right,
                rowCount(node.axes(), allSteps),
                Extent.fixed(right.stream().mapToInt(Stmt.Strip::rows).sum()),
                false,
                group.filter(several -> several.whole().isEmpty())
                        .map(buffers::resultRow)
                        .orElseGet(() -> buffers.value(node.id()).orElseThrow().rowLength()));
    }

    /** The matrices that multiply one of the vectors, one for each sum. */
    private Stmt.Strip strip(List<List<Integer>> sums, int vector) {
        List<Stmt.Part> parts = new ArrayList<>();
        for (List<Integer> sum : sums) {
            Node product = graph.node(sum.get(vector));
            parts.add(new Stmt.Part(
                    matrix(product.operand(0)).transposed(), product.shape().elements()));
        }
        Node first = graph.node(sums.get(0).get(vector));
        return new Stmt.Strip(graph.node(first.operand(1)).shape().elements(), parts);
    }

    private Stmt.Product sumOfOuterProducts(Node node, boolean allSteps) {
        Node outer = graph.node(node.operand(0));
        Extent terms = rowCount(outer.axes(), allSteps);
        return new Stmt.Product(
                matrix(node.id()),
                rows(outer.operand(0), allSteps).transposed(),
                List.of(new Stmt.Strip(
                        terms.most(),
                        List.of(new Stmt.Part(
                                rows(outer.operand(1), allSteps), outer.shape().dimension(1))))),
                Extent.fixed(outer.shape().dimension(0)),
                terms,
                !isWholeSum(allSteps));
    }

    /** Whether a sum of outer products is one product of the only sequence, so that nothing is there to add it to. */
    boolean isWholeSum(boolean allSteps) {
        return allSteps && signature.batch() == 1;
    }

    private Extent rowCount(Axes axes, boolean allSteps) {
        int steps = signature.steps();
        if (sequencesAtOnce > 1) {
            return allSteps
                    ? new Extent(Extent.Kind.STEPS_AND_SEQUENCES, Math.multiplyExact(steps, sequencesAtOnce))
                    : new Extent(Extent.Kind.SEQUENCES, sequencesAtOnce);
        } else if (allSteps && axes == Axes.STEP) {
            return signature.variableLength() ? new Extent(Extent.Kind.STEPS, steps) : Extent.fixed(steps);
        }
        return Extent.fixed(1);
    }

    /** A vector's values as the rows of a matrix: those of all sequences at this step, or at all steps. */
    private Stmt.Matrix rows(int id, boolean allSteps) {
        Vector vector = Vector.of(graph, id);
        Affine step = (allSteps ? Affine.ZERO : Affine.of(Variable.STEP)).plus(vector.by());
        Buffer buffer = graph.node(vector.value()).op() instanceof Op.Input input
                ? buffers.port(input.port())
                : buffers.value(vector.value()).orElseThrow();
        return rows(buffer, step, vector.from());
    }

    private Stmt.Matrix rows(Buffer buffer, Affine step, int from) {
        Affine first = buffer.at(step, Affine.of(from));
        Affine at = sequencesAtOnce > 1 ? first.with(Variable.SEQUENCE, Affine.ZERO) : first;
        int stride = sequencesAtOnce > 1 ? buffer.sequenceStride() : buffer.stepStride();
        return new Stmt.Matrix(buffer, at, stride, 1);
    }

    private Stmt.Matrix matrix(int id) {
        Node node = graph.node(id);
        if (node.op() instanceof Op.Transpose) {
            return matrix(node.operand(0)).transposed();
        }
        Buffer buffer;
        if (node.op() instanceof Op.Constant) {
            buffer = buffers.table(node);
        } else if (node.op() instanceof Op.Parameter parameter) {
            buffer = buffers.parameter(parameter.name());
        } else {
            buffer = buffers.value(id).orElseThrow();
        }
        return new Stmt.Matrix(buffer, Affine.of(buffer.offset()), node.shape().dimension(1), 1);
    }
}
