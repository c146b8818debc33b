package io.github.rnngen.cli.training;

import java.util.Arrays;

/**
 * A column of a table.
 *
 * @param sequences a number of the sequence that each row belongs to
 */
@SuppressWarnings("ArrayRecordComponent")
record Series(double[] values, int[] sequences) {
    /** The value some rows before one of the same sequence; not a number if that has none so early. */
    double before(int row, int lag) {
        int earlier = row - lag;
        return earlier < 0 || sequences[earlier] != sequences[row] ? Double.NaN : values[earlier];
    }

    double[] before(int[] rows, int lag) {
        return Arrays.stream(rows).mapToDouble(row -> before(row, lag)).toArray();
    }

    /** The values some rows before, and what has been added over as many rows when they are forecast. */
    double[] grown(int[] rows, int lag, int ahead) {
        return Arrays.stream(rows)
                .mapToDouble(row -> before(row, lag) + before(row, ahead) - before(row, ahead + lag))
                .toArray();
    }
}
