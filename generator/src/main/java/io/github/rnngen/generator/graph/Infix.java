package io.github.rnngen.generator.graph;

import java.util.Optional;

/**
 * An operator that stands between its operands.
 *
 * @param symbol with the space around it
 * @param left what the left operand must bind at least as tightly as
 * @param right the same for the right operand
 */
record Infix(String symbol, Precedence precedence, Precedence left, Precedence right) {
    static Optional<Infix> of(Op op) {
        if (op instanceof Op.MatMul) {
            return Optional.of(leftToRight("@", Precedence.MATRIX, Precedence.UNARY));
        } else if (op instanceof Op.Join) {
            return Optional.of(leftToRight("++", Precedence.JOIN, Precedence.ADDITIVE));
        }
        return op instanceof Elementwise map ? of(map) : Optional.empty();
    }

    private static Optional<Infix> of(Elementwise map) {
        return switch (map) {
            case ADD -> Optional.of(leftToRight("+", Precedence.ADDITIVE, Precedence.MULTIPLICATIVE));
            case SUBTRACT -> Optional.of(leftToRight("-", Precedence.ADDITIVE, Precedence.MULTIPLICATIVE));
            case MULTIPLY -> Optional.of(leftToRight("*", Precedence.MULTIPLICATIVE, Precedence.MATRIX));
            case DIVIDE -> Optional.of(leftToRight("/", Precedence.MULTIPLICATIVE, Precedence.MATRIX));
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

    private static Infix leftToRight(String symbol, Precedence precedence, Precedence tighter) {
        return new Infix(" " + symbol + " ", precedence, precedence, tighter);
    }

    private static Infix comparison(String symbol) {
        return new Infix(" " + symbol + " ", Precedence.COMPARISON, Precedence.JOIN, Precedence.JOIN);
    }
}
