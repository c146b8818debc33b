package io.github.rnngen.generator.schedule.cost;

import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.List;

/**
 * How much arithmetic statements come to.
 *
 * @param products multiplications and divisions
 * @param sums additions, subtractions and comparisons
 * @param functions everything else: exponentials, roots …
 */
public record Work(long products, long sums, long functions) {
    public static final Work NONE = new Work(0, 0, 0);

    public long total() {
        return products + sums + functions;
    }

    public Work plus(Work other) {
        return new Work(products + other.products, sums + other.sums, functions + other.functions);
    }

    Work times(long factor) {
        return new Work(products * factor, sums * factor, functions * factor);
    }

    /** The arithmetic of a section over all steps. */
    public static Work of(Section section, int steps) {
        return of(section.body()).times(section.time() == Section.Time.NONE ? 1 : steps);
    }

    public static Work of(List<Stmt> statements) {
        return statements.stream().map(Work::of).reduce(NONE, Work::plus);
    }

    /** How many statements a section comes to over all steps, written out one by one. */
    public static long statements(Section section, int steps) {
        return statements(section.body()) * (section.time() == Section.Time.NONE ? 1 : steps);
    }

    /** How many statements of one operation or none these come to, written out one by one; a copy has none. */
    public static long statements(List<Stmt> statements) {
        return statements.stream().mapToLong(Work::statements).sum();
    }

    private static long statements(Stmt statement) {
        if (statement instanceof Stmt.Loop loop) {
            return statements(loop.body()) * loop.extent();
        } else if (statement instanceof Stmt.EachSequence each) {
            return statements(each.body()) * each.most();
        }
        return Math.max(1, of(statement).total());
    }

    private static Work of(Stmt statement) {
        if (statement instanceof Stmt.Loop loop) {
            return of(loop.body()).times(loop.extent());
        } else if (statement instanceof Stmt.EachSequence each) {
            return of(each.body()).times(each.most());
        } else if (statement instanceof Stmt.Product product) {
            return new Work(1, 1, 0)
                    .times((long) product.rows().most() * product.terms().most() * product.columns());
        }
        if (statement instanceof Stmt.Apply apply) {
            return new Work(0, 0, 1).times((long) apply.rows().most() * apply.columns());
        }
        Work[] work = {NONE};
        statement.forEachValue(value -> work[0] = work[0].plus(of(value)));
        boolean add = statement instanceof Stmt.Assign assign && assign.add();
        return add ? work[0].plus(new Work(0, 1, 0)) : work[0];
    }

    private static Work of(Expr expr) {
        Work parts = expr.parts().stream().map(Work::of).reduce(NONE, Work::plus);
        if (expr instanceof Expr.Call call) {
            return parts.plus(of(call));
        } else if (expr instanceof Expr.Reduce reduce) {
            long terms = reduce.ranges().stream().mapToLong(Expr.Range::extent).reduce(1, Math::multiplyExact);
            return parts.plus(new Work(0, 1, 0)).times(terms);
        }
        return parts;
    }

    private static Work of(Expr.Call call) {
        return switch (call.function()) {
            case MULTIPLY, DIVIDE -> new Work(1, 0, 0);
            case EXP, LOG, SQRT, SIN, COS, TANH, SIGMOID, SOFTPLUS, POWER -> new Work(0, 0, 1);
            default -> new Work(0, 1, 0);
        };
    }
}
