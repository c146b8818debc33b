package io.github.rnngen.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataTest {
    /** Three steps; a vector, a number, a vector and an index per sequence, and an index. */
    private static Signature signature(int batch) {
        return Signature.builder("M", Precision.FLOAT, 3, batch)
                .input(new Port("x", List.of(2), 0, false))
                .input(new Port("u", List.of(), 0, false))
                .input(new Port("z", List.of(2), 0, true))
                .input(new Port("k", List.of(), 4, true))
                .target(new Port("c", List.of(), 10, false))
                .output(new Port("y", List.of(2), 0, false))
                .build();
    }

    private static Map<String, NpyArray> withoutBatch() {
        return new HashMap<>(Map.of(
                "x", NpyArray.of(new double[] {1, 2, 3, 4, 5, 0.1}, List.of(3, 2)),
                "u", NpyArray.of(new float[] {7, 8, 9}, List.of(3)),
                "z", NpyArray.of(new float[] {-1, -2}, List.of(2)),
                "k", NpyArray.of(new int[] {3}, List.of()),
                "c", NpyArray.of(new long[] {0, 5, 9}, List.of(3))));
    }

    private static Map<String, NpyArray> with(String name, NpyArray array) {
        Map<String, NpyArray> arrays = withoutBatch();
        arrays.put(name, array);
        return arrays;
    }

    private static void assertLoaded(Network<float[]> network) {
        assertThat(network.values("x")).containsExactly(1, 2, 3, 4, 5, 0.1f);
        assertThat(network.values("u")).containsExactly(7, 8, 9);
        assertThat(network.values("z")).containsExactly(-1, -2);
        assertThat(network.indices("k")).containsExactly(3);
        assertThat(network.indices("c")).containsExactly(0, 5, 9);
    }

    @Test
    void loadsWithAndWithoutTheAxisOfABatchOfOne() {
        Network<float[]> network = new BufferNetwork<>(signature(1), Elements.FLOAT);
        Data.load(network, withoutBatch());
        assertLoaded(network);

        Network<float[]> another = new BufferNetwork<>(signature(1), Elements.FLOAT);
        Data.load(
                another,
                Map.of(
                        "x", NpyArray.of(new float[] {1, 2, 3, 4, 5, 0.1f}, List.of(3, 1, 2)),
                        "u", NpyArray.of(new double[] {7, 8, 9}, List.of(3, 1)),
                        "z", NpyArray.of(new float[] {-1, -2}, List.of(1, 2)),
                        "k", NpyArray.of(new long[] {3}, List.of(1)),
                        "c", NpyArray.of(new int[] {0, 5, 9}, List.of(3, 1))));
        assertLoaded(another);
    }

    @Test
    void loadsABatch() {
        Network<double[]> network = new BufferNetwork<>(signature(2), Elements.DOUBLE);
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Data.load(
                network,
                Map.of(
                        "x", NpyArray.of(x, List.of(3, 2, 2)),
                        "u", NpyArray.of(new float[] {1, 2, 3, 4, 5, 0.1f}, List.of(3, 2)),
                        "z", NpyArray.of(new double[] {1, 2, 3, 4}, List.of(2, 2)),
                        "k", NpyArray.of(new int[] {0, 3}, List.of(2)),
                        "c", NpyArray.of(new int[] {0, 1, 2, 3, 4, 9}, List.of(3, 2))));
        assertThat(network.values("x")).containsExactly(x);
        assertThat(network.values("u")).containsExactly(1, 2, 3, 4, 5, 0.1f);
        assertThat(network.values("z")).containsExactly(1, 2, 3, 4);
        assertThat(network.indices("k")).containsExactly(0, 3);
        assertThat(network.indices("c")).containsExactly(0, 1, 2, 3, 4, 9);
    }

    @Test
    void namesAllThatDoesNotFit() {
        Map<String, NpyArray> arrays = withoutBatch();
        arrays.put("x", NpyArray.of(new double[6], List.of(2, 3)));
        arrays.put("c", NpyArray.of(new double[3], List.of(3)));
        arrays.remove("z");
        arrays.put("y", NpyArray.of(new double[6], List.of(3, 2)));
        assertThatThrownBy(() -> Data.load(new BufferNetwork<>(signature(1), Elements.FLOAT), arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("""
                        these are not the inputs and targets of M:
                          x: shape [2, 3] instead of [3, 2] or [3, 1, 2]
                          z: missing
                          c: elements of type f8 instead of i4 or i8
                          y: not known
                        expected: x [3, 2] or [3, 1, 2], u [3] or [3, 1], z [2] or [1, 2], k [] or [1] of integers, \
                        c [3] or [3, 1] of integers""");
    }

    @Test
    void aBatchOfSeveralNeedsItsAxis() {
        Map<String, NpyArray> arrays = withoutBatch();
        assertThatThrownBy(() -> Data.load(new BufferNetwork<>(signature(2), Elements.FLOAT), arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessageContaining("  x: shape [3, 2] instead of [3, 2, 2]\n")
                .hasMessageContaining("  k: shape [] instead of [2]\n");
    }

    @Test
    void refusesValuesOutOfRangeAndThenLoadsNothing() {
        assertRefused(with("c", NpyArray.of(new long[] {0, 10, 0}, List.of(3))), "c[1] = 10 is not in 0 to 9");
        assertRefused(
                with("c", NpyArray.of(new long[] {0, 0, 1L << 32}, List.of(3))), "c[2] = 4294967296 is not in 0 to 9");
        assertRefused(with("k", NpyArray.of(new int[] {-1}, List.of(1))), "k[0] = -1 is not in 0 to 3");
        assertRefused(with("k", NpyArray.of(new int[] {4}, List.of())), "k = 4 is not in 0 to 3");
        assertRefused(
                with("x", NpyArray.of(new double[] {0, 0, 0, 1e300, 0, 0}, List.of(3, 2))),
                "x[1, 1] = 1.0E300 is too large for a float");
    }

    private static void assertRefused(Map<String, NpyArray> arrays, String message) {
        Network<float[]> network = new BufferNetwork<>(signature(1), Elements.FLOAT);
        assertThatThrownBy(() -> Data.load(network, arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage(message);
        assertThat(network.values("x")).containsOnly(0);
        assertThat(network.values("u")).containsOnly(0);
        assertThat(network.indices("c")).containsOnly(0);
    }

    @Test
    void loadsLengthsWhereTheyDiffer() {
        Signature signature = Signature.builder("V", Precision.FLOAT, 3, 2)
                .variableLength()
                .input(new Port("u", List.of(), 0, false))
                .build();
        NpyArray u = NpyArray.of(new float[6], List.of(3, 2));
        Network<float[]> network = new BufferNetwork<>(signature, Elements.FLOAT);
        Data.load(network, Map.of("u", u, "lengths", NpyArray.of(new long[] {1, 3}, List.of(2))));
        assertThat(network.lengths()).containsExactly(1, 3);
        assertThatThrownBy(() ->
                        Data.load(network, Map.of("u", u, "lengths", NpyArray.of(new long[] {3, 0}, List.of(2)))))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("lengths[1] = 0 is not in 1 to 3");
        assertThatThrownBy(() ->
                        Data.load(network, Map.of("u", u, "lengths", NpyArray.of(new long[] {4, 3}, List.of(2)))))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("lengths[0] = 4 is not in 1 to 3");
        assertThatThrownBy(() -> Data.load(network, Map.of("u", u)))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessageEndingWith("  lengths: missing\nexpected: u [3, 2], lengths [2] of integers");
        assertThat(network.lengths()).containsExactly(1, 3);
    }

    @Test
    void givesOutputs() {
        Network<float[]> one = new BufferNetwork<>(signature(1), Elements.FLOAT);
        one.values("y")[5] = 7;
        assertThat(Data.outputs(one))
                .isEqualTo(Map.of("y", NpyArray.of(new float[] {0, 0, 0, 0, 0, 7}, List.of(3, 2))));
        Network<double[]> two = new BufferNetwork<>(signature(2), Elements.DOUBLE);
        assertThat(Data.outputs(two)).isEqualTo(Map.of("y", NpyArray.of(new double[12], List.of(3, 2, 2))));
    }
}
