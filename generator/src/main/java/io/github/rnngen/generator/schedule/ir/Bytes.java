package io.github.rnngen.generator.schedule.ir;

import java.util.List;

/** Estimates of bytecode size, on the high side. */
public final class Bytes {
    /**
     * What a method is filled up to. HotSpot never compiles a method of more than 8000 bytes, so there is room for what
     * the estimate misses.
     */
    public static final int METHOD_BUDGET = 6000;

    /** What one statement may take; longer ones are split. */
    public static final int STATEMENT_BUDGET = 1500;

    private Bytes() {}

    public static int of(List<Stmt> statements) {
        return statements.stream().mapToInt(Bytes::of).sum();
    }

    public static int of(Stmt statement) {
        int size = own(statement) + of(statement.inner());
        for (Place place : statement.places()) {
            size += of(place.index());
        }
        for (Expr value : statement.values()) {
            size += of(value);
        }
        return size;
    }

    private static int own(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return assign.add() ? 7 : 4;
        } else if (statement instanceof Stmt.Declare) {
            return 4;
        } else if (statement instanceof Stmt.Update) {
            return 10;
        } else if (statement instanceof Stmt.Product) {
            return 60;
        } else if (statement instanceof Stmt.Scatter || statement instanceof Stmt.Clear) {
            return 16;
        }
        return statement instanceof Stmt.Remark ? 0 : 20;
    }

    public static int of(Expr expr) {
        int size = own(expr);
        for (Affine index : expr.indices()) {
            size += of(index);
        }
        for (Expr part : expr.parts()) {
            size += of(part);
        }
        return size;
    }

    private static int own(Expr expr) {
        if (expr instanceof Expr.Load) {
            return 3;
        } else if (expr instanceof Expr.Call call) {
            return ofCall(call);
        } else if (expr instanceof Expr.Reduce) {
            return 40;
        } else if (expr instanceof Expr.Gather || expr instanceof Expr.During) {
            return 10;
        } else if (expr instanceof Expr.Mask) {
            return 12;
        }
        return expr instanceof Expr.IfInitial ? 25 : 4;
    }

    private static int ofCall(Expr.Call call) {
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> 1;
            case SELECT, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 12;
            default -> 6;
        };
    }

    private static int of(Affine index) {
        return 3 + 5 * index.factors().size();
    }
}
