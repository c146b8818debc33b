package io.github.rnngen.generator.graph;

/** How tightly the parts of an expression bind, the loosest first. */
enum Precedence {
    /** {@code sum over t of …}, which ends where the expression ends. */
    SUM_OVER,
    COMPARISON,
    JOIN,
    ADDITIVE,
    MULTIPLICATIVE,
    MATRIX,
    UNARY,
    POWER,
    PRIMARY
}
