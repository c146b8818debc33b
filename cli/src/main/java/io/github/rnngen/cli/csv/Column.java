package io.github.rnngen.cli.csv;

import java.util.List;

/** A column of a table. The arrays are the column's own: whoever changes them changes the column. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Column {
    /** How many rows there are. */
    int rows();

    /** Whether a row has no value: an empty field. */
    boolean gap(int row);

    /**
     * Numbers.
     *
     * @param values one a row; a gap is not a number
     * @param dates whether they are days since 1970-01-01
     */
    record Numbers(double[] values, boolean dates) implements Column {
        /** Of which none is a date. */
        public Numbers(double[] values) {
            this(values, false);
        }

        /** The number in a row. */
        public double at(int row) {
            return values[row];
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean gap(int row) {
            return Double.isNaN(values[row]);
        }
    }

    /**
     * Categories.
     *
     * @param codes one a row, an index of {@code names}; a gap is -1
     * @param names what the codes stand for
     */
    record Categories(int[] codes, List<String> names) implements Column {
        public Categories {
            names = List.copyOf(names);
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public boolean gap(int row) {
            return codes[row] < 0;
        }
    }
}
