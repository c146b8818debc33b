package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.interpret.NumberSystem;
import io.github.rnngen.generator.interpret.Reals;

/** Single precision: each operation in double, then rounded, which for + - * / and roots is the float operation. */
final class Singles implements NumberSystem<Double> {
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
        return number(Reals.of(op, a));
    }

    @Override
    public Double apply(Elementwise op, Double a, Double b) {
        return number(Reals.of(op, a, b));
    }
}
