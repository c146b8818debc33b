package io.github.rnngen.generator.emit.functions;

import java.util.List;

/** A floating-point number in a formula, or a vector of them; all operations round once, to nearest. */
sealed interface Real {
    /** A parameter of the formula. */
    record Parameter(String name) implements Real {}

    record Constant(double value) implements Real {}

    /** A value that is used more than once, or deserves a name; the same name is the same value. */
    record Named(String name, Real value) implements Real {}

    record Binary(Operator operator, Real left, Real right) implements Real {}

    record Negative(Real operand) implements Real {}

    record Absolute(Real operand) implements Real {}

    /** One of two values, by a comparison that a NaN makes false. */
    record Choice(Real left, Relation relation, Real right, Real then, Real otherwise) implements Real {}

    /** A number that is not negative, or the opposite of it where another is less than zero. */
    record Signed(Real size, Real sign) implements Real {
        Choice asChoice() {
            return new Choice(sign, Relation.LESS, of(0), size.negative(), size);
        }
    }

    /** The number whose representation this is. */
    record OfBits(Bits bits) implements Real {}

    record Application(Formula formula, List<Real> arguments) implements Real {}

    /** An operation of two numbers, as Java writes it. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** A comparison, as Java writes it. */
    enum Relation {
        LESS("<"),
        EQUAL("=="),
        GREATER(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    static Real of(double value) {
        return new Constant(value);
    }

    default Real named(String name) {
        return new Named(name, this);
    }

    default Real plus(Real other) {
        return new Binary(Operator.PLUS, this, other);
    }

    default Real plus(double other) {
        return plus(of(other));
    }

    default Real minus(Real other) {
        return new Binary(Operator.MINUS, this, other);
    }

    default Real minus(double other) {
        return minus(of(other));
    }

    default Real times(Real other) {
        return new Binary(Operator.TIMES, this, other);
    }

    default Real times(double other) {
        return times(of(other));
    }

    default Real over(Real other) {
        return new Binary(Operator.OVER, this, other);
    }

    default Real negative() {
        return new Negative(this);
    }

    default Real absolute() {
        return new Absolute(this);
    }

    /** {@code then} where this is less than the bound; {@code otherwise} where not, or where this is NaN. */
    default Real ifLess(double bound, Real then, Real otherwise) {
        return new Choice(this, Relation.LESS, of(bound), then, otherwise);
    }

    /** {@code then} where this is greater than the bound; {@code otherwise} where not, or where this is NaN. */
    default Real ifGreater(double bound, Real then, Real otherwise) {
        return new Choice(this, Relation.GREATER, of(bound), then, otherwise);
    }

    /** {@code then} where this is zero of either sign. */
    default Real ifZero(Real then, Real otherwise) {
        return new Choice(this, Relation.EQUAL, of(0), then, otherwise);
    }

    /** This, which is not negative, or the opposite where the other is less than zero. */
    default Real withSignOf(Real sign) {
        return new Signed(this, sign);
    }

    /** At most the bound; NaN stays NaN. */
    default Real atMost(double bound) {
        return ifGreater(bound, of(bound), this);
    }

    /** At least the bound; NaN stays NaN. */
    default Real atLeast(double bound) {
        return ifLess(bound, of(bound), this);
    }

    /** {@code low} below one bound, {@code high} above the other; {@code within} between them, or where this is NaN. */
    default Real ifOutside(double least, double low, double greatest, double high, Real within) {
        return ifGreater(greatest, of(high), ifLess(least, of(low), within));
    }

    /** The representation. */
    default Bits bits() {
        return new Bits.OfReal(this);
    }
}
