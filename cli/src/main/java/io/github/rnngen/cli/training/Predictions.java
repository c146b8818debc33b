package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/** What a network says at each row of a table, as columns. */
public final class Predictions {
    private final List<Answer> answers;

    private Predictions(List<Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    /**
     * One column.
     *
     * @param values a row each, as the network says them; not a number where there is none. Classes as their codes
     * @param text what to write for a value
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(String name, double[] values, DoubleFunction<String> text) {
        String at(int row) {
            return Double.isNaN(values[row]) ? "" : text.apply(values[row]);
        }
    }

    /**
     * Runs a network over a table.
     *
     * @throws MappingException if no output answers a target
     */
    public static <A> Predictions of(
            Network<A> network, A parameters, DataSet<A> data, Preparation preparation, int rows) {
        List<Answer> answers = new ArrayList<>();
        List<Filler> fillers = new ArrayList<>();
        for (PortColumns target : preparation.mapping().targets()) {
            Port output = Passes.outputFor(network.signature(), target.port());
            // The output of an index has scores; the answer is one of the target's classes.
            int width = target.port().isIndex() ? 1 : output.elements();
            int firstAnswer = answers.size();
            for (String column : target.columns()) {
                answers.add(answer(network, target, output, column, preparation, rows));
            }
            fillers.add((row, step, place) -> {
                int first = firstAnswer + (target.perStep() ? step * width : 0);
                for (int i = 0; i < width; i++) {
                    answers.get(first + i).values[row] = target.port().isIndex()
                            ? greatest(network, output, place)
                            : network.elements().get(network.values(output.name()), place * width + i);
                }
            });
        }
        int unit =
                preparation.mapping().rowsAreSequences() ? network.signature().steps() : 1;
        Pieces pieces = data.heldOut().pieces();
        // What a row says once is what its last step says.
        Passes.run(network, parameters, data, data.heldOut(), (piece, step, place) -> {
            int row = (pieces.starts()[piece] + step) / unit;
            fillers.forEach(filler -> filler.fill(row, step, place));
        });
        return new Predictions(answers);
    }

    private static Answer answer(
            Network<?> network, PortColumns target, Port output, String column, Preparation preparation, int rows) {
        boolean isIndex = target.port().isIndex();
        String name = isIndex ? target.port().name() : output.name();
        List<String> classes = isIndex
                ? ClassNames.of(
                        target.port().classes(), preparation.categories().getOrDefault(column, List.of()))
                : List.of();
        return new Answer(
                target.columns().size() == 1 ? name : name + "_" + column,
                gaps(rows),
                value -> isIndex
                        ? classes.get((int) value)
                        : restored(network.elements().precision(), preparation.scales(), column, value));
    }

    /** With as few digits as tell a value from the next that the network could have said. */
    private static String restored(Precision precision, ColumnScales scales, String column, double value) {
        double next = precision == Precision.FLOAT ? Math.nextUp((float) value) : Math.nextUp(value);
        double restored = scales.restored(column, value);
        double distance = Math.abs(scales.restored(column, next) - restored);
        return Digits.shortest(restored, distance / 2);
    }

    private interface Filler {
        void fill(int row, int step, int place);
    }

    private static double[] gaps(int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static <A> double greatest(Network<A> network, Port output, int place) {
        Elements<A> elements = network.elements();
        double[] vector = new double[output.elements()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = elements.get(network.values(output.name()), place * vector.length + i);
        }
        return ClassJudge.greatest(vector);
    }

    /**
     * The names of the columns, each unlike all others: {@code predicted_} comes before one that is taken.
     *
     * @param taken names of other columns
     */
    public List<String> names(List<String> taken) {
        Set<String> used = new HashSet<>(taken);
        List<String> names = new ArrayList<>();
        for (Answer answer : answers) {
            String name = answer.name();
            while (!used.add(name)) {
                name = "predicted_" + name;
            }
            names.add(name);
        }
        return names;
    }

    /** Whether there is no answer at any row. */
    public boolean isEmpty() {
        return answers.stream()
                .allMatch(answer -> Arrays.stream(answer.values()).allMatch(Double::isNaN));
    }

    /** The fields of a row. */
    public List<String> at(int row) {
        return answers.stream().map(answer -> answer.at(row)).toList();
    }
}
