package io.github.rnngen.runtime.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, shapes and order; that the numbers mean the same is shown where networks are run. */
class ConvertTest {
    /** Elements 0, 1, 2 ... from a first one on. */
    private static NpyArray counted(int from, Integer... shape) {
        return NpyArray.generate(NpyType.F4, List.of(shape), i -> from + i);
    }

    private static NpyArray doubles(List<Integer> shape, double... values) {
        return NpyArray.of(values, shape);
    }

    private static Map<String, NpyArray> gru() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("rnn.weight_ih_l0", counted(0, 3, 2));
        arrays.put("rnn.weight_hh_l0", counted(10, 3, 1));
        arrays.put("rnn.bias_ih_l0", counted(20, 3));
        arrays.put("rnn.bias_hh_l0", counted(100, 3));
        return arrays;
    }

    @Test
    void pyTorchStacksGates() {
        assertThat(PyTorchWeights.of(gru()).gru("rnn", 0, false, "h").toArrays())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "h.W_xr", doubles(List.of(1, 2), 0, 1),
                        "h.W_xz", doubles(List.of(1, 2), 2, 3),
                        "h.W_xg", doubles(List.of(1, 2), 4, 5),
                        "h.W_hr", doubles(List.of(1, 1), 10),
                        "h.W_hz", doubles(List.of(1, 1), 11),
                        "h.W_hg", doubles(List.of(1, 1), 12),
                        "h.b_r", doubles(List.of(1), 120),
                        "h.b_z", doubles(List.of(1), 122),
                        "h.b_xg", doubles(List.of(1), 22),
                        "h.b_hg", doubles(List.of(1), 102)));
    }

    @Test
    void kerasMultipliesFromTheLeft() {
        Map<String, NpyArray> variables =
                Map.of("d/kernel", counted(0, 2, 3), "d/bias", counted(7, 3), "e/embeddings", counted(0, 2, 2));
        assertThat(KerasWeights.of(variables)
                        .dense("d", "y")
                        .embedding("e", "k")
                        .toArrays())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "y.W", doubles(List.of(3, 2), 0, 3, 1, 4, 2, 5),
                        "y.b", counted(7, 3),
                        "k.E", counted(0, 2, 2)));
    }

    @Test
    void namesWhatIsMissingMisshapenOrLeftOver() {
        Map<String, NpyArray> missing = gru();
        missing.remove("rnn.bias_hh_l0");
        assertThatThrownBy(() -> PyTorchWeights.of(missing).gru("rnn", 0, false, "h"))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage(
                        "there is no rnn.bias_hh_l0 among the weights; there are rnn.weight_ih_l0, rnn.weight_hh_l0,"
                                + " rnn.bias_ih_l0");
        Map<String, NpyArray> misshapen = gru();
        misshapen.put("rnn.weight_hh_l0", counted(0, 3, 2));
        assertThatThrownBy(() -> PyTorchWeights.of(misshapen).gru("rnn", 0, false, "h"))
                .hasMessage("rnn.weight_hh_l0: shape [3, 2] instead of [3, 1]");
        assertThatThrownBy(() -> PyTorchWeights.of(gru()).lstm("rnn", 0, false, "h"))
                .hasMessage("rnn.weight_ih_l0: shape [3, 2] is not that of 4 gates of one size");
        Map<String, NpyArray> more = gru();
        more.put("head.weight", counted(0, 2, 1));
        assertThatThrownBy(
                        () -> PyTorchWeights.of(more).gru("rnn", 0, false, "h").toArrays())
                .hasMessage("these weights were not used: head.weight");
        Map<String, NpyArray> integers = gru();
        integers.put("rnn.bias_ih_l0", NpyArray.of(new int[3], List.of(3)));
        assertThatThrownBy(() -> PyTorchWeights.of(integers).gru("rnn", 0, false, "h"))
                .hasMessage("rnn.bias_ih_l0: should be real numbers with 1 axes, but is i4[3]");
        assertThatThrownBy(
                        () -> PyTorchWeights.of(gru()).gru("rnn", 0, false, "h").gru("rnn", 0, false, "h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("h.W_xr is given twice");
    }

    @Test
    void tellsTheTwoFormsOfAGruApart() {
        Map<String, NpyArray> before =
                Map.of("kernel", counted(0, 2, 3), "recurrent_kernel", counted(0, 1, 3), "bias", counted(0, 3));
        assertThatThrownBy(() -> KerasWeights.of(before).gru("", "h"))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("bias: has one row, so this GRU has reset_after=False: it is a gru_reset_before here");
        assertThat(KerasWeights.of(before).gruResetBefore("", "h").toArrays())
                .containsEntry("h.b_z", doubles(List.of(1), 0))
                .containsEntry("h.W_xr", doubles(List.of(1, 2), 1, 4));
    }
}
