package io.github.rnngen.generator.schedule.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Prices that make predictions differ least from what was measured: the mean square of the logarithm of their ratio, by
 * changing one price after another, none to less than half or more than twice of what it was.
 */
final class PricesFit {
    /**
     * Something measured.
     *
     * @param counts what it does
     * @param nanoseconds how long it took
     */
    record Sample(Map<CostUnit, Double> counts, double nanoseconds) {}

    private static final double MOST_CHANGE = 2;
    private static final double FIRST_STEP = 0.5;
    private static final double LAST_STEP = 0.005;

    private PricesFit() {}

    /** The best prices near those given. */
    static Prices fit(List<Sample> samples, Prices start) {
        Prices best = start;
        double least = error(samples, best);
        for (double step = FIRST_STEP; step > LAST_STEP; ) {
            double before = least;
            for (CostUnit unit : CostUnit.values()) {
                for (double factor : new double[] {1 + step, 1 / (1 + step)}) {
                    double price = best.nanoseconds(unit) * factor;
                    double change = price / start.nanoseconds(unit);
                    Prices changed = with(best, unit, price);
                    double error = error(samples, changed);
                    if (error < least && change <= MOST_CHANGE && change >= 1 / MOST_CHANGE) {
                        best = changed;
                        least = error;
                    }
                }
            }
            step = least < before ? step : step / 2;
        }
        return best;
    }

    /** The root mean square of the logarithms of predicted over measured times. */
    static double error(List<Sample> samples, Prices prices) {
        return Math.sqrt(samples.stream()
                .mapToDouble(sample ->
                        Math.log(new Prediction(sample.counts(), prices).nanoseconds() / sample.nanoseconds()))
                .map(log -> log * log)
                .average()
                .orElseThrow());
    }

    private static Prices with(Prices prices, CostUnit unit, double nanoseconds) {
        Map<CostUnit, Double> all = new EnumMap<>(CostUnit.class);
        all.putAll(prices.nanoseconds());
        all.put(unit, nanoseconds);
        return new Prices(all);
    }
}
