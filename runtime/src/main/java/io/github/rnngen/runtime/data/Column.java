package io.github.rnngen.runtime.data;

import io.github.rnngen.runtime.Elements;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The values of one feature that are numbers.
 *
 * @param values {@code [time][features]}
 */
record Column<A>(Elements<A> elements, A values, int features, int feature) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is infinite, all are not a number, or their spread is infinite
     */
    Column {
        int rows = elements.length(values) / features;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            double value = elements.get(values, row * features + feature);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "row " + (row + 1) + " of feature " + (feature + 1) + " is infinite");
            }
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        if (least > greatest) {
            throw new IllegalArgumentException("feature " + (feature + 1) + " has no value to learn a scale from");
        } else if (greatest - least == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("feature " + (feature + 1) + " can't be scaled: it goes from " + least
                    + " to " + greatest + ", which is too far");
        }
    }

    private DoubleStream numbers() {
        int rows = elements.length(values) / features;
        return IntStream.range(0, rows)
                .mapToDouble(row -> elements.get(values, row * features + feature))
                .filter(value -> !Double.isNaN(value));
    }

    /** How many there are. */
    long count() {
        return numbers().count();
    }

    /** The power of two below the greatest value; in units of it neither sums nor squares are beyond double. */
    int exponent() {
        return Math.getExponent(Math.max(Math.abs(least()), Math.abs(greatest())));
    }

    /**
     * The mean of (value - centre) to a power, in the order of rows. As units are powers of two, no bit depends on them.
     *
     * @param centre in units
     * @param exponent the power of two that is the unit
     */
    double mean(double centre, int power, int exponent) {
        double sum = 0;
        for (int at = feature; at < elements.length(values); at += features) {
            double difference = Math.scalb(elements.get(values, at), -exponent) - centre;
            if (!Double.isNaN(difference)) {
                sum += power == 1 ? difference : difference * difference;
            }
        }
        return sum / count();
    }

    double least() {
        return numbers().min().orElseThrow();
    }

    double greatest() {
        return numbers().max().orElseThrow();
    }
}
