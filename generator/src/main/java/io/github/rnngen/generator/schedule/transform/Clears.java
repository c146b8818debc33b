package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out what sets sums to zero first, where all that is added to one is a single expression. */
public final class Clears {
    private Clears() {}

    /** What was cleared is zero: a sum that is one expression is not added to it, unless sequences add up. */
    public static List<Section> without(List<Section> sections, boolean oneSequence) {
        Set<Buffer> picked = new HashSet<>();
        sections.forEach(section -> picked.addAll(Used.picked(section.body())));
        Set<Buffer> zero = new HashSet<>();
        List<Section> result = new ArrayList<>();
        for (Section section : sections) {
            List<Stmt> body = new ArrayList<>();
            for (Stmt statement : section.body()) {
                boolean once = oneSequence || section.stage() == Stage.SEQUENCE;
                if (statement instanceof Stmt.Clear clear && once && !picked.contains(clear.buffer())) {
                    zero.add(clear.buffer());
                } else if (statement instanceof Stmt.Assign assign && zero.contains(assign.buffer())) {
                    Stmt whole = assign.add() ? new Stmt.Assign(assign.place(), assign.value(), false) : assign;
                    body.add(whole.mapValue(value -> withZero(value, assign)));
                } else {
                    body.add(statement);
                }
            }
            result.add(section.with(body));
        }
        return result;
    }

    private static Expr withZero(Expr value, Stmt.Assign cleared) {
        return value.equals(new Expr.Load(cleared.place()))
                ? Expr.Number.ZERO
                : value.mapParts(part -> withZero(part, cleared));
    }
}
