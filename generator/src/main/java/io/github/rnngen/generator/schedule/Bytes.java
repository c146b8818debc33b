package io.github.rnngen.generator.schedule;

import java.util.List;

/** Estimates of bytecode size, on the high side. */
final class Bytes {
    /**
     * What a method is filled up to. HotSpot never compiles a method of more than 8000 bytes, so there is room for what
     * the estimate misses.
     */
    static final int METHOD_BUDGET = 6000;

    /** What one statement may take; longer ones are split. */
    static final int STATEMENT_BUDGET = 1500;

    private Bytes() {}

    static int of(List<Stmt> statements) {
        return statements.stream().mapToInt(Bytes::of).sum();
    }

    static int of(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return 4 + of(assign.index()) + of(assign.value()) + (assign.add() ? 3 : 0);
        } else if (statement instanceof Stmt.Declare declare) {
            return 4 + of(declare.value());
        } else if (statement instanceof Stmt.Update update) {
            return 10 + of(update.value());
        } else if (!statement.inner().isEmpty()) {
            return 20 + of(statement.inner());
        }
        if (statement instanceof Stmt.Scatter scatter) {
            return 16 + of(scatter.place()) + of(scatter.at()) + of(scatter.value());
        }
        if (statement instanceof Stmt.Product product) {
            return 60 + product.matrices().mapToInt(matrix -> of(matrix.at())).sum();
        }
        if (statement instanceof Stmt.Apply apply) {
            return 20 + of(apply.at());
        }
        return statement instanceof Stmt.Clear ? 16 : 0;
    }

    static int of(Expr expr) {
        int own = 4;
        if (expr instanceof Expr.Load load) {
            own = 3 + of(load.index());
        } else if (expr instanceof Expr.Call call) {
            own = call.function().isComparison() ? 12 : ofCall(call);
        } else if (expr instanceof Expr.Reduce) {
            own = 40;
        } else if (expr instanceof Expr.Gather gather) {
            own = 10 + of(gather.place()) + of(gather.at());
        } else if (expr instanceof Expr.Mask mask) {
            own = 12 + of(mask.sequence()) + of(mask.step()) + of(mask.element());
        } else if (expr instanceof Expr.During || expr instanceof Expr.IfInitial) {
            own = 25;
        }
        return own + expr.parts().stream().mapToInt(Bytes::of).sum();
    }

    private static int ofCall(Expr.Call call) {
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> 1;
            case SELECT -> 12;
            default -> 6;
        };
    }

    private static int of(Affine index) {
        return 3 + 5 * index.factors().size();
    }
}
