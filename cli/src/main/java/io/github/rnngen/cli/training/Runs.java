package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of rows without gaps, within one sequence each.
 *
 * @param sequences how many sequences the table has
 * @param runs in order
 * @param gaps how many rows are in none, for a value that is missing
 */
record Runs(int sequences, List<Run> runs, int gaps) {
    /**
     * A stretch of rows.
     *
     * @param sequence which sequence it belongs to
     * @param to behind its last row
     */
    record Run(int sequence, int from, int to) {
        int length() {
            return to - from;
        }
    }

    Runs {
        runs = List.copyOf(runs);
    }

    /**
     * Finds them.
     *
     * @param sequences a number of the sequence that each row belongs to, rising
     * @param inputs columns that need a value in each row
     * @param targets columns that need one some rows ahead
     */
    static Runs of(int[] sequences, List<Column> inputs, List<Column> targets, int ahead) {
        List<Run> runs = new ArrayList<>();
        int gaps = 0;
        int rows = sequences.length;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            if (row > 0 && sequences[row] != sequences[row - 1]) {
                add(runs, sequences[row - 1], from, row);
                from = row;
            }
            int target = row + ahead;
            boolean inside = target < rows && sequences[target] == sequences[row];
            boolean gap = missing(inputs, row) || (inside && missing(targets, target));
            gaps += gap ? 1 : 0;
            if (gap || (!inside && !targets.isEmpty())) {
                add(runs, sequences[row], from, row);
                from = row + 1;
            }
        }
        int count = rows == 0 ? 0 : sequences[rows - 1] + 1;
        add(runs, count - 1, from, rows);
        return new Runs(count, runs, gaps);
    }

    private static void add(List<Run> runs, int sequence, int from, int to) {
        if (to > from) {
            runs.add(new Run(sequence, from, to));
        }
    }

    private static boolean missing(List<Column> columns, int row) {
        for (Column column : columns) {
            if (column.gap(row)) {
                return true;
            }
        }
        return false;
    }
}
