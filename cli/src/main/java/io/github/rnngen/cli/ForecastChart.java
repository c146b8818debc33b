package io.github.rnngen.cli;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.report.Axis;
import io.github.rnngen.cli.report.LineChart;
import io.github.rnngen.cli.report.LineChart.Line;
import io.github.rnngen.cli.report.LineChart.Style;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.TableMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A forecast beside the truth, at as many of the last held-out rows as can be told apart.
 *
 * @param axis what it runs along
 * @param at where on it each row is that is shown
 * @param series whether rows that stand below each other follow each other
 */
@SuppressWarnings("ArrayRecordComponent")
record ForecastChart(Judgement.Forecast forecast, Axis axis, double[] at, boolean series) {
    private static final int MOST_ROWS = 400;

    /** Along the column of times, if there is one that rises; else along the rows' numbers. */
    static ForecastChart of(Judgement.Forecast forecast, TableMapping mapping, CsvTable table) {
        int[] rows = last(forecast.rows());
        boolean series = !mapping.rowsAreSequences();
        String name = mapping.timeColumn();
        if (name != null) {
            Column.Numbers times = table.numbers(name);
            double[] at = Arrays.stream(rows).mapToDouble(times::at).toArray();
            if (IntStream.range(1, at.length).allMatch(i -> at[i - 1] < at[i])) {
                return new ForecastChart(forecast, axis(name, times, at), at, series);
            }
        }
        return counted(forecast, "row of the table", series);
    }

    private static Axis axis(String name, Column.Numbers times, double[] at) {
        if (!times.dates()) {
            return Axis.plain(name);
        }
        boolean days = Arrays.stream(at).allMatch(moment -> moment == Math.rint(moment));
        return days ? Axis.dates(name) : Axis.times(name);
    }

    /** Along the held-out steps, where data is no table. */
    static ForecastChart ofSteps(Judgement.Forecast forecast) {
        return counted(forecast, "held-out " + forecast.unit(), true);
    }

    private static ForecastChart counted(Judgement.Forecast forecast, String label, boolean series) {
        double[] numbers =
                Arrays.stream(last(forecast.rows())).mapToDouble(row -> row + 1).toArray();
        return new ForecastChart(forecast, Axis.count(label), numbers, series);
    }

    /** Which rows are shown, if not all are. */
    String note() {
        return at.length == forecast.count()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " The chart shows the last %d of %,d held-out %s.",
                        at.length,
                        forecast.count(),
                        forecast.unit());
    }

    LineChart draw() {
        return new LineChart(
                axis,
                Axis.linear(forecast.column()),
                List.of(
                        line("truth", forecast.truth(), Style.ORANGE),
                        line("forecast", forecast.forecast(), Style.BLUE)));
    }

    private Line line(String name, double[] values, Style style) {
        int from = values.length - at.length;
        return new Line(name, apart(at), apart(Arrays.copyOfRange(values, from, values.length)), style);
    }

    /** With something that is not a number between rows that don't follow each other, which interrupts lines. */
    private double[] apart(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                        i -> i > 0 && !follows(i) ? DoubleStream.of(Double.NaN, values[i]) : DoubleStream.of(values[i]))
                .toArray();
    }

    private boolean follows(int shown) {
        int i = forecast.count() - at.length + shown;
        return series
                && forecast.sequences()[i] == forecast.sequences()[i - 1]
                && forecast.rows()[i] == forecast.rows()[i - 1] + 1;
    }

    private static int[] last(int[] rows) {
        return Arrays.copyOfRange(rows, Math.max(0, rows.length - MOST_ROWS), rows.length);
    }
}
