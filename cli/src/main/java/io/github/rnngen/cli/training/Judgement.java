package io.github.rnngen.cli.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How good a trained network is at data that it has not seen, beside what one would say without it. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Judgement {
    /** How many steps or sequences were judged. */
    int count();

    /**
     * Numbers that were to be foretold, in the column's own unit.
     *
     * @param column whose values
     * @param unit what was judged: rows of a table, steps, or sequences
     * @param rows which row of the table each truth stands in; elsewhere a number of each
     * @param sequences a number of the sequence that each belongs to; those of one follow each other
     * @param others forecasts that need no network
     */
    record Forecast(
            String column,
            String unit,
            int[] rows,
            int[] sequences,
            double[] truth,
            double[] forecast,
            List<Baseline> others)
            implements Judgement {
        static final String ROWS = "rows";

        public Forecast {
            others = List.copyOf(others);
        }

        /** Whether each truth stands in a row of a table of its own. */
        public boolean ofRows() {
            return unit.equals(ROWS);
        }

        @Override
        public int count() {
            return truth.length;
        }

        /** The root of the mean squared error; of those rows alone where the other has a value. */
        public double rootMeanSquare(double[] other) {
            // In units of a power of two squares are not beyond double, and no bit depends on the unit.
            int unit = Math.getExponent(errors(other).map(Math::abs).max().orElse(0));
            double meanSquare = errors(other)
                    .map(error -> Math.scalb(error, -unit))
                    .map(error -> error * error)
                    .average()
                    .orElse(Double.NaN);
            return Math.scalb(Math.sqrt(meanSquare), unit);
        }

        /** The mean absolute error; of those rows alone where the other has a value. */
        public double meanAbsolute(double[] other) {
            return errors(other).map(Math::abs).average().orElse(Double.NaN);
        }

        /** The name of another forecast, and how many rows it has a value for and is judged by if those are not all. */
        public String nameOf(Baseline other) {
            long valued = errors(other.values()).count();
            return valued == count()
                    ? other.name()
                    : String.format(Locale.ROOT, "%s (%d of %d %s)", other.name(), valued, count(), unit);
        }

        private DoubleStream errors(double[] other) {
            return IntStream.range(0, truth.length)
                    .filter(i -> !Double.isNaN(other[i]))
                    .mapToDouble(i -> other[i] - truth[i]);
        }
    }

    /**
     * What one would forecast without a network.
     *
     * @param values not a number where it has none
     */
    record Baseline(String name, double[] values) {
        /** The mean of what was learned from. */
        static Baseline ofTraining(double[] means) {
            return new Baseline("always the mean of training", means);
        }
    }

    /**
     * Classes that were to be told.
     *
     * @param names of the classes
     * @param count how many
     * @param told how many of them were told right
     * @param counts {@code [truth][answer]}; empty where there are too many classes
     * @param bits how many bits the truth takes on average, if it is coded by the network's probabilities
     * @param usual the share of the class that is most frequent in training
     * @param usualBits the bits if it is coded by how frequent classes are in training
     */
    record Classes(List<String> names, int count, int told, int[][] counts, double bits, double usual, double usualBits)
            implements Judgement {
        public Classes {
            names = List.copyOf(names);
        }

        /** The share that was told right. */
        public double right() {
            return (double) told / count;
        }
    }
}
