package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.Judgement.Baseline;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges a network by the held-out part of its data.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Judge<A> {
    private static final double BITS_PER_NAT = 1 / Math.log(2);
    private static final double NEARLY = 1e-3;

    private final Network<A> network;
    private final A parameters;
    private final DataSet<A> data;
    private final Set<String> atLast;

    /** Of a target whose elements have no column of a table each, so many are judged. */
    public static final int MOST_ELEMENTS = ElementForecasts.MOST;

    /** With more classes there is no table of which was taken for which. */
    private static final int MOST_IN_TABLE = 1000;

    /**
     * For these parameters.
     *
     * @param atLast names of targets that are learned at the last step of a sequence alone, besides those given once
     */
    public Judge(Network<A> network, A parameters, DataSet<A> data, Set<String> atLast) {
        this.network = network;
        this.parameters = parameters;
        this.data = data;
        this.atLast = Set.copyOf(atLast);
    }

    /**
     * How well classes are told.
     *
     * @param target an index
     */
    public Judgement.Classes classes(Port target) {
        if (!(data.data(target) instanceof PortData.Indices<A> truth)) {
            throw new IllegalArgumentException(target.name());
        }
        Port output = Passes.outputFor(network.signature(), target);
        int classes = target.classes();
        Elements<A> elements = network.elements();
        A scores = network.values(output.name());
        Judged judged = judged(target);
        Pieces pieces = judged.pieces();
        int[] met = new int[classes];
        int[] told = new int[classes];
        int table = classes <= MOST_IN_TABLE ? classes : 0;
        int[][] counts = new int[table][table];
        Coding coding = new Coding(classes);
        double[] vector = new double[classes];
        Passes.run(network, parameters, data, judged, (piece, step, place) -> {
            int right = truth.value(pieces.starts()[piece], step);
            for (int i = 0; i < classes; i++) {
                vector[i] = elements.get(scores, place * classes + i);
            }
            int answer = greatest(vector);
            met[right]++;
            told[right] += answer == right ? 1 : 0;
            if (table > 0) {
                counts[right][answer]++;
            }
            coding.add(vector, right);
        });
        double[] frequency = frequency(truth, classes, judged.last());
        double usualBits = 0;
        int total = 0;
        for (int i = 0; i < classes; i++) {
            usualBits -= met[i] * Math.log(frequency[i]);
            total += met[i];
        }
        double usual = (double) met[greatest(frequency)] / total;
        return new Judgement.Classes(
                names(target),
                total,
                IntStream.of(told).sum(),
                counts,
                coding.nats() / total * BITS_PER_NAT,
                usual,
                usualBits / total * BITS_PER_NAT);
    }

    /** What is held out; the end of each piece where nothing else of the target was learned. */
    private Judged judged(Port target) {
        return target.once() || atLast.contains(target.name())
                ? Judged.last(data.heldOut().pieces())
                : data.heldOut();
    }

    private List<String> names(Port target) {
        return ClassNames.of(target.classes(), data.labels().getOrDefault(target.name(), List.of()));
    }

    static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    /** How frequent each class is in training; none is taken for impossible (Laplace's rule of succession). */
    private double[] frequency(PortData.Indices<A> truth, int classes, boolean last) {
        long[] met = new long[classes];
        Pieces training = data.training();
        for (int i = 0; i < training.count(); i++) {
            int length = training.lengths()[i];
            for (int step = last ? length - 1 : 0; step < length; step++) {
                met[truth.value(training.starts()[i], step)]++;
            }
        }
        long total = Arrays.stream(met).sum();
        return Arrays.stream(met)
                .mapToDouble(count -> (count + 1.0) / (total + classes))
                .toArray();
    }

    /** What the truth costs, whether outputs are probabilities or scores that softmax turns into some. */
    private static final class Coding {
        private final int classes;
        private double fromProbabilities;
        private double fromScores;
        private boolean probabilities = true;

        Coding(int classes) {
            this.classes = classes;
        }

        void add(double[] vector, int right) {
            double most = vector[greatest(vector)];
            double exponentials = 0;
            double sum = 0;
            double least = 0;
            for (int i = 0; i < classes; i++) {
                exponentials += Math.exp(vector[i] - most);
                sum += vector[i];
                least = Math.min(least, vector[i]);
            }
            probabilities &= least >= 0 && Math.abs(sum - 1) < NEARLY;
            fromProbabilities -= Math.log(vector[right]);
            fromScores += most + Math.log(exponentials) - vector[right];
        }

        double nats() {
            return probabilities ? fromProbabilities : fromScores;
        }
    }

    /**
     * How well a table's numbers are foretold, a judgement for each column of the target, or, where it has a column for
     * each step, for each of its elements, of the first {@link #MOST_ELEMENTS}.
     *
     * @param season after how many rows things repeat; 0 if they don't
     */
    public List<Judgement.Forecast> forecasts(PortColumns target, CsvTable table, Preparation preparation, int season) {
        if (target.perStep()) {
            return forecastsOfSteps(target, table, preparation);
        }
        Port output = Passes.outputFor(network.signature(), target.port());
        int width = target.columns().size();
        Judged judged = judged(target.port());
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

    /** Where a row has a column for each step, a judgement for each element of the target, of the first {@link #MOST_ELEMENTS}. */
    private List<Judgement.Forecast> forecastsOfSteps(PortColumns target, CsvTable table, Preparation preparation) {
        Port port = target.port();
        Port output = Passes.outputFor(network.signature(), port);
        A values = network.values(output.name());
        Judged judged = judged(port);
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
            others.add(always(trainingMean(series.values, ahead, unit, last), rows.length));
        }
        int[] sequences = Arrays.stream(rows).map(row -> series.sequences[row]).toArray();
        return new Judgement.Forecast(column, Judgement.Forecast.ROWS, rows, sequences, truth, forecast, others);
    }

    private static Baseline always(double mean, int count) {
        double[] constant = new double[count];
        Arrays.fill(constant, mean);
        return Baseline.ofTraining(constant);
    }

    /**
     * How well numbers are foretold that stand in no table, a judgement for each element of the target, of the first
     * {@link #MOST_ELEMENTS}.
     *
     * @param target no index
     */
    public List<Judgement.Forecast> numbers(Port target) {
        if (!(data.data(target) instanceof PortData.Values<A> truth)) {
            throw new IllegalArgumentException(target.name());
        }
        Port output = Passes.outputFor(network.signature(), target);
        A values = network.values(output.name());
        Judged judged = judged(target);
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

    /**
     * A column of a table.
     *
     * @param sequences a number of the sequence that each row belongs to
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Series(double[] values, int[] sequences) {
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
