package io.github.rnngen.generator.interpret;

import io.github.rnngen.generator.graph.Elementwise;

/**
 * Double precision. The static functions define every scalar operation of the language, to the bit on any one JDK;
 * {@link Math} may round its transcendental functions differently elsewhere.
 */
public final class Reals implements NumberSystem<Double> {
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
        return of(op, a.doubleValue());
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
        return switch (op) {
            case NEGATE -> -a;
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TANH -> Math.tanh(a);
            case SIGMOID -> 1 / (1 + Math.exp(-a));
            case SOFTPLUS -> Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
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
