package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.interpret.NumberSystem;
import io.github.rnngen.generator.interpret.Reals;
import io.github.rnngen.runtime.math.FloatMath;

/**
 * Single precision: each operation in double, then rounded, which for + - * / and roots is the float operation; the fast
 * forms of elementary functions in float.
 */
record Singles(MathForms math) implements NumberSystem<Double> {
    @Override
    public Double number(double value) {
        return (double) (float) value;
    }

    @Override
    public double real(Double number) {
        return number;
    }

    @Override
    public Double apply(Elementwise op, Double a) {
        if (math == MathForms.STRICT) {
            return number(Reals.of(op, a, math));
        }
        float x = a.floatValue();
        return switch (op) {
            case EXP -> (double) FloatMath.exp(x);
            case LOG -> (double) FloatMath.log(x);
            case TANH -> (double) FloatMath.tanh(x);
            case SIGMOID -> (double) FloatMath.sigmoid(x);
            case SOFTPLUS -> (double) FloatMath.softplus(x);
            default -> number(Reals.of(op, a));
        };
    }

    @Override
    public Double apply(Elementwise op, Double a, Double b) {
        return number(Reals.of(op, a, b));
    }
}
