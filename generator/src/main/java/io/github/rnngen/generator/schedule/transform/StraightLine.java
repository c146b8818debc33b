package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Place;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be left out of code without loops: copies of what the caller's arrays hold already, and elements that nobody
 * reads. Every element of the work space is stored once at the most.
 */
public final class StraightLine {
    private StraightLine() {}

    /** The sections, in their order, without needless statements; {@code kept} is read by the caller. */
    public static List<Section> tidy(List<Section> sections, Set<Buffer> kept) {
        return withoutDead(withoutCopies(sections, kept), kept);
    }

    private static List<Section> withoutCopies(List<Section> sections, Set<Buffer> kept) {
        Map<Place, Expr> known = new HashMap<>();
        List<Section> tidy = new ArrayList<>();
        for (Section section : sections) {
            List<Stmt> body = new ArrayList<>();
            for (Stmt statement : section.body()) {
                if (statement instanceof Stmt.Assign assign) {
                    Expr value = assign.value().replace(known);
                    boolean work = assign.buffer().space() == Space.WORK && !kept.contains(assign.buffer());
                    if (work && !assign.add() && isAtHand(value)) {
                        known.put(assign.place(), value);
                    }
                    body.add(assign.of(value));
                } else {
                    body.add(statement.mapValue(value -> value.replace(known)));
                }
            }
            tidy.add(section.with(body));
        }
        return tidy;
    }

    private static boolean isAtHand(Expr value) {
        return value instanceof Expr.Number
                || (value instanceof Expr.Load load
                        && (load.buffer().space() == Space.START
                                || load.buffer().space() == Space.PARAMETERS
                                || load.buffer().space() == Space.PORT));
    }

    private static List<Section> withoutDead(List<Section> sections, Set<Buffer> kept) {
        Set<Place> read = new HashSet<>();
        List<Section> tidy = new ArrayList<>();
        for (int i = sections.size() - 1; i >= 0; i--) {
            List<Stmt> body = new ArrayList<>();
            List<Stmt> old = sections.get(i).body();
            for (int j = old.size() - 1; j >= 0; j--) {
                Stmt statement = old.get(j);
                if (statement instanceof Stmt.Assign assign) {
                    boolean work = assign.buffer().space() == Space.WORK && !kept.contains(assign.buffer());
                    if (work && !read.contains(assign.place())) {
                        continue;
                    }
                }
                statement.forEachValue(value -> value.forEachPlace(read::add));
                body.add(statement);
            }
            Collections.reverse(body);
            tidy.add(sections.get(i).with(withoutBareRemarks(body)));
        }
        Collections.reverse(tidy);
        return tidy;
    }

    private static List<Stmt> withoutBareRemarks(List<Stmt> body) {
        List<Stmt> tidy = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            boolean last = i + 1 == body.size();
            boolean bare = body.get(i) instanceof Stmt.Remark && (last || body.get(i + 1) instanceof Stmt.Remark);
            if (!bare) {
                tidy.add(body.get(i));
            }
        }
        return tidy;
    }
}
