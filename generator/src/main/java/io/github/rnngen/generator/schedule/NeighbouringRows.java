package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a function of several single rows that lie one behind the other at once: a call costs as much as a few vectors. What
 * lies between rows is room for whole vectors, without meaning.
 */
public final class NeighbouringRows {
    private final Map<String, Integer> bases;
    private final Set<Elementwise> functions;

    private NeighbouringRows(Map<String, Integer> bases, Set<Elementwise> functions) {
        this.bases = bases;
        this.functions = functions;
    }

    /** A program's blocks with such calls of some functions joined. */
    public static List<Block> joined(Program program, Set<Elementwise> functions) {
        NeighbouringRows rows = new NeighbouringRows(program.bases(), functions);
        return program.blocks().stream()
                .map(block -> new Block(
                        block.phase(),
                        block.stage(),
                        block.time(),
                        block.methods().stream().map(rows::joined).toList()))
                .toList();
    }

    private Method joined(Method method) {
        return new Method(method.name(), method.group(), joined(method.body()));
    }

    private List<Stmt> joined(List<Stmt> body) {
        List<Stmt> joined = new ArrayList<>();
        for (Stmt statement : body) {
            int last = joined.size() - 1;
            if (last >= 0
                    && joined.get(last) instanceof Stmt.Apply before
                    && statement instanceof Stmt.Apply apply
                    && follows(before, apply)) {
                joined.set(last, with(before, end(apply) - start(before)));
            } else {
                joined.add(statement.withInner(joined(statement.inner())));
            }
        }
        return joined;
    }

    private boolean follows(Stmt.Apply before, Stmt.Apply apply) {
        return before.function() == apply.function()
                && functions.contains(apply.function())
                && isRowOfItsOwn(before)
                && isRowOfItsOwn(apply)
                && end(before) == start(apply);
    }

    /** Whether there is one row, of which at most half is room; or several that have been joined. */
    private static boolean isRowOfItsOwn(Stmt.Apply apply) {
        return apply.rows().kind() == Extent.Kind.FIXED
                && apply.buffer().space() == Space.WORK
                && apply.at().isConstant()
                && (apply.columns() > apply.buffer().rowLength() || isMostOfRow(apply));
    }

    private static boolean isMostOfRow(Stmt.Apply apply) {
        int room = apply.buffer().rowLength();
        return 2 * apply.columns() >= room && apply.buffer().hasRoom(apply.at(), apply.columns(), room);
    }

    private int start(Stmt.Apply apply) {
        return bases.getOrDefault(apply.buffer().block(), 0) + apply.at().constant();
    }

    private int end(Stmt.Apply apply) {
        return start(apply) + Math.max(apply.columns(), apply.buffer().rowLength());
    }

    private static Stmt.Apply with(Stmt.Apply apply, int columns) {
        return new Stmt.Apply(apply.function(), apply.buffer(), apply.at(), apply.rowStride(), apply.rows(), columns);
    }
}
