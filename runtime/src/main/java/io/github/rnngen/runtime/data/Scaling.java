package io.github.rnngen.runtime.data;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Brings features to a common scale, and back: {@code (value - shift) / scale}, with a shift and a scale for each.
 *
 * <p>It is to be fitted on the training part of the data alone, or the rest is no test of what was learnt, and to be saved
 * with the weights, which mean nothing without it. Values that are not a number (gaps) are left out when it is fitted,
 * and stay what they are. Immutable; all is computed in double.
 */
public final class Scaling {
    private static final String SHIFT = "shift";
    private static final String SCALE = "scale";

    private final double[] shift;
    private final double[] scale;

    private Scaling(double[] shift, double[] scale) {
        this.shift = shift;
        this.scale = scale;
    }

    /** Leaves all values as they are. */
    public static Scaling none(int features) {
        requireFeatures(features);
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new Scaling(new double[features], ones);
    }

    /**
     * Standardisation: to mean 0 and standard deviation 1 (that of all values, divided by their number). A feature that is
     * constant is only shifted.
     *
     * @param elements the element type
     * @param values the training part, row-major, {@code [time][features]}
     * @param features how many there are, at least 1
     * @throws IllegalArgumentException if the array is not made up of whole rows, a value is infinite, or a feature has no
     *     value at all, or values so large that their spread is not finite
     */
    public static <A> Scaling standard(Elements<A> elements, A values, int features) {
        requireRows(elements.length(values), features);
        double[] shift = new double[features];
        double[] scale = new double[features];
        for (int feature = 0; feature < features; feature++) {
            Column<A> column = new Column<>(elements, values, features, feature);
            if (column.least() == column.greatest()) { // The mean may be rounded.
                shift[feature] = column.least();
                scale[feature] = 1;
            } else {
                int exponent = column.exponent();
                double mean = column.mean(0, 1, exponent);
                double deviation = Math.sqrt(column.mean(mean, 2, exponent));
                shift[feature] = Math.scalb(mean, exponent);
                scale[feature] = positive(Math.scalb(deviation, exponent));
            }
        }
        return new Scaling(shift, scale);
    }

    /**
     * Min-max scaling: the least value of the training part becomes 0, the greatest 1. A feature that is constant is only
     * shifted.
     *
     * @throws IllegalArgumentException as {@link #standard}
     */
    public static <A> Scaling minMax(Elements<A> elements, A values, int features) {
        requireRows(elements.length(values), features);
        double[] shift = new double[features];
        double[] scale = new double[features];
        for (int feature = 0; feature < features; feature++) {
            Column<A> column = new Column<>(elements, values, features, feature);
            double least = column.least();
            shift[feature] = least;
            scale[feature] = positive(column.greatest() - least);
        }
        return new Scaling(shift, scale);
    }

    /** How many features there are. */
    public int features() {
        return shift.length;
    }

    /** A value of one feature, scaled. */
    public double scaled(int feature, double value) {
        return (value - shift[feature]) / scale[feature];
    }

    /** The value whose scaled one this is, up to rounding. */
    public double restored(int feature, double scaled) {
        return scaled * scale[feature] + shift[feature];
    }

    /** A difference of two scaled values, such as an error, on the scale of the values themselves. */
    public double restoredDifference(int feature, double scaledDifference) {
        return scaledDifference * scale[feature];
    }

    /**
     * Scales values in place, {@code [time][features]}, and rounds them to the element type.
     *
     * @throws IllegalArgumentException if the array is not made up of whole rows
     */
    public <A> void scale(Elements<A> elements, A values) {
        requireRows(elements.length(values), features());
        for (int i = 0; i < elements.length(values); i++) {
            elements.set(values, i, scaled(i % features(), elements.get(values, i)));
        }
    }

    /**
     * Brings scaled values back in place, {@code [time][features]}.
     *
     * @throws IllegalArgumentException if the array is not made up of whole rows
     */
    public <A> void restore(Elements<A> elements, A values) {
        requireRows(elements.length(values), features());
        for (int i = 0; i < elements.length(values); i++) {
            elements.set(values, i, restored(i % features(), elements.get(values, i)));
        }
    }

    /** What is saved with the weights. */
    public Entries toEntries() {
        List<Integer> shape = List.of(features());
        return Entries.builder()
                .array(SHIFT, NpyArray.of(shift, shape))
                .array(SCALE, NpyArray.of(scale, shape))
                .build();
    }

    /**
     * What {@link #toEntries} gave.
     *
     * @throws ArrayMismatchException if the entries are not those of a scaling
     */
    public static Scaling of(Entries entries) {
        double[] shift = entries.array(SHIFT).toDoubles();
        double[] scale = entries.array(SCALE).toDoubles();
        if (shift.length == 0 || shift.length != scale.length) {
            throw new ArrayMismatchException(
                    "a scaling has a shift and a scale for each feature, not " + shift.length + " and " + scale.length);
        }
        fault(shift, scale).ifPresent(fault -> {
            throw new ArrayMismatchException(fault);
        });
        return new Scaling(shift, scale);
    }

    private static Optional<String> fault(double[] shift, double[] scale) {
        for (int i = 0; i < scale.length; i++) {
            if (!Double.isFinite(shift[i]) || !(scale[i] > 0) || !Double.isFinite(scale[i])) {
                return Optional.of(
                        "feature " + (i + 1) + " can't be scaled by shift " + shift[i] + " and scale " + scale[i]);
            }
        }
        return Optional.empty();
    }

    private static double positive(double scale) {
        return scale > 0 ? scale : 1;
    }

    private static void requireFeatures(int features) {
        if (features < 1) {
            throw new IllegalArgumentException("there must be at least one feature, not " + features);
        }
    }

    private static void requireRows(int length, int features) {
        requireFeatures(features);
        if (length % features != 0) {
            throw new IllegalArgumentException(length + " values are not whole rows of " + features + " features");
        }
    }
}
