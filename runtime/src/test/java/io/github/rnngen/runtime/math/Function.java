package io.github.rnngen.runtime.math;

import java.util.function.DoubleUnaryOperator;

/** The functions of {@link FloatMath} and {@link DoubleMath}, with what each should give. */
enum Function {
    EXP,
    LOG,
    TANH,
    SIGMOID,
    SOFTPLUS;

    float of(float x) {
        return switch (this) {
            case EXP -> FloatMath.exp(x);
            case LOG -> FloatMath.log(x);
            case TANH -> FloatMath.tanh(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x);
        };
    }

    double of(double x) {
        return switch (this) {
            case EXP -> DoubleMath.exp(x);
            case LOG -> DoubleMath.log(x);
            case TANH -> DoubleMath.tanh(x);
            case SIGMOID -> DoubleMath.sigmoid(x);
            case SOFTPLUS -> DoubleMath.softplus(x);
        };
    }

    /** The true value for a finite number, to 60 bits and more. */
    Wide reference(double x) {
        return switch (this) {
            case EXP -> Reference.exp(x);
            case LOG -> Reference.log(x);
            case TANH -> Reference.tanh(x);
            case SIGMOID -> Reference.sigmoid(x);
            case SOFTPLUS -> Reference.softplus(x);
        };
    }

    /** The true value to some 52 bits, by the JDK: enough for float. */
    DoubleUnaryOperator inDouble() {
        return switch (this) {
            case EXP -> StrictMath::exp;
            case LOG -> StrictMath::log;
            case TANH -> StrictMath::tanh;
            case SIGMOID -> x -> 1 / (1 + StrictMath.exp(-x));
            case SOFTPLUS -> x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        };
    }

    /** Below this is no argument. */
    double least() {
        return this == LOG ? 0 : Double.NEGATIVE_INFINITY;
    }
}
