package io.github.rnngen.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which arrays are taken: two sequences of three steps at most, the first of one and the second of two. */
class ArrayDataSetTest {
    private static final Signature NETWORK = Signature.builder("M", Precision.DOUBLE, 3, 1)
            .variableLength()
            .input(new Port("k", List.of(), 4, false))
            .target(new Port("d", List.of(1), 0, false))
            .build();

    private static final double NONE = Double.NaN;

    private static DataSet<double[]> prepared(long[] indices, double... values) {
        return ArrayDataSet.prepare(
                NETWORK,
                Elements.DOUBLE,
                Map.of(
                        "k", NpyArray.of(indices, List.of(3, 2)),
                        "d", NpyArray.of(values, List.of(3, 2, 1)),
                        "lengths", NpyArray.of(new int[] {1, 2}, List.of(2))),
                new Split(0, 0, null, 1),
                false);
    }

    @Test
    void whatLiesPastTheEndOfASequenceCanBeAnything() {
        assertThat(prepared(new long[] {3, 2, -1, 0, -1, 9}, 0.5, 1.5, NONE, 2.5, NONE, NONE)
                        .training()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatLiesWithinIsLookedAt() {
        assertThatThrownBy(() -> prepared(new long[] {3, 2, -1, -1, -1, -1}, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(MappingException.class)
                .hasMessage("array k has -1.0, which is no whole number from 0 to 3");
        assertThatThrownBy(() -> prepared(new long[6], 0.5, 1.5, NONE, NONE, NONE, NONE))
                .isInstanceOf(MappingException.class)
                .hasMessage("array d has NaN at step 1 of sequence 1");
    }

    private static void prepareFixed(Split split, Map<String, NpyArray> arrays) {
        Signature network = Signature.builder("F", Precision.FLOAT, 2, 1)
                .input(new Port("x", List.of(), 0, false))
                .target(new Port("d", List.of(), 0, false))
                .build();
        ArrayDataSet.prepare(network, Elements.FLOAT, arrays, split, false);
    }

    @Test
    void whatCannotBeLearnedFromIsTold() {
        NpyArray values = NpyArray.of(new double[2], List.of(2, 1));
        NpyArray large = NpyArray.of(new double[] {0, 1e300}, List.of(2, 1));
        Split all = new Split(0, 0, null, 1);

        assertThatThrownBy(() -> prepareFixed(all, Map.of("x", values, "d", values, "lenghts", values)))
                .isInstanceOf(MappingException.class)
                .hasMessage("there is an array lenghts in the data that the model does not know; it takes d, x");
        assertThatThrownBy(() -> prepareFixed(all, Map.of("x", large, "d", values)))
                .isInstanceOf(MappingException.class)
                .hasMessage("array x has 1.0E300 at step 1 of sequence 0, too large for precision float");
        assertThatThrownBy(() -> prepareFixed(new Split(0, 0.5, null, 1), Map.of("x", values, "d", values)))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "there is nothing to learn from: sequences: 1; leave more of them for training with --validation and --test");
    }
}
