package io.github.rnngen.runtime.convert;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.List;
import java.util.Map;

/**
 * Weights of Keras's layers, by the paths of its variables, as those of this library's cells. Such as these, which
 * {@code numpy.savez("weights.npz", **{w.path: w.numpy() for w in model.weights})} writes:
 *
 * <pre>{@code
 * // lstm/lstm_cell/kernel, lstm/lstm_cell/recurrent_kernel, lstm/lstm_cell/bias, dense/kernel, dense/bias
 * Map<String, NpyArray> weights = KerasWeights.of(NpzFile.read(path))
 *         .lstm("lstm/lstm_cell", "h")
 *         .dense("dense", "y")
 *         .toArrays();
 * }</pre>
 *
 * <p>Keras multiplies from the left: {@code kernel} is {@code [n, gates * hidden]}, {@code recurrent_kernel}
 * {@code [hidden, gates * hidden]}, so both are transposed. The order of the gates is i, f, c, o for an LSTM, and z, r, h
 * for a GRU, where c and h are g here: see the pages of {@code keras.layers.SimpleRNN}, {@code LSTM} and {@code GRU}.
 * Layers without biases are not supported. Not thread-safe.
 */
public final class KerasWeights {
    private static final String KERNEL = "kernel";
    private static final String BIAS = "bias";

    private final ForeignWeights weights;

    private KerasWeights(ForeignWeights weights) {
        this.weights = weights;
    }

    /** Starts from arrays by their paths. */
    public static KerasWeights of(Map<String, NpyArray> variables) {
        return new KerasWeights(new ForeignWeights(variables));
    }

    /**
     * A {@code SimpleRNN}, as a cell {@code rnn}, whose activation must be that of the layer.
     *
     * @param layer the path of its variables, up to before {@code /kernel}; empty if they have none
     * @param cell the cell's name in the model
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public KerasWeights simpleRnn(String layer, String cell) {
        Layer found = new Layer(layer, 1);
        weights.put(cell, "W_xh", found.input(0));
        weights.put(cell, "W_hh", found.recurrent(0));
        weights.put(cell, "b_h", weights.take(path(layer, BIAS), List.of(found.hidden)));
        return this;
    }

    /**
     * An {@code LSTM}, as a cell {@code lstm}.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public KerasWeights lstm(String layer, String cell) {
        putGates(layer, cell, List.of("i", "f", "g", "o"));
        return this;
    }

    /**
     * A {@code GRU} with {@code reset_after=True}, which is the default, as a cell {@code gru}. Its bias has two rows.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public KerasWeights gru(String layer, String cell) {
        Layer found = new Layer(layer, 3);
        int hidden = found.hidden;
        String name = path(layer, BIAS);
        if (weights.has(name, 1)) {
            throw new ArrayMismatchException(
                    name + ": has one row, so this GRU has reset_after=False: it is a gru_reset_before here");
        }
        NpyArray bias = Matrices.flat(weights.take(name, List.of(2, 3 * hidden)));
        found.putMatrices(cell, "z", 0);
        found.putMatrices(cell, "r", 1);
        found.putMatrices(cell, "g", 2);
        weights.put(cell, "b_z", Matrices.sum(Matrices.rows(bias, 0, hidden), Matrices.rows(bias, 3 * hidden, hidden)));
        weights.put(
                cell,
                "b_r",
                Matrices.sum(Matrices.rows(bias, hidden, hidden), Matrices.rows(bias, 4 * hidden, hidden)));
        weights.put(cell, "b_xg", Matrices.rows(bias, 2 * hidden, hidden));
        weights.put(cell, "b_hg", Matrices.rows(bias, 5 * hidden, hidden));
        return this;
    }

    /**
     * A {@code GRU} with {@code reset_after=False}, as a cell {@code gru_reset_before}.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public KerasWeights gruResetBefore(String layer, String cell) {
        putGates(layer, cell, List.of("z", "r", "g"));
        return this;
    }

    private void putGates(String layer, String cell, List<String> gates) {
        Layer found = new Layer(layer, gates.size());
        NpyArray bias = weights.take(path(layer, BIAS), List.of(gates.size() * found.hidden));
        for (int gate = 0; gate < gates.size(); gate++) {
            found.putMatrices(cell, gates.get(gate), gate);
            weights.put(cell, "b_" + gates.get(gate), Matrices.rows(bias, gate * found.hidden, found.hidden));
        }
    }

    /**
     * A {@code Dense}, as a cell {@code linear}.
     *
     * @throws ArrayMismatchException if an array is missing or misshapen
     */
    public KerasWeights dense(String layer, String cell) {
        NpyArray kernel = weights.take(path(layer, KERNEL), 2);
        int outputs = kernel.shape().get(1);
        weights.put(cell, "W", Matrices.columnsTransposed(kernel, 0, outputs));
        weights.put(cell, "b", weights.take(path(layer, BIAS), List.of(outputs)));
        return this;
    }

    /**
     * An {@code Embedding}, as a cell {@code embedding}.
     *
     * @throws ArrayMismatchException if its array is missing or misshapen
     */
    public KerasWeights embedding(String layer, String cell) {
        weights.put(cell, "E", weights.take(path(layer, "embeddings"), 2));
        return this;
    }

    /**
     * The model's parameters by name.
     *
     * @throws ArrayMismatchException if an array was not used; names all that were not
     */
    public Map<String, NpyArray> toArrays() {
        return weights.toArrays();
    }

    private static String path(String layer, String name) {
        return layer.isEmpty() ? name : layer + "/" + name;
    }

    /** The two matrices of a layer. */
    private final class Layer {
        private final int hidden;
        private final NpyArray kernel;
        private final NpyArray recurrent;

        Layer(String layer, int gates) {
            String first = path(layer, KERNEL);
            kernel = weights.take(first, 2);
            hidden = ForeignWeights.hidden(first, kernel, 1, gates);
            recurrent = weights.take(path(layer, "recurrent_kernel"), List.of(hidden, gates * hidden));
        }

        NpyArray input(int gate) {
            return Matrices.columnsTransposed(kernel, gate * hidden, hidden);
        }

        NpyArray recurrent(int gate) {
            return Matrices.columnsTransposed(recurrent, gate * hidden, hidden);
        }

        void putMatrices(String cell, String name, int gate) {
            weights.put(cell, "W_x" + name, input(gate));
            weights.put(cell, "W_h" + name, recurrent(gate));
        }
    }
}
