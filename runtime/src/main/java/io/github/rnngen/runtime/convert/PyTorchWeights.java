package io.github.rnngen.runtime.convert;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.List;
import java.util.Map;

/**
 * Weights of PyTorch's modules, by the names of a {@code state_dict}, as those of this library's cells.
 *
 * <pre>{@code
 * // torch: self.rnn = nn.LSTM(3, 4, num_layers=2, bidirectional=True); self.head = nn.Linear(8, 2)
 * // rnngen: a = bidirectional(x, layer = lstm, hidden = 4)
 * //         b = bidirectional(a, layer = lstm, hidden = 4)
 * //         y = linear(b, outputs = 2)
 * Map<String, NpyArray> weights = PyTorchWeights.of(SafetensorsFile.read(path).arrays())
 *         .lstm("rnn", 0, false, "a.forwards")
 *         .lstm("rnn", 0, true, "a.backwards")
 *         .lstm("rnn", 1, false, "b.forwards")
 *         .lstm("rnn", 1, true, "b.backwards")
 *         .linear("head", "y")
 *         .toArrays();
 * }</pre>
 *
 * <p>PyTorch stacks the gates: {@code weight_ih_l0} is {@code [gates * hidden, n]}, {@code weight_hh_l0}
 * {@code [gates * hidden, hidden]}, and there are two biases, of which the cells need the sum, but for the new memory of
 * a GRU. The order of the gates is i, f, g, o for an LSTM, and r, z, n for a GRU, where n is g here: see the pages of
 * {@code torch.nn.RNN}, {@code LSTM} and {@code GRU}. Modules without biases, and projections of an LSTM, are not
 * supported. Not thread-safe.
 */
public final class PyTorchWeights {
    private final ForeignWeights weights;

    private PyTorchWeights(ForeignWeights weights) {
        this.weights = weights;
    }

    /** Starts from the arrays of a {@code state_dict}. */
    public static PyTorchWeights of(Map<String, NpyArray> stateDict) {
        return new PyTorchWeights(new ForeignWeights(stateDict));
    }

    /**
     * One layer and direction of an {@code nn.RNN}, as a cell {@code rnn}, whose activation must be that of the module.
     *
     * @param module its name in the {@code state_dict}; empty if it is all of it
     * @param layer from 0
     * @param reverse whether it is the backward direction
     * @param cell the cell's name in the model, such as {@code a.forwards}
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public PyTorchWeights rnn(String module, int layer, boolean reverse, String cell) {
        Layer found = new Layer(module, layer, reverse, 1);
        weights.put(cell, "W_xh", found.input(0));
        weights.put(cell, "W_hh", found.recurrent(0));
        weights.put(cell, "b_h", found.bias(0));
        return this;
    }

    /**
     * One layer and direction of an {@code nn.LSTM}, as a cell {@code lstm}.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public PyTorchWeights lstm(String module, int layer, boolean reverse, String cell) {
        List<String> gates = List.of("i", "f", "g", "o");
        Layer found = new Layer(module, layer, reverse, gates.size());
        for (int gate = 0; gate < gates.size(); gate++) {
            weights.put(cell, "W_x" + gates.get(gate), found.input(gate));
            weights.put(cell, "W_h" + gates.get(gate), found.recurrent(gate));
            weights.put(cell, "b_" + gates.get(gate), found.bias(gate));
        }
        return this;
    }

    /**
     * One layer and direction of an {@code nn.GRU}, as a cell {@code gru} (not {@code gru_reset_before}).
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public PyTorchWeights gru(String module, int layer, boolean reverse, String cell) {
        List<String> gates = List.of("r", "z", "g");
        Layer found = new Layer(module, layer, reverse, gates.size());
        for (int gate = 0; gate < gates.size(); gate++) {
            weights.put(cell, "W_x" + gates.get(gate), found.input(gate));
            weights.put(cell, "W_h" + gates.get(gate), found.recurrent(gate));
        }
        weights.put(cell, "b_r", found.bias(0));
        weights.put(cell, "b_z", found.bias(1));
        weights.put(cell, "b_xg", found.inputBias(2));
        weights.put(cell, "b_hg", found.recurrentBias(2));
        return this;
    }

    /**
     * An {@code nn.Linear}, as a cell {@code linear}.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public PyTorchWeights linear(String module, String cell) {
        NpyArray weight = weights.take(path(module, "weight"), 2);
        weights.put(cell, "W", weight);
        weights.put(
                cell,
                "b",
                weights.take(path(module, "bias"), List.of(weight.shape().get(0))));
        return this;
    }

    /**
     * An {@code nn.Embedding}, as a cell {@code embedding}.
     *
     * @throws ArrayMismatchException if its array is missing or misshapen
     */
    public PyTorchWeights embedding(String module, String cell) {
        weights.put(cell, "E", weights.take(path(module, "weight"), 2));
        return this;
    }

    /**
     * The model's parameters by name.
     *
     * @throws ArrayMismatchException if an array of the {@code state_dict} was not used; names all that were not
     */
    public Map<String, NpyArray> toArrays() {
        return weights.toArrays();
    }

    private static String path(String module, String name) {
        return module.isEmpty() ? name : module + "." + name;
    }

    /** The four arrays of one layer and direction. */
    private final class Layer {
        private final int hidden;
        private final NpyArray input;
        private final NpyArray recurrent;
        private final NpyArray inputBias;
        private final NpyArray recurrentBias;

        Layer(String module, int layer, boolean reverse, int gates) {
            String suffix = "_l" + layer + (reverse ? "_reverse" : "");
            String first = path(module, "weight_ih" + suffix);
            input = weights.take(first, 2);
            hidden = ForeignWeights.hidden(first, input, 0, gates);
            recurrent = weights.take(path(module, "weight_hh" + suffix), List.of(gates * hidden, hidden));
            inputBias = weights.take(path(module, "bias_ih" + suffix), List.of(gates * hidden));
            recurrentBias = weights.take(path(module, "bias_hh" + suffix), List.of(gates * hidden));
        }

        NpyArray input(int gate) {
            return Matrices.rows(input, gate * hidden, hidden);
        }

        NpyArray recurrent(int gate) {
            return Matrices.rows(recurrent, gate * hidden, hidden);
        }

        NpyArray inputBias(int gate) {
            return Matrices.rows(inputBias, gate * hidden, hidden);
        }

        NpyArray recurrentBias(int gate) {
            return Matrices.rows(recurrentBias, gate * hidden, hidden);
        }

        NpyArray bias(int gate) {
            return Matrices.sum(inputBias(gate), recurrentBias(gate));
        }
    }
}
