package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.interpret.NumberSystem;
import io.github.rnngen.generator.interpret.ParameterLift;

/**
 * Complex numbers, for derivatives by the complex step: for analytic f, Im f(x + ih) / h is f'(x) without cancellation.
 * Functions that are analytic by parts go by the real part.
 *
 * <p>Squire and Trapp, "Using complex variables to estimate derivatives of real functions", SIAM Review 40(1), 1998.
 */
public final class ComplexNumbers implements NumberSystem<Complex> {
    private static final double STEP = 1e-40;
    private static final Complex ZERO = new Complex(0, 0);
    private static final Complex ONE = new Complex(1, 0);

    /** The derivative of a result that was computed from {@link #seed}s. */
    public static double derivative(Complex result) {
        return result.im() / STEP;
    }

    /** A number that moves along a direction at the given rate. */
    public static Complex seed(double value, double rate) {
        return new Complex(value, rate * STEP);
    }

    /** Moves parameters along a direction. */
    public static ParameterLift<Complex> along(Direction direction) {
        return (name, element, value) -> seed(value, direction.rate(name, element));
    }

    @Override
    public Complex number(double value) {
        return new Complex(value, 0);
    }

    @Override
    public double real(Complex number) {
        return number.re();
    }

    @Override
    public Complex apply(Elementwise op, Complex a) {
        return switch (op) {
            case NEGATE -> a.negative();
            case EXP -> a.exp();
            case LOG -> a.log();
            case SQRT -> a.log().times(number(0.5)).exp();
            case ABS -> a.re() < 0 ? a.negative() : a;
            case SIN -> a.sin();
            case COS -> a.cos();
            case TANH -> a.sinh().over(a.cosh());
            case SIGMOID -> ONE.over(ONE.plus(a.negative().exp()));
            case SOFTPLUS -> ONE.plus(a.exp()).log();
            case RELU -> a.re() > 0 ? a : ZERO;
            case SIGN -> number(Math.signum(a.re()));
            default -> throw new IllegalArgumentException(op.name());
        };
    }

    @Override
    public Complex apply(Elementwise op, Complex a, Complex b) {
        return switch (op) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.minus(b);
            case MULTIPLY -> a.times(b);
            case DIVIDE -> a.over(b);
            case POWER -> a.log().times(b).exp();
            case MAX -> a.re() >= b.re() ? a : b;
            case MIN -> a.re() <= b.re() ? a : b;
            default -> throw new IllegalArgumentException(op.name());
        };
    }
}
