package io.github.rnngen.generator.emit.functions;

/** An integer as wide as a floating-point number, or a vector of them. */
sealed interface Bits {
    /** The representation of a number. */
    record OfReal(Real real) implements Bits {}

    record Binary(Operator operator, Bits left, long right) implements Bits {}

    /** Used more than once; the same name is the same value. */
    record Named(String name, Bits value) implements Bits {}

    /** An operation on an integer, as Java writes it. */
    enum Operator {
        PLUS("+"),
        AND("&"),
        OR("|"),
        SHIFT_LEFT("<<"),
        SHIFT_RIGHT(">>>");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    default Bits named(String name) {
        return new Named(name, this);
    }

    default Bits plus(long other) {
        return new Binary(Operator.PLUS, this, other);
    }

    default Bits and(long mask) {
        return new Binary(Operator.AND, this, mask);
    }

    default Bits or(long other) {
        return new Binary(Operator.OR, this, other);
    }

    default Bits shiftLeft(int places) {
        return new Binary(Operator.SHIFT_LEFT, this, places);
    }

    /** Zeros come in. */
    default Bits shiftRight(int places) {
        return new Binary(Operator.SHIFT_RIGHT, this, places);
    }

    /** The number with this representation. */
    default Real real() {
        return new Real.OfBits(this);
    }
}
