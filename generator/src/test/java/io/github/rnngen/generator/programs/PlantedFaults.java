package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Faults of the kinds that a compiler of this sort may have. */
final class PlantedFaults {
    /** One fault each, in derivatives and in code. */
    static final List<PlantedFault> ALL = List.of(
            // derivatives: what the interpreter's gradients and its tangents say
            PlantedFault.inAdjoints(
                    "a square in a derivative is a sum",
                    node -> node.op() == Elementwise.MULTIPLY && node.operand(0) == node.operand(1)
                            ? with(node, Elementwise.ADD)
                            : node),
            PlantedFault.inAdjoints(
                    "the derivative of a quotient multiplies",
                    node -> node.op() == Elementwise.DIVIDE ? with(node, Elementwise.MULTIPLY) : node),
            PlantedFault.inAdjoints(
                    "the greater operand gets the lesser's gradient",
                    node -> node.op() == Elementwise.GREATER_EQUAL ? with(node, Elementwise.LESS_EQUAL) : node),
            PlantedFault.inAdjoints(
                    "of two uses of a value one is forgotten",
                    node -> node.op() == Elementwise.ADD ? onlyFirst(node) : node),
            PlantedFault.inAdjoints(
                    "the adjoint of a lag comes back a step too late",
                    node -> node.op() instanceof Op.Shift shift
                            ? with(node, new Op.Shift(shift.by() + Integer.signum(shift.by())))
                            : node),
            PlantedFault.inAdjoints(
                    "an initial state gets a gradient where the caller has put another in its place",
                    node -> node.op() instanceof Op.IfInitial ? onlyFirst(node) : node),
            PlantedFault.inAdjoints(
                    "the gradient of a loss at last goes to all steps",
                    node -> node.op() instanceof Op.AtLast ? with(node, new Op.Spread()) : node),
            PlantedFault.inAdjoints(
                    "the boundary of a lag is a step too wide",
                    node -> node.op() instanceof Op.Outside outside
                            ? with(node, new Op.Outside(outside.by() + Integer.signum(outside.by())))
                            : node),
            // code: what it computes and what the interpreter does
            PlantedFault.inStatements(
                    "a scattered gradient takes the place of the one before",
                    statement -> statement instanceof Stmt.Scatter scatter ? stored(scatter) : statement),
            PlantedFault.inProgram(
                    "the last step of a sequence is that of the longest",
                    program -> Faulty.statements(
                            program,
                            statement -> Faulty.values(
                                    statement,
                                    value -> value instanceof Expr.Load load
                                            ? load.with(Variable.LENGTH, steps(program))
                                            : value))),
            PlantedFault.inProgram(
                    "a reversed cell starts behind the longest sequence",
                    program -> Faulty.statements(
                            program,
                            statement -> statement instanceof Stmt.Assign assign && readsStart(assign)
                                    ? assign.with(Variable.LENGTH, steps(program))
                                    : statement)),
            PlantedFault.inProgram(
                    "what a longer sequence has left behind a shorter one's end stays there",
                    program -> Faulty.statementsOrNone(
                            program,
                            statement -> statement instanceof Stmt.Assign assign && clearsBehindEnd(assign)
                                    ? Optional.empty()
                                    : Optional.of(statement))),
            PlantedFault.inProgram(
                    "backward in time runs forward",
                    program -> Faulty.blocks(
                            program,
                            block -> block.phase() == Phase.BACKWARD && block.time() == Time.DESCENDING
                                    ? new Block(block.phase(), block.stage(), Time.ASCENDING, block.methods())
                                    : block)),
            PlantedFault.inProgram(
                    "a sum goes on where the last call has left it",
                    program -> Faulty.statementsOrNone(
                            program,
                            statement -> statement instanceof Stmt.Clear ? Optional.empty() : Optional.of(statement))),
            PlantedFault.inStatements(
                    "a product lacks its last term",
                    statement -> statement instanceof Stmt.Product product
                                    && product.terms().most() > 1
                            ? withoutLastTerm(product)
                            : statement),
            PlantedFault.inStatements(
                    "gates that are one product change places",
                    statement -> statement instanceof Stmt.Product product ? reversed(product) : statement),
            PlantedFault.inStatements(
                    "a mask is that of the next step",
                    statement -> Faulty.values(
                            statement,
                            value -> value instanceof Expr.Mask mask
                                            && !mask.step().isConstant()
                                    ? new Expr.Mask(
                                            mask.number(),
                                            mask.rate(),
                                            mask.sequence(),
                                            mask.step().plus(1),
                                            mask.element())
                                    : value)),
            PlantedFault.inStatements(
                    "an element is read from the row of the step before",
                    statement -> statement instanceof Stmt.Assign assign
                                    && assign.buffer().space() == Space.END
                            ? Faulty.values(assign, PlantedFaults::rowBefore)
                            : statement));

    private PlantedFaults() {}

    private static Affine steps(Program program) {
        return Affine.of(program.signature().steps());
    }

    private static Node with(Node node, Op op) {
        return new Node(node.id(), op, node.operands(), node.shape(), node.axes(), node.name());
    }

    /** The first operand of two, as the greater of itself and itself. */
    private static Node onlyFirst(Node node) {
        List<Integer> twice = Collections.nCopies(2, node.operand(0));
        return new Node(node.id(), Elementwise.MAX, twice, node.shape(), node.axes(), node.name());
    }

    private static Stmt stored(Stmt.Scatter scatter) {
        return new Stmt.Scatter(
                scatter.buffer(),
                scatter.place(),
                scatter.stride(),
                scatter.port(),
                scatter.at(),
                scatter.value(),
                false);
    }

    private static boolean readsStart(Stmt.Assign assign) {
        return assign.value() instanceof Expr.Load load && load.buffer().space() == Space.START;
    }

    private static boolean clearsBehindEnd(Stmt.Assign assign) {
        return assign.value().equals(Expr.Number.ZERO)
                && assign.index().factors().containsKey(Variable.LENGTH);
    }

    private static Stmt withoutLastTerm(Stmt.Product product) {
        List<Stmt.Strip> strips = new ArrayList<>(product.right());
        Stmt.Strip last = strips.remove(strips.size() - 1);
        if (last.rows() > 1) {
            strips.add(new Stmt.Strip(last.rows() - 1, last.parts()));
        }
        Extent terms = new Extent(product.terms().kind(), product.terms().most() - 1);
        return new Stmt.Product(
                product.target(), product.left(), strips, product.rows(), terms, product.add(), product.room());
    }

    private static Stmt reversed(Stmt.Product product) {
        List<Stmt.Strip> strips = new ArrayList<>();
        for (Stmt.Strip strip : product.right()) {
            List<Stmt.Part> parts = new ArrayList<>(strip.parts());
            Collections.reverse(parts);
            strips.add(new Stmt.Strip(strip.rows(), parts));
        }
        return new Stmt.Product(
                product.target(),
                product.left(),
                strips,
                product.rows(),
                product.terms(),
                product.add(),
                product.room());
    }

    private static Expr rowBefore(Expr value) {
        return value instanceof Expr.Load load
                ? new Expr.Load(load.buffer(), load.index().plus(-load.buffer().stepStride()))
                : value;
    }
}
