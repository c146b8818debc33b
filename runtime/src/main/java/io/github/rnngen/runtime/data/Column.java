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
     * @throws IllegalArgumentException if one is infinite, or all are not a number
     */
    Column {
        int rows = elements.length(values) / features;
        boolean empty = true;
        for (int row = 0; row < rows; row++) {
            double value = elements.get(values, row * features + feature);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "row " + (row + 1) + " of feature " + (feature + 1) + " is infinite");
            }
            empty &= Double.isNaN(value);
        }
        if (empty) {
            throw new IllegalArgumentException("feature " + (feature + 1) + " has no value to learn a scale from");
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

    /** The sum of (value - centre) to a power, in the order of rows. */
    double sum(double centre, int power) {
        double sum = 0;
        for (int at = feature; at < elements.length(values); at += features) {
            double difference = elements.get(values, at) - centre;
            if (!Double.isNaN(difference)) {
                sum += power == 1 ? difference : difference * difference;
            }
        }
        return sum;
    }

    double least() {
        return numbers().min().orElseThrow();
    }

    double greatest() {
        return numbers().max().orElseThrow();
    }
}
