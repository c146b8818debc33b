package io.github.rnngen.cli.training;

/**
 * A linear scale of a column: {@code scaled = (value - offset) / unit}.
 *
 * @param unit positive
 */
public record Scale(double offset, double unit) {
    /** Numbers as they are. */
    public static final Scale NONE = new Scale(0, 1);

    /** How a scale is found. */
    public enum Kind {
        /** Mean 0, standard deviation 1. */
        STANDARD,
        /** Least 0, greatest 1. */
        RANGE,
        /** As they are. */
        NONE
    }

    double scaled(double value) {
        return (value - offset) / unit;
    }

    /** From the network's numbers back to the column's. */
    public double original(double scaled) {
        return scaled * unit + offset;
    }

    /**
     * Fits a scale. Gaps are passed over; a column that never changes keeps its unit.
     *
     * @param values a column
     * @param used which rows to look at
     */
    static Scale fit(Kind kind, double[] values, boolean[] used) {
        if (kind == Kind.NONE) {
            return NONE;
        }
        double sum = 0;
        long count = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < values.length; row++) {
            if (used[row] && !Double.isNaN(values[row])) {
                sum += values[row];
                count++;
                least = Math.min(least, values[row]);
                greatest = Math.max(greatest, values[row]);
            }
        }
        if (count == 0) {
            return NONE;
        } else if (kind == Kind.RANGE) {
            return new Scale(least, greatest > least ? greatest - least : 1);
        }
        double mean = sum / count;
        double squares = 0;
        for (int row = 0; row < values.length; row++) {
            if (used[row] && !Double.isNaN(values[row])) {
                squares += (values[row] - mean) * (values[row] - mean);
            }
        }
        double deviation = Math.sqrt(squares / count);
        return new Scale(mean, deviation > 0 ? deviation : 1);
    }
}
