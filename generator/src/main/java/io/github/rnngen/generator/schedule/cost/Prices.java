package io.github.rnngen.generator.schedule.cost;

import io.github.rnngen.runtime.Precision;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each unit costs on the machine of docs/benchmarks.md, on one core, with Java 17. Fitted to the times of 218 programs
 * from 2 to 256 units in all forms, both precisions and both back ends; how far they are off is in
 * docs/performance-notes.md. Products and functions of rows in plain code have become faster since.
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
            prices.put(CostUnit.OPERATION, 0.165);
            prices.put(CostUnit.FUNCTION, wide ? 2.5 : 1.6);
            prices.put(CostUnit.TILE, 0.105);
            prices.put(CostUnit.ROW, 0.15);
            prices.put(CostUnit.FAR_ROW, 0.25);
            prices.put(CostUnit.KERNEL, 5.0);
            prices.put(CostUnit.MOVE, 1.8);
            prices.put(CostUnit.VECTOR_OPERATION, 0.4);
            prices.put(CostUnit.VECTOR_FUNCTION, wide ? 9.0 : 8.0);
            prices.put(CostUnit.LOOP, 1.0);
            prices.put(CostUnit.METHOD, 1.2);
            prices.put(CostUnit.PACK, 0.5);
            prices.put(CostUnit.UPDATE, 0.1);
        } else {
            prices.put(CostUnit.OPERATION, 0.15);
            prices.put(CostUnit.FUNCTION, wide ? 2.5 : 1.7);
            prices.put(CostUnit.TILE, 0.5);
            prices.put(CostUnit.EDGE, 0.09);
            prices.put(CostUnit.KERNEL, 2.0);
            prices.put(CostUnit.MOVE, 5.0);
            prices.put(CostUnit.VECTOR_OPERATION, 0.4);
            prices.put(CostUnit.LOOP, 2.0);
            prices.put(CostUnit.METHOD, 2.0);
            prices.put(CostUnit.PACK, 0.5);
            prices.put(CostUnit.UPDATE, 0.2);
        }
        return new Prices(prices);
    }
}
