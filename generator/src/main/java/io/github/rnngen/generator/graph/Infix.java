package io.github.rnngen.generator.graph;

import java.util.Optional;

/**
 * An operator that stands between its operands.
 *
 * @param left what the left operand must bind at least as tightly as
 * @param right the same for the right operand
 */
record Infix(String symbol, Precedence precedence, Precedence left, Precedence right) {
    static Optional<Infix> of(Op op) {
        if (op instanceof Op.MatMul) {
            return Optional.of(leftToRight("@", Precedence.MATRIX));
        } else if (op instanceof Op.Join) {
            return Optional.of(leftToRight("++", Precedence.JOIN));
        }
        return op instanceof Elementwise map ? of(map) : Optional.empty();
    }

    private static Optional<Infix> of(Elementwise map) {
        return switch (map) {
            case ADD -> Optional.of(leftToRight("+", Precedence.ADDITIVE));
            case SUBTRACT -> Optional.of(leftToRight("-", Precedence.ADDITIVE));
            case MULTIPLY -> Optional.of(leftToRight("*", Precedence.MULTIPLICATIVE));
            case DIVIDE -> Optional.of(leftToRight("/", Precedence.MULTIPLICATIVE));
            case POWER -> Optional.of(new Infix("^", Precedence.POWER, Precedence.PRIMARY, Precedence.POWER));
            case LESS -> Optional.of(comparison("<"));
            case LESS_EQUAL -> Optional.of(comparison("<="));
            case GREATER -> Optional.of(comparison(">"));
            case GREATER_EQUAL -> Optional.of(comparison(">="));
            case EQUAL -> Optional.of(comparison("=="));
            case NOT_EQUAL -> Optional.of(comparison("!="));
            default -> Optional.empty();
        };
    }

    private static Infix leftToRight(String symbol, Precedence precedence) {
        return new Infix(symbol, precedence, precedence, precedence.tighter());
    }

    private static Infix comparison(String symbol) {
        Precedence operand = Precedence.COMPARISON.tighter();
        return new Infix(symbol, Precedence.COMPARISON, operand, operand);
    }
}
