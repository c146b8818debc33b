package io.github.rnngen.generator.schedule.cost;

import io.github.rnngen.runtime.Precision;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each unit costs on the machine of docs/benchmarks.md, on one core, with Java 17. Fitted to the times of 222 programs
 * from 2 to 128 units in all forms and both back ends, in float; among prices that fit about as well, these choose the
 * fastest form most often. How far they are off is in docs/performance-notes.md.
 */
public record Prices(Map<CostUnit, Double> nanoseconds) {
    public Prices {
        nanoseconds = Map.copyOf(nanoseconds);
    }

    /** Nanoseconds of one. */
    public double nanoseconds(CostUnit unit) {
        return nanoseconds.getOrDefault(unit, 0.0);
    }

    static Prices of(Precision precision, boolean vectors) {
        boolean wide = precision == Precision.DOUBLE;
        Map<CostUnit, Double> prices = new EnumMap<>(CostUnit.class);
        if (vectors) {
            prices.put(CostUnit.OPERATION, 0.22);
            prices.put(CostUnit.FUNCTION, wide ? 2.8 : 1.8);
            prices.put(CostUnit.TILE, 0.15);
            prices.put(CostUnit.ROW, 0.29);
            prices.put(CostUnit.FAR_ROW, 0.38);
            prices.put(CostUnit.KERNEL, 4.65);
            prices.put(CostUnit.MOVE, 2.8);
            prices.put(CostUnit.VECTOR_OPERATION, 0.27);
            prices.put(CostUnit.VECTOR_FUNCTION, wide ? 9.5 : 8.5);
            prices.put(CostUnit.LOOP, 1.2);
            prices.put(CostUnit.METHOD, 1.5);
            prices.put(CostUnit.PACK, 0.18);
            prices.put(CostUnit.UPDATE, 0.09);
        } else {
            prices.put(CostUnit.OPERATION, 0.187);
            prices.put(CostUnit.FUNCTION, wide ? 3.3 : 2.25);
            prices.put(CostUnit.TILE, 0.275);
            prices.put(CostUnit.ROW, 0.39);
            prices.put(CostUnit.FAR_ROW, 0.55);
            prices.put(CostUnit.EDGE, 0.17);
            prices.put(CostUnit.KERNEL, 1.2);
            prices.put(CostUnit.MOVE, 1.5);
            prices.put(CostUnit.VECTOR_OPERATION, 0.345);
            prices.put(CostUnit.VECTOR_FUNCTION, wide ? 14.0 : 18.5);
            prices.put(CostUnit.LOOP, 6.0);
            prices.put(CostUnit.METHOD, 1.6);
            prices.put(CostUnit.PACK, 0.31);
            prices.put(CostUnit.UPDATE, 0.29);
        }
        return new Prices(prices);
    }
}
