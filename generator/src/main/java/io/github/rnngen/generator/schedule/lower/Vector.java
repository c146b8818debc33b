package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.Comparator;

/**
 * A part of a value at a step relative to the present one: what slices and shifts of it come to.
 *
 * @param value id of the value itself
 * @param by distance of the step
 * @param from position of the first element
 * @param length number of elements
 */
record Vector(int value, int by, int from, int length) {
    static final Comparator<Vector> ORDER =
            Comparator.comparingInt(Vector::value).thenComparingInt(Vector::by).thenComparingInt(Vector::from);

    static Vector of(StepGraph graph, int id) {
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
