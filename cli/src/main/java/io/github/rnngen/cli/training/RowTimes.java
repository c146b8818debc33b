package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When the rows of a table were.
 *
 * @param column the name of the column that says it
 * @param sequences a number of the sequence that each row belongs to
 */
@SuppressWarnings("ArrayRecordComponent")
record RowTimes(String column, Column.Numbers times, int[] sequences) {
    private static final double HOURS_PER_DAY = 24;
    private static final double NEARLY_AN_HOUR = 1 + 1e-6;

    /** So much further apart than most rows are two that others are missing between. */
    private static final double FURTHER = 1.5;

    /** Where more rows than one of so many are further from the one before, distances have another reason. */
    private static final int RARE = 10;

    /**
     * Looks whether times rise, within each sequence.
     *
     * @throws MappingException if they don't, with the row where
     */
    void requireRising() {
        for (int row = 0; row < sequences.length; row++) {
            if (times.gap(row)) {
                throw new MappingException(of(row) + " is missing");
            }
            if (follows(row) && distance(row) <= 0) {
                throw new MappingException(of(row) + " is not after that of the row before: "
                        + (isSetBack(row)
                                ? "where clocks are set back, times need their offset from UTC, as in 2001-12-29 02:30+01:00"
                                : "sort the rows, or name a column with --sequence if there are several series"));
            }
        }
    }

    /** Where rows are missing, if most of them are equally far apart. */
    Optional<String> missing() {
        int[] following =
                IntStream.range(0, sequences.length).filter(this::follows).toArray();
        double[] distances =
                Arrays.stream(following).mapToDouble(this::distance).sorted().toArray();
        if (distances.length == 0) {
            return Optional.empty();
        }
        double usual = distances[distances.length / 2];
        int[] further = Arrays.stream(following)
                .filter(row -> distance(row) > FURTHER * usual)
                .toArray();
        return further.length == 0 || further.length > following.length / RARE
                ? Optional.empty()
                : Optional.of(further.length + (further.length == 1 ? " time" : " times")
                        + " rows seem to be missing, first before row " + (further[0] + 1)
                        + ": by their " + column + ", rows are further apart there; they are taken for neighbours");
    }

    private String of(int row) {
        return "the " + column + " of row " + (row + 1) + ", the header not counted,";
    }

    private boolean follows(int row) {
        return row > 0 && sequences[row] == sequences[row - 1];
    }

    private double distance(int row) {
        return times.at(row) - times.at(row - 1);
    }

    /** Whether clocks that are set back by an hour at most can have shown the times of this row and the one before. */
    private boolean isSetBack(int row) {
        return times.dates() && !(isDay(row) && isDay(row - 1)) && -distance(row) * HOURS_PER_DAY < NEARLY_AN_HOUR;
    }

    private boolean isDay(int row) {
        return times.at(row) == Math.rint(times.at(row));
    }
}
