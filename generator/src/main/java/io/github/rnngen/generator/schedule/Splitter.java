package io.github.rnngen.generator.schedule;

import java.util.ArrayList;
import java.util.List;

/** Cuts expressions that are too long for one statement, keeping the order of operations. */
final class Splitter {
    private final List<Stmt> done = new ArrayList<>();
    private int parts;

    private Splitter() {}

    static List<Stmt> split(List<Stmt> statements) {
        Splitter splitter = new Splitter();
        statements.forEach(splitter::add);
        return splitter.done;
    }

    private void add(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            Expr value = assign.value();
            while (Bytes.of(value) > Bytes.STATEMENT_BUDGET) {
                value = cut(value);
            }
            done.add(new Stmt.Assign(assign.buffer(), assign.index(), value, assign.add()));
        } else {
            done.add(statement);
        }
    }

    /** Computes the first part that fits into a statement beforehand. */
    private Expr cut(Expr expr) {
        Expr largest = expr.parts().stream()
                .max((a, b) -> Integer.compare(Bytes.of(a), Bytes.of(b)))
                .orElseThrow();
        if (Bytes.of(largest) > Bytes.STATEMENT_BUDGET) {
            return replace(expr, largest, cut(largest));
        }
        parts++;
        String name = "part" + parts;
        done.add(new Stmt.Declare(name, largest, false));
        return replace(expr, largest, new Expr.Local(name));
    }

    private static Expr replace(Expr expr, Expr old, Expr by) {
        return expr.mapParts(part -> part == old ? by : part);
    }
}
