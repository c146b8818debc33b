package io.github.rnngen.generator.graph;

/**
 * Operations that compute each element of the result from the elements at the same place, scalars standing for all
 * places. Comparisons give 1 or 0.
 */
public enum Elementwise implements Op {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    MAX(2),
    MIN(2),
    NEGATE(1),
    EXP(1),
    LOG(1),
    SQRT(1),
    ABS(1),
    SIN(1),
    COS(1),
    TANH(1),
    SIGMOID(1),
    SOFTPLUS(1),
    RELU(1),
    SIGN(1),
    LESS(2),
    LESS_EQUAL(2),
    GREATER(2),
    GREATER_EQUAL(2),
    EQUAL(2),
    NOT_EQUAL(2),
    /** The second operand where the first is not zero, else the third. */
    SELECT(3);

    private final int arity;

    Elementwise(int arity) {
        this.arity = arity;
    }

    /** Number of operands. */
    public int arity() {
        return arity;
    }

    /** Whether it is computed by a method, not by an operation of the processor. */
    public boolean isTranscendental() {
        return switch (this) {
            case EXP, LOG, SIN, COS, TANH, SIGMOID, SOFTPLUS -> true;
            default -> false;
        };
    }

    public boolean isComparison() {
        return switch (this) {
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> true;
            default -> false;
        };
    }
}
