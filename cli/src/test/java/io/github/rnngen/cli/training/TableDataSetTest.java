package io.github.rnngen.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows become which sequences of which part, and which rows the scales know. */
class TableDataSetTest {
    private static final int ROWS = 20;

    /** Sequences of two steps, each with one number and one to foretell. */
    private static final Signature NETWORK = Signature.builder("M", Precision.DOUBLE, 2, 1)
            .input(new Port("x", List.of(1), 0, false))
            .target(new Port("d", List.of(1), 0, false))
            .build();

    /** Rows 0 to 14 count themselves; the rest, which are the quarter that is held out, are far away. */
    private static double[] counting() {
        double[] values = IntStream.range(0, ROWS).asDoubleStream().toArray();
        Arrays.fill(values, 15, ROWS, 1e6);
        return values;
    }

    private static TableDataSet.Prepared<double[]> prepared(
            double[] values, int @Nullable [] sequences, double validation, Split.@Nullable Order order, long seed) {
        Column.Numbers numbers = new Column.Numbers(values);
        Map<String, Column> columns = sequences == null
                ? Map.of("a", numbers)
                : Map.of("a", numbers, "s", new Column.Categories(sequences, List.of("p", "q", "r", "u")));
        TableMapping mapping = TableMapping.of(
                NETWORK, List.of("a"), List.of("a"), List.of("a", "s"), 1, sequences == null ? null : "s", null);
        return TableDataSet.prepare(
                NETWORK,
                Elements.DOUBLE,
                mapping,
                new CsvTable(values.length, columns),
                new Split(validation, 0.25, order, seed),
                ColumnScales.Kind.STANDARD,
                1,
                false);
    }

    /** Four sequences of five rows, of which one is held out: four rows with one to foretell, in windows of two. */
    @Test
    void everyHeldOutRowOfASequenceIsJudgedOnce() {
        int[] sequences = IntStream.range(0, ROWS).map(row -> row / 5).toArray();
        Judged judged =
                prepared(counting(), sequences, 0, Split.Order.TIME, 1).data().heldOut();

        assertThat(judged.count()).isEqualTo(4);
        assertThat(judged.pieces().starts()).containsExactly(15, 16, 17);
        assertThat(judged.from()).containsExactly(0, 1, 1);
    }

    /** Between the two stretches of sequence p there is one row of q: the target, two rows ahead, is never in the other. */
    @Test
    void aNameThatComesBackIsAnotherSequence() {
        int[] codes = {0, 0, 0, 0, 1, 0, 0, 0, 0};
        TableMapping mapping = TableMapping.of(NETWORK, List.of("a"), List.of("a"), List.of("a", "s"), 2, "s", null);
        Column.Numbers values = new Column.Numbers(new double[codes.length]);
        CsvTable table =
                new CsvTable(codes.length, Map.of("a", values, "s", new Column.Categories(codes, List.of("p", "q"))));

        assertThat(mapping.sequences(table)).containsExactly(0, 0, 0, 0, 1, 2, 2, 2, 2);
        assertThat(Runs.of(mapping.sequences(table), List.of(values), List.of(values), 2)
                        .runs())
                .containsExactly(new Runs.Run(0, 0, 2), new Runs.Run(2, 5, 7));
    }

    @Test
    void scalesKnowTheRowsOfTrainingAndItsTargetsAlone() {
        ColumnScales scales =
                prepared(counting(), null, 0, null, 1).preparation().scales();

        assertThat(scales.restored("a", 0)).as("mean of 0 to 14").isCloseTo(7, within(1e-12));
        assertThat(scales.restored("a", 1)).isCloseTo(7 + Math.sqrt(224 / 12.0), within(1e-12));
    }

    @Test
    void scalesKnowNoRowOfValidation() {
        ColumnScales scales =
                prepared(counting(), null, 0.25, null, 1).preparation().scales();

        assertThat(scales.restored("a", 0)).as("mean of 0 to 9").isCloseTo(4.5, within(1e-12));
    }

    @Test
    void noWindowHasTargetsOfTwoParts() {
        DataSet<double[]> data = prepared(counting(), null, 0.25, null, 1).data();

        // Windows start one row before their first target, and have two.
        assertThat(data.training().starts()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(data.validation().starts()).containsExactly(9, 10, 11, 12);
    }

    @Test
    void noWindowCrossesAGap() {
        double[] values = counting();
        values[5] = Double.NaN;

        assertThat(prepared(values, null, 0, null, 1).data().training().starts())
                .as("neither an input nor a target is row 5")
                .containsExactly(0, 1, 2, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void noWindowIsOfTwoSequences() {
        int[] sequences = IntStream.range(0, ROWS).map(row -> row / 5).toArray();
        DataSet<double[]> data =
                prepared(counting(), sequences, 0, Split.Order.TIME, 1).data();

        assertThat(data.training().starts()).containsExactly(0, 1, 2, 5, 6, 7, 10, 11, 12);
        assertThat(data.heldOut().pieces().starts()).containsExactly(15, 16, 17);
    }

    @Test
    void theSeedSaysWhichSequencesAreHeldOut() {
        int[] sequences = IntStream.range(0, ROWS).map(row -> row / 5).toArray();

        assertThat(IntStream.range(0, 20)
                        .map(seed -> prepared(counting(), sequences, 0, Split.Order.RANDOM, seed)
                                .data()
                                .heldOut()
                                .pieces()
                                .starts()[0]))
                .as("each sequence's turn comes")
                .contains(0, 5, 10, 15);
    }

    @Test
    void aTargetIsTheRowThatIsSaid() {
        TableDataSet.Prepared<double[]> prepared = prepared(counting(), null, 0, null, 1);
        PortData<double[]> target = prepared.data().data(NETWORK.targets().get(0));

        double scaled = ((PortData.Values<double[]>) target).value(3, 1, 0);
        assertThat(prepared.preparation().scales().restored("a", scaled)).isCloseTo(5, within(1e-12));
    }
}
