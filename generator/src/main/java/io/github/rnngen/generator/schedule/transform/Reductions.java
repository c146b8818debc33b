package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Expr.Range;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns reductions inside expressions into loops before the statement, for code that keeps its loops. */
public final class Reductions {
    private final Set<String> names = new HashSet<>();
    private int count;

    private Reductions() {}

    public static List<Stmt> toLoops(List<Stmt> statements) {
        Reductions reductions = new Reductions();
        reductions.collectNames(statements);
        return reductions.all(statements);
    }

    private void collectNames(List<Stmt> statements) {
        for (Stmt statement : statements) {
            if (statement instanceof Stmt.Declare declare) {
                names.add(declare.name());
            }
            collectNames(statement.inner());
        }
    }

    private List<Stmt> all(List<Stmt> statements) {
        List<Stmt> result = new ArrayList<>();
        for (Stmt statement : statements) {
            if (!statement.inner().isEmpty()) {
                result.add(statement.withInner(all(statement.inner())));
            } else {
                result.add(statement.mapValue(value -> hoist(value, result)));
            }
        }
        return result;
    }

    private Expr hoist(Expr expr, List<Stmt> before) {
        if (!(expr instanceof Expr.Reduce reduce)) {
            return expr.mapParts(part -> hoist(part, before));
        }
        String name = newName(reduce.greatest() ? "greatest" : "sum");
        double start = reduce.greatest() ? Double.NEGATIVE_INFINITY : 0;
        before.add(new Stmt.Declare(name, new Expr.Number(start), true));
        List<Stmt> body = new ArrayList<>();
        Expr value = hoist(reduce.body(), body);
        body.add(new Stmt.Update(name, value, reduce.greatest()));
        for (int i = reduce.ranges().size() - 1; i >= 0; i--) {
            Range range = reduce.ranges().get(i);
            body = List.of(new Stmt.Loop(range.variable(), range.extent(), body));
        }
        before.addAll(body);
        return new Expr.Local(name);
    }

    /** A name that nothing else in the section has, such as a loop's own variable for a value of that name. */
    private String newName(String prefix) {
        String name;
        do {
            count++;
            name = prefix + count;
        } while (!names.add(name));
        return name;
    }
}
