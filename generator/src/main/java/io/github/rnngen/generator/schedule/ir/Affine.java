package io.github.rnngen.generator.schedule.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An index: a constant plus multiples of loop counters.
 *
 * @param factors the multiple of each counter, none of them 0
 */
public record Affine(int constant, Map<Variable, Integer> factors) {
    public static final Affine ZERO = of(0);

    public Affine {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    }

    public static Affine of(int constant) {
        return new Affine(constant, Map.of());
    }

    public static Affine of(Variable variable) {
        return new Affine(0, Map.of(variable, 1));
    }

    public boolean isConstant() {
        return factors.isEmpty();
    }

    public Affine plus(int offset) {
        return offset == 0 ? this : new Affine(Math.addExact(constant, offset), factors);
    }

    public Affine plus(Affine other) {
        Map<Variable, Integer> sum = new LinkedHashMap<>(factors);
        other.factors.forEach((variable, factor) -> sum.merge(variable, factor, Math::addExact));
        sum.values().removeIf(factor -> factor == 0);
        return new Affine(Math.addExact(constant, other.constant), sum);
    }

    public Affine times(int factor) {
        if (factor == 0) {
            return ZERO;
        }
        Map<Variable, Integer> scaled = new LinkedHashMap<>();
        factors.forEach((variable, each) -> scaled.put(variable, Math.multiplyExact(each, factor)));
        return new Affine(Math.multiplyExact(constant, factor), scaled);
    }

    /** The index with a counter at one of its values, or counted in another way. */
    public Affine with(Variable variable, Affine value) {
        Integer factor = factors.get(variable);
        if (factor == null) {
            return this;
        }
        Map<Variable, Integer> rest = new LinkedHashMap<>(factors);
        rest.remove(variable);
        return new Affine(constant, rest).plus(value.times(factor));
    }
}
