package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param inputs columns that need a value in each row
     * @param targets columns that need one some rows ahead
     * @param sequence tells sequences apart; null if all rows are one
     */
    static Runs of(
            int rows, List<Column> inputs, List<Column> targets, int ahead, Column.@Nullable Categories sequence) {
        List<Run> runs = new ArrayList<>();
        int gaps = 0;
        int sequences = rows == 0 ? 0 : 1;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            boolean starts = row > 0 && sequence != null && sequence.codes()[row] != sequence.codes()[row - 1];
            if (starts) {
                add(runs, sequences - 1, from, row);
                sequences++;
                from = row;
            }
            int target = row + ahead;
            boolean inside = target < rows && (sequence == null || sequence.codes()[target] == sequence.codes()[row]);
            boolean gap = missing(inputs, row)
                    || (sequence != null && sequence.gap(row))
                    || (inside && missing(targets, target));
            gaps += gap ? 1 : 0;
            if (gap || (!inside && !targets.isEmpty())) {
                add(runs, sequences - 1, from, row);
                from = row + 1;
            }
        }
        add(runs, sequences - 1, from, rows);
        return new Runs(sequences, runs, gaps);
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
