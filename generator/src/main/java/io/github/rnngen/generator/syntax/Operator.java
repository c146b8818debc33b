package io.github.rnngen.generator.syntax;

/** The operators between two expressions. */
public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("^"),
    MATMUL("@"),
    JOIN("++"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As written. */
    public String sign() {
        return sign;
    }
}
