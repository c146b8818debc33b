package io.github.rnngen.benchmarks;

import java.util.Collection;

/**
 * Repeated measurements of the same thing, all in one unit.
 *
 * @param median the middle one, or between the two in the middle
 * @param least the smallest
 * @param greatest the greatest
 */
public record Timing(double median, double least, double greatest) {
    /** Sums up measurements, at least one. */
    public static Timing of(Collection<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Timing(median, sorted[0], sorted[sorted.length - 1]);
    }
}
