package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.MathForms;

/**
 * Forward-mode differentiation. Values are those of {@link Reals} with the same elementary functions, to the bit. The derivatives are written without
 * regard to those of the reverse sweep, in other forms where there are any, so that each can prove the other.
 *
 * <p>At a kink the derivative is one of the one-sided ones: {@code max} and {@code min} go with the first operand if
 * both are equal, {@code relu'(0) = 0}, {@code abs'(0) = 0}. What does not change passes no change on, whatever its
 * derivative: {@code a ^ 2} has a tangent for negative {@code a}, where {@code log(a)} is not a number.
 */
public final class Duals implements NumberSystem<Dual> {
    private final MathForms math;

    /** With fast elementary functions. */
    public Duals() {
        this(MathForms.FAST);
    }

    public Duals(MathForms math) {
        this.math = math;
    }

    @Override
    public Dual number(double value) {
        return new Dual(value, 0);
    }

    @Override
    public double real(Dual number) {
        return number.value();
    }

    @Override
    public Dual apply(Elementwise op, Dual a) {
        return new Dual(Reals.of(op, a.value(), math), a.tangent() == 0 ? 0 : derivative(op, a.value()) * a.tangent());
    }

    private static double derivative(Elementwise op, double a) {
        return switch (op) {
            case NEGATE -> -1;
            case EXP -> Math.exp(a);
            case LOG -> 1 / a;
            case SQRT -> 0.5 * Math.pow(a, -0.5);
            case ABS -> Math.signum(a);
            case SIN -> Math.cos(a);
            case COS -> -Math.sin(a);
            case TANH -> 1 / (Math.cosh(a) * Math.cosh(a));
            case SIGMOID -> 1 / (2 + 2 * Math.cosh(a));
            case SOFTPLUS -> 1 / (1 + Math.exp(-a));
            case RELU -> a > 0 ? 1 : 0;
            case SIGN -> 0;
            default -> throw new IllegalArgumentException(op + " has not one operand");
        };
    }

    @Override
    public Dual apply(Elementwise op, Dual a, Dual b) {
        return new Dual(Reals.of(op, a.value(), b.value()), tangent(op, a, b));
    }

    private static double tangent(Elementwise op, Dual a, Dual b) {
        return switch (op) {
            case ADD -> a.tangent() + b.tangent();
            case SUBTRACT -> a.tangent() - b.tangent();
            case MULTIPLY -> a.tangent() * b.value() + a.value() * b.tangent();
            case DIVIDE -> (a.tangent() * b.value() - a.value() * b.tangent()) / (b.value() * b.value());
            case POWER -> powerOfBase(a, b.value()) + powerOfExponent(a.value(), b);
            case MAX -> a.value() >= b.value() ? a.tangent() : b.tangent();
            case MIN -> a.value() <= b.value() ? a.tangent() : b.tangent();
            default -> throw new IllegalArgumentException(op + " is not smooth in two operands");
        };
    }

    /** d(a^b) = b a^(b - 1) da. */
    private static double powerOfBase(Dual a, double b) {
        return a.tangent() == 0 ? 0 : b * Math.pow(a.value(), b - 1) * a.tangent();
    }

    /** d(a^b) = a^b log(a) db; 0 where a^b is, as is its limit. */
    private static double powerOfExponent(double a, Dual b) {
        double power = Math.pow(a, b.value());
        return b.tangent() == 0 || power == 0 ? 0 : power * Math.log(a) * b.tangent();
    }
}
