package io.github.rnngen.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.train.Sequences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private static final Signature SIGNATURE = Signature.builder("M", Precision.DOUBLE, 2, 2)
            .variableLength()
            .input(new Port("x", List.of(2), 0, false))
            .input(new Port("k", List.of(), 5, false))
            .target(new Port("d", List.of(), 0, true))
            .build();

    private static final Map<String, NpyArray> ARRAYS = Map.of(
            "x", NpyArray.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, List.of(2, 3, 2)),
            "k", NpyArray.of(new long[] {0, 1, 2, 3, 4, 0}, List.of(2, 3)),
            "d", NpyArray.of(new float[] {0.5f, 1.5f, 2.5f}, List.of(3)),
            "lengths", NpyArray.of(new int[] {2, 1, 2}, List.of(3)));

    @Test
    void anyNumberOfSequences() {
        BufferNetwork<double[]> network = new BufferNetwork<>(SIGNATURE, Elements.DOUBLE);
        Sequences<double[]> sequences = DataSet.of(SIGNATURE, Elements.DOUBLE, ARRAYS);
        assertThat(sequences.count()).isEqualTo(3);
        sequences.load(2, network, 0);
        sequences.load(1, network, 1);
        assertThat(network.values("x")).containsExactly(5, 6, 3, 4, 11, 12, 9, 10);
        assertThat(network.indices("k")).containsExactly(2, 1, 0, 4);
        assertThat(network.values("d")).containsExactly(2.5, 1.5);
        assertThat(network.lengths()).containsExactly(2, 1);
    }

    @Test
    void indicesPastTheEndOfASequenceCanBeAny() {
        Map<String, NpyArray> padded = new HashMap<>(ARRAYS);
        padded.put("k", NpyArray.of(new long[] {0, 1, 2, 3, -1, 4}, List.of(2, 3)));
        padded.put("lengths", NpyArray.of(new long[] {2, 1, 2}, List.of(3)));
        assertThat(DataSet.of(SIGNATURE, Elements.DOUBLE, padded).count()).isEqualTo(3);
        padded.put("lengths", NpyArray.of(new long[] {2, 2, 1}, List.of(3)));
        assertThatThrownBy(() -> DataSet.of(SIGNATURE, Elements.DOUBLE, padded))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("k[1, 1] = -1 is not in 0 to 4");
    }

    @Test
    void namesWhatDoesNotFit() {
        Map<String, NpyArray> arrays = new HashMap<>(ARRAYS);
        arrays.put("k", NpyArray.of(new long[4], List.of(2, 2)));
        arrays.remove("d");
        assertThatThrownBy(() -> DataSet.of(SIGNATURE, Elements.DOUBLE, arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("""
                        these are not 3 sequences of the inputs and targets of M:
                          k: shape [2, 2] instead of [2, 3]
                          d: missing
                        expected: x [2, 3, 2], k [2, 3] of integers, d [3], lengths [3] of integers""");
        Map<String, NpyArray> wrongIndex = new HashMap<>(ARRAYS);
        wrongIndex.put("k", NpyArray.of(new long[] {0, 1, 2, 3, 0, 5}, List.of(2, 3)));
        assertThatThrownBy(() -> DataSet.of(SIGNATURE, Elements.DOUBLE, wrongIndex))
                .hasMessage("k[1, 2] = 5 is not in 0 to 4");
    }
}
