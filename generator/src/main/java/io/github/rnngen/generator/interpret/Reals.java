package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.runtime.math.DoubleMath;

/**
 * Double precision. The static functions define every scalar operation of the language, to the bit; of the functions that
 * the JDK computes, {@code sin}, {@code cos} and {@code pow}, the last bit may differ from one JDK to another.
 */
public final class Reals implements NumberSystem<Double> {
    private final MathForms math;

    /** With the fast forms of elementary functions. */
    public Reals() {
        this(MathForms.FAST);
    }

    public Reals(MathForms math) {
        this.math = math;
    }

    @Override
    public Double number(double value) {
        return value;
    }

    @Override
    public double real(Double number) {
        return number;
    }

    @Override
    public Double apply(Elementwise op, Double a) {
        return of(op, a, math);
    }

    @Override
    public Double apply(Elementwise op, Double a, Double b) {
        return of(op, a.doubleValue(), b.doubleValue());
    }

    /**
     * The value of an operation with one operand.
     *
     * @throws IllegalArgumentException for other operations
     */
    public static double of(Elementwise op, double a) {
        return of(op, a, MathForms.FAST);
    }

    /**
     * The value of an operation with one operand, by chosen forms of the elementary functions.
     *
     * @throws IllegalArgumentException for other operations
     */
    public static double of(Elementwise op, double a, MathForms math) {
        boolean fast = math == MathForms.FAST;
        return switch (op) {
            case NEGATE -> -a;
            case EXP -> fast ? DoubleMath.exp(a) : Math.exp(a);
            case LOG -> fast ? DoubleMath.log(a) : Math.log(a);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TANH -> fast ? DoubleMath.tanh(a) : Math.tanh(a);
            case SIGMOID -> fast ? DoubleMath.sigmoid(a) : 1 / (1 + Math.exp(-a));
            case SOFTPLUS -> fast ? DoubleMath.softplus(a) : Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
            case RELU -> Math.max(a, 0);
            case SIGN -> Math.signum(a);
            default -> throw new IllegalArgumentException(op + " has not one operand");
        };
    }

    /**
     * The value of an operation with two operands; a comparison gives 1 or 0.
     *
     * @throws IllegalArgumentException for other operations
     */
    public static double of(Elementwise op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LESS -> a < b ? 1 : 0;
            case LESS_EQUAL -> a <= b ? 1 : 0;
            case GREATER -> a > b ? 1 : 0;
            case GREATER_EQUAL -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            default -> throw new IllegalArgumentException(op + " has not two operands");
        };
    }
}
