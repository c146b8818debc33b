package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.report.LineChart.Line;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.TableMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastChartTest {
    private static ForecastChart chart(boolean rowsAreSequences, int... rows) {
        double[] values = Arrays.stream(rows).asDoubleStream().toArray();
        return ForecastChart.of(
                new Judgement.Forecast("y", "rows", rows, new int[rows.length], values, values, List.of()),
                new TableMapping(List.of(), List.of(), 0, rowsAreSequences, null, null),
                new CsvTable(0, Map.of()));
    }

    @Test
    void noMoreRowsAreShownThanCanBeToldApart() {
        ForecastChart many = chart(false, IntStream.range(0, 10_000).toArray());
        Line truth = many.draw().lines().get(0);

        assertThat(truth.y()).hasSize(400).startsWith(9600, 9601).endsWith(9999);
        assertThat(truth.x()).hasSize(400).startsWith(9601, 9602).endsWith(10_000);
        assertThat(many.note()).isEqualTo(" The chart shows the last 400 of 10,000 held-out rows.");
        assertThat(chart(false, IntStream.range(0, 400).toArray()).note()).isEmpty();
    }

    @Test
    void rowsAreJoinedOnlyIfTheyFollowEachOther() {
        assertThat(chart(false, 3, 4, 9, 20, 21, 22).draw().lines()).allSatisfy(line -> {
            assertThat(line.y()).containsExactly(3, 4, Double.NaN, 9, Double.NaN, 20, 21, 22);
            assertThat(line.x()).containsExactly(4, 5, Double.NaN, 10, Double.NaN, 21, 22, 23);
        });
        assertThat(chart(true, 3, 4).draw().lines())
                .as("neighbours by chance")
                .allSatisfy(line -> assertThat(line.y()).containsExactly(3, Double.NaN, 4));
    }
}
