package io.github.rnngen.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.csv.Column;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowTimesTest {
    private static Optional<String> missing(double[] times) {
        return new RowTimes("hour", new Column.Numbers(times), new int[times.length]).missing();
    }

    private static double[] hoursWithout(int first, int last) {
        return IntStream.range(0, 40)
                .filter(hour -> hour < first || hour > last)
                .mapToDouble(hour -> hour)
                .toArray();
    }

    @Test
    void rowsThatAreMissingAreTold() {
        assertThat(missing(hoursWithout(7, 9)))
                .hasValue(
                        "1 time rows seem to be missing, first before row 8: by their hour, rows are further apart there;"
                                + " they are taken for neighbours");
        assertThat(missing(DoubleStream.of(hoursWithout(7, 7))
                        .filter(hour -> hour != 20)
                        .toArray()))
                .hasValueSatisfying(
                        note -> assertThat(note).startsWith("2 times rows seem to be missing, first before row 8"));
    }

    @Test
    void nothingIsMissingWhereDistancesAreEqualOrAllOfThemDiffer() {
        assertThat(missing(new double[] {5})).isEmpty();
        assertThat(missing(hoursWithout(40, 40))).isEmpty();
        assertThat(missing(IntStream.range(0, 40).mapToDouble(i -> i * i).toArray()))
                .isEmpty();
        double[] workdays = IntStream.range(0, 70)
                .filter(day -> day % 7 < 5)
                .mapToDouble(day -> day)
                .toArray();
        assertThat(missing(workdays)).isEmpty();
    }

    @Test
    void anotherSequenceIsNoNeighbour() {
        double[] times = DoubleStream.concat(
                        DoubleStream.of(hoursWithout(40, 40)),
                        DoubleStream.of(hoursWithout(40, 40)).map(hour -> hour + 100))
                .toArray();
        int[] sequences = IntStream.range(0, times.length).map(row -> row / 40).toArray();

        assertThat(new RowTimes("hour", new Column.Numbers(times), sequences).missing())
                .isEmpty();
    }
}
