package io.github.rnngen.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpzFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Signature SIGNATURE = Signature.builder("M", Precision.DOUBLE, 1, 1)
            .parameter("W", Distribution.constant(0), true, 2, 3)
            .parameter("s", Distribution.constant(0), true)
            .parameter("top.b", Distribution.constant(0), false, 2)
            .build();

    private static final NpyArray W = NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, List.of(2, 3));
    private static final NpyArray S = NpyArray.of(new double[] {7}, List.of());
    private static final NpyArray B = NpyArray.of(new double[] {8, 0.1}, List.of(2));

    @Test
    void readsByNameInWhateverOrder() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("top.b", B);
        arrays.put("W", W);
        arrays.put("s", S);
        assertThat(Weights.read(SIGNATURE, Elements.DOUBLE, arrays)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0.1);
        assertThat(Weights.read(SIGNATURE, Elements.FLOAT, arrays)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0.1f);
    }

    @Test
    void readsFloatsIntoDoublesExactly() {
        Map<String, NpyArray> arrays = Map.of("W", W, "s", S, "top.b", NpyArray.of(new float[] {8, 0.1f}, List.of(2)));
        assertThat(Weights.read(SIGNATURE, Elements.DOUBLE, arrays)).endsWith(8, 0.1f);
    }

    @Test
    void whatIsReadIsGivenBack() {
        Map<String, NpyArray> arrays = Map.of("W", W, "s", S, "top.b", B);
        double[] parameters = Weights.read(SIGNATURE, Elements.DOUBLE, arrays);
        Map<String, NpyArray> back = Weights.toArrays(SIGNATURE, Elements.DOUBLE, parameters);
        assertThat(back).isEqualTo(arrays);
        assertThat(back.keySet()).containsExactly("W", "s", "top.b");
        assertThat(Weights.toArrays(SIGNATURE, Elements.FLOAT, new float[9]))
                .containsEntry("s", NpyArray.of(new float[1], List.of()));
        assertThatThrownBy(() -> Weights.toArrays(SIGNATURE, Elements.DOUBLE, new double[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M has 9 parameters, but the array has 8");
    }

    @Test
    void namesAllThatDoesNotFit() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W", NpyArray.of(new double[6], List.of(3, 2)));
        arrays.put("V", S);
        arrays.put("top.b", NpyArray.of(new int[2], List.of(2)));
        assertThatThrownBy(() -> Weights.read(SIGNATURE, Elements.DOUBLE, arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("""
                        these are not the weights of M:
                          W: shape [3, 2] instead of [2, 3]
                          s: missing
                          top.b: elements of type i4 instead of f4 or f8
                          V: not known
                        expected: W [2, 3], s [], top.b [2]""");
    }

    @Test
    void cutsALongListOfFaultsShort() {
        Map<String, NpyArray> arrays = new HashMap<>(Map.of("W", W, "s", S, "top.b", B));
        IntStream.range(0, 25).forEach(i -> arrays.put("more" + i, S));
        assertThatThrownBy(() -> Weights.read(SIGNATURE, Elements.DOUBLE, arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessageEndingWith("\n  and 5 more\nexpected: W [2, 3], s [], top.b [2]");
    }

    @Test
    void refusesToTurnANumberIntoInfinity() {
        Map<String, NpyArray> arrays = Map.of(
                "W", W, "s", S, "top.b", NpyArray.of(new double[] {Double.POSITIVE_INFINITY, -1e39}, List.of(2)));
        assertThat(Weights.read(SIGNATURE, Elements.DOUBLE, arrays)).endsWith(Double.POSITIVE_INFINITY, -1e39);
        assertThatThrownBy(() -> Weights.read(SIGNATURE, Elements.FLOAT, arrays))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("top.b[1] = -1.0E39 is too large for a float");
    }

    @Test
    void readsTheReferenceNetwork() throws IOException {
        Signature elman = Signature.builder("Elman", Precision.DOUBLE, 5, 1)
                .parameter("W_xh", Distribution.constant(0), true, 4, 3)
                .parameter("W_hh", Distribution.constant(0), true, 4, 4)
                .parameter("W_hy", Distribution.constant(0), true, 2, 4)
                .parameter("b_h", Distribution.constant(0), true, 4)
                .parameter("b_y", Distribution.constant(0), true, 2)
                .build();
        try (InputStream in = WeightsTest.class.getResourceAsStream("/reference/elman-weights.npz")) {
            Map<String, NpyArray> arrays = NpzFile.read(in, "elman-weights.npz", NpzFile.DEFAULT_MAX_BYTES);
            double[] weights = Weights.read(elman, Elements.DOUBLE, arrays);
            assertThat(weights).hasSize(42).startsWith(0.01109225897098661, -0.11509935774223029);
            assertThat(weights[12]).isEqualTo(-0.19596701238797756);
        }
    }
}
