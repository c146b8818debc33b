package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Shape;
import java.util.List;

/**
 * One value of a {@link StepGraph}.
 *
 * @param id position in the graph; operands have smaller ids, but for the source of a {@link Op.Shift}
 * @param operands ids of the operands
 * @param axes along which the value varies
 * @param name how printers and emitted code call it; need not be unique
 */
public record Node(int id, Op op, List<Integer> operands, Shape shape, Axes axes, String name) {
    public Node {
        operands = List.copyOf(operands);
    }

    public int operand(int position) {
        return operands.get(position);
    }
}
