package io.github.rnngen.generator.emit;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Precision;

/**
 * Where code may work on whole vectors though rows end within one. What it stores behind a row's last element must be the
 * value's alone, and what it reads there, numbers without meaning, must be in the array.
 */
record WholeVectors(Precision precision) {
    /** A method of the class: so many numbers as whole vectors. */
    static final String METHOD = "wholeVectors";

    /** Whether so many elements fill whole vectors on every machine. */
    boolean areFilledBy(int elements) {
        return elements % WorkPlan.line(precision) == 0;
    }

    /** Whether the last vector of a loop over elements, whose rounds can be taken several at once, goes beyond its end. */
    boolean takes(Stmt.Loop loop) {
        return !areFilledBy(loop.extent())
                && loop.body().stream().allMatch(statement -> fits(statement, loop.variable(), loop.extent()));
    }

    /** Whether a function's last vector goes beyond the row, of which there is one, and has room there. */
    boolean takes(Stmt.Apply apply) {
        return apply.rows().kind() == Extent.Kind.FIXED
                && !areFilledBy(apply.columns())
                && hasRoom(apply.buffer(), apply.at(), apply.columns());
    }

    private boolean fits(Stmt statement, Variable counter, int elements) {
        if (statement instanceof Stmt.Assign assign) {
            return hasRoom(assign.buffer(), assign.index().with(counter, Affine.ZERO), elements)
                    && canBeRead(assign.value(), counter);
        }
        return statement instanceof Stmt.Declare declare && canBeRead(declare.value(), counter);
    }

    /** Behind the last value, the work array goes on for a vector. */
    private static boolean canBeRead(Expr expr, Variable counter) {
        if (expr instanceof Expr.Load load && load.index().factors().containsKey(counter)) {
            return load.buffer().space() == Space.WORK;
        } else if (expr instanceof Expr.Gather gather
                && gather.place().factors().containsKey(counter)) {
            return false;
        }
        return expr.parts().stream().allMatch(part -> canBeRead(part, counter));
    }

    private boolean hasRoom(Buffer buffer, Affine first, int elements) {
        return buffer.space() == Space.WORK
                && buffer.hasRoom(first, elements, WorkPlan.wholeLines(precision, elements));
    }
}
