package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.generator.graph.Elementwise;
import java.util.List;

/**
 * How many operations code has where a loop works on vectors. C2 makes some 400 nodes of each, and once there are 18,000 in a
 * method, it no longer knows of what class a vector is: see docs/performance-notes.md.
 */
public final class Operations {
    /** What a method is filled up to, if one statement is not more. */
    public static final int METHOD_BUDGET = 40;

    private Operations() {}

    public static int of(List<? extends Stmt> statements) {
        return statements.stream().mapToInt(Operations::of).sum();
    }

    public static int of(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return of(assign.value()) + (assign.add() ? 3 : 1);
        } else if (statement instanceof Stmt.Declare declare) {
            return of(declare.value());
        }
        return of(statement.inner());
    }

    private static int of(Expr expr) {
        int own = 0;
        if (expr instanceof Expr.Load || expr instanceof Expr.Gather) {
            own = 1;
        } else if (expr instanceof Expr.Call call) {
            own = of(call.function());
        }
        return own + expr.parts().stream().mapToInt(Operations::of).sum();
    }

    public static int of(Elementwise function) {
        return switch (function) {
            case SIGN -> 4;
            case SELECT, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 2;
            default -> 1;
        };
    }
}
