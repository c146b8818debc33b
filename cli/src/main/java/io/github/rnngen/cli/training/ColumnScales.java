package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.data.Scaling;
import java.util.List;

/**
 * The scales of a table's columns.
 *
 * @param columns the names of those that are scaled
 * @param scaling has a feature for each of them
 */
public record ColumnScales(List<String> columns, Scaling scaling) {
    /** How scales are found. */
    public enum Kind {
        /** Mean 0, standard deviation 1. */
        STANDARD,
        /** Least 0, greatest 1. */
        RANGE,
        /** As they are. */
        NONE
    }

    public ColumnScales {
        columns = List.copyOf(columns);
        if (!columns.isEmpty() && columns.size() != scaling.features()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + scaling.features() + " features");
        }
    }

    /** Numbers as they are. */
    static ColumnScales none() {
        return new ColumnScales(List.of(), Scaling.none(1));
    }

    /**
     * Fits scales, to some rows alone.
     *
     * @param columns of numbers
     * @param used which rows to look at
     */
    static ColumnScales fit(Kind kind, CsvTable table, List<String> columns, boolean[] used) {
        if (kind == Kind.NONE || columns.isEmpty()) {
            return none();
        }
        int width = columns.size();
        double[] values = new double[Math.multiplyExact(used.length, width)];
        for (int i = 0; i < width; i++) {
            Column.Numbers numbers = table.numbers(columns.get(i));
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < used.length; row++) {
                double value = used[row] ? numbers.at(row) : Double.NaN;
                values[row * width + i] = value;
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            requireFiniteSpread(columns.get(i), least, greatest);
        }
        return new ColumnScales(
                columns,
                kind == Kind.RANGE
                        ? Scaling.minMax(Elements.DOUBLE, values, width)
                        : Scaling.standard(Elements.DOUBLE, values, width));
    }

    private static void requireFiniteSpread(String column, double least, double greatest) {
        if (greatest - least == Double.POSITIVE_INFINITY) {
            throw new MappingException("the " + column + " of the part for training goes from " + least + " to "
                    + greatest + ", too far to be scaled: write it in a larger unit, or take --scale none");
        }
    }

    /** From a column's number to the network's. */
    double scaled(String column, double value) {
        int feature = columns.indexOf(column);
        return feature < 0 ? value : scaling.scaled(feature, value);
    }

    /** From the network's number back to the column's. */
    double restored(String column, double scaled) {
        int feature = columns.indexOf(column);
        return feature < 0 ? scaled : scaling.restored(feature, scaled);
    }
}
