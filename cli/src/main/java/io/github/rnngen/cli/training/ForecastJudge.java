package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.Judgement.Baseline;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges how well a network foretells numbers.
 *
 * @param data what the judged target belongs to
 * @param <A> {@code float[]} or {@code double[]}
 */
record ForecastJudge<A>(Network<A> network, A parameters, DataSet<A> data) {
    /** A judgement for each column of a table that has one for each element of the target. */
    List<Judgement.Forecast> ofColumns(
            PortColumns target, Judged judged, CsvTable table, Preparation preparation, int season) {
        Port output = Passes.outputFor(network.signature(), target.port());
        int width = target.columns().size();
        int count = judged.count();
        int[] rows = new int[count];
        double[][] scaled = new double[width][count];
        TableMapping mapping = preparation.mapping();
        int unit = mapping.rowsAreSequences() ? network.signature().steps() : 1;
        Elements<A> elements = network.elements();
        A values = network.values(output.name());
        int[] next = {0};
        Passes.run(network, parameters, data, judged, (piece, step, place) -> {
            rows[next[0]] = (judged.pieces().starts()[piece] + step) / unit + mapping.ahead();
            for (int i = 0; i < width; i++) {
                scaled[i][next[0]] = elements.get(values, place * width + i);
            }
            next[0]++;
        });
        List<Judgement.Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            forecasts.add(forecast(
                    target.columns().get(i), rows, scaled[i], table, preparation, season, unit, judged.last()));
        }
        return forecasts;
    }

    /** Where a row has a column for each step: a judgement for each element, of the first {@link ElementForecasts#MOST}. */
    List<Judgement.Forecast> ofSteps(PortColumns target, Judged judged, CsvTable table, Preparation preparation) {
        Port port = target.port();
        Port output = Passes.outputFor(network.signature(), port);
        A values = network.values(output.name());
        int elements = port.elements();
        int steps = network.signature().steps();
        double[] means = target.columns().stream()
                .mapToDouble(column -> trainingMean(table.numbers(column).values(), 0, steps, false))
                .toArray();
        ElementForecasts forecasts = new ElementForecasts(port, judged);
        Passes.run(network, parameters, data, judged, (piece, step, place) -> {
            int row = judged.pieces().starts()[piece] / steps;
            forecasts.next(row);
            for (int i = 0; i < forecasts.width(); i++) {
                String column = target.columns().get(step * elements + i);
                double said = network.elements().get(values, place * elements + i);
                forecasts.set(
                        i,
                        table.numbers(column).at(row),
                        preparation.scales().restored(column, said),
                        means[step * elements + i]);
            }
        });
        return forecasts.judgements();
    }

    private Judgement.Forecast forecast(
            String column,
            int[] rows,
            double[] scaled,
            CsvTable table,
            Preparation preparation,
            int season,
            int unit,
            boolean last) {
        Series series =
                new Series(table.numbers(column).values(), preparation.mapping().sequences(table));
        int ahead = preparation.mapping().ahead();
        double[] truth = series.before(rows, 0);
        double[] forecast = Arrays.stream(scaled)
                .map(value -> preparation.scales().restored(column, value))
                .toArray();
        List<Baseline> others = new ArrayList<>();
        if (ahead > 0) {
            others.add(new Baseline("as it was when forecast", series.before(rows, ahead)));
        }
        if (season > 0) {
            // As many seasons as lie between the forecast and what it is of.
            int lag = season * Math.max(1, (ahead + season - 1) / season);
            others.add(new Baseline("as " + lag + " rows before", series.before(rows, lag)));
            if (ahead > 0) { // Else the growth is that of the very value that is sought.
                others.add(new Baseline(
                        "as " + lag + " rows before, and the growth since", series.grown(rows, lag, ahead)));
            }
        }
        others.removeIf(other -> Arrays.stream(other.values()).allMatch(Double::isNaN));
        if (others.isEmpty()) {
            others.add(always(trainingMean(series.values(), ahead, unit, last), rows.length));
        }
        int[] sequences =
                Arrays.stream(rows).map(row -> series.sequences()[row]).toArray();
        return new Judgement.Forecast(column, Judgement.Forecast.ROWS, rows, sequences, truth, forecast, others);
    }

    private static Baseline always(double mean, int count) {
        double[] constant = new double[count];
        Arrays.fill(constant, mean);
        return Baseline.ofTraining(constant);
    }

    /** Where numbers stand in no table. */
    List<Judgement.Forecast> ofNumbers(Port target, Judged judged) {
        if (!(data.data(target) instanceof PortData.Values<A> truth)) {
            throw new IllegalArgumentException(target.name());
        }
        Port output = Passes.outputFor(network.signature(), target);
        A values = network.values(output.name());
        ElementForecasts forecasts = new ElementForecasts(target, judged);
        double[] means = IntStream.range(0, forecasts.width())
                .mapToDouble(i -> trainingMean(truth, i, judged.last()))
                .toArray();
        Passes.run(network, parameters, data, judged, (piece, step, place) -> {
            forecasts.next(piece);
            for (int i = 0; i < forecasts.width(); i++) {
                forecasts.set(
                        i,
                        truth.value(judged.pieces().starts()[piece], step, i),
                        network.elements().get(values, place * target.elements() + i),
                        means[i]);
            }
        });
        return forecasts.judgements();
    }

    private double trainingMean(PortData.Values<A> truth, int element, boolean last) {
        Pieces training = data.training();
        double sum = 0;
        long count = 0;
        for (int i = 0; i < training.count(); i++) {
            int length = training.lengths()[i];
            for (int step = last ? length - 1 : 0; step < length; step++) {
                sum += truth.value(training.starts()[i], step, element);
                count++;
            }
        }
        return sum / count;
    }

    /** Of the rows that training foretells, each once; where only ends of sequences count, of those. */
    private double trainingMean(double[] series, int ahead, int unit, boolean last) {
        Pieces training = data.training();
        return IntStream.range(0, training.count())
                .flatMap(i -> IntStream.range(last ? training.end(i) - 1 : training.starts()[i], training.end(i)))
                .map(step -> step / unit + ahead)
                .distinct()
                .mapToDouble(row -> series[row])
                .average()
                .orElse(Double.NaN);
    }
}
