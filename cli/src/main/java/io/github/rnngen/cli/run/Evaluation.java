package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Data;
import io.github.rnngen.runtime.io.Weights;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one forward and one backward pass compute.
 *
 * @param loss of the whole batch
 * @param outputs by port
 * @param gradients by parameter
 */
public record Evaluation(double loss, Map<String, NpyArray> outputs, Map<String, NpyArray> gradients) {
    private static final String LOSS = "loss";

    /**
     * Runs a network once. With dropout, the gradients are those of seed 0, loss and outputs those of the whole network.
     *
     * @param weights one array per parameter
     * @param data one array per input and target
     * @throws ArrayMismatchException if an array is missing, unknown or unfit; the message speaks to users
     */
    public static <A> Evaluation of(Network<A> network, Map<String, NpyArray> weights, Map<String, NpyArray> data) {
        A parameters = Weights.read(network.signature(), network.elements(), weights);
        Data.load(network, data);
        network.lossAndGradients(parameters);
        // after the gradients, for they are those of a network that dropout has thinned
        double loss = network.loss(parameters);
        return new Evaluation(
                loss,
                Data.outputs(network),
                Weights.toArrays(network.signature(), network.elements(), network.gradients()));
    }

    /** The gradients and, under the name {@code loss}, the loss in double precision. */
    public Map<String, NpyArray> lossAndGradients() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(gradients);
        arrays.put(LOSS, NpyArray.of(new double[] {loss}, List.of()));
        return arrays;
    }
}
