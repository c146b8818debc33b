package io.github.rnngen.generator.check;

/** The operators and built-in functions of the language. */
public enum Builtin {
    // element by element, on equal shapes or with a scalar
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER,
    MAX,
    MIN,
    NEGATE,
    EXP,
    LOG,
    SQRT,
    ABS,
    SIN,
    COS,
    TANH,
    SIGMOID,
    SOFTPLUS,
    RELU,
    SIGN,
    /** {@code select(condition, a, b)}; the condition is a comparison. */
    SELECT,
    // comparisons, legal as the condition of a select alone
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL,
    // linear algebra
    /** Matrix times vector or matrix times matrix. */
    MATMUL,
    DOT,
    OUTER,
    TRANSPOSE,
    /** {@code a ++ b}: two vectors as one. */
    JOIN,
    /** All elements as one scalar. */
    SUM,
    MEAN,
    SOFTMAX,
    LOG_SOFTMAX,
    // chance, of the shape of the first argument; the second is the rate
    /** A mask that is new at every step. */
    DROPOUT_MASK,
    /** A mask that all steps of a sequence share. */
    DROPOUT_MASK_ONCE
}
