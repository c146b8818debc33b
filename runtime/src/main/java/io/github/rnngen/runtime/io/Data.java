package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One batch of a network's inputs, targets and outputs, as one array for each.
 *
 * <p>Shapes are {@code [steps, batch, size]}; where the batch is 1, its axis can be left out. A scalar and an index have
 * no last axis, a {@code once} value no first.
 */
public final class Data {
    private Data() {}

    /**
     * Fills a network's inputs and targets. If that fails, they stay as they were.
     *
     * @param network to be filled
     * @param arrays one per input and target, under its name: of float32 or float64, rounded to the network's
     *     precision, or of int32 or int64 for an index
     * @throws ArrayMismatchException if one is missing, unknown, or of another shape or type, if an element is too large
     *     for the precision, or an index out of range
     */
    public static <A> void load(Network<A> network, Map<String, NpyArray> arrays) {
        Signature signature = network.signature();
        List<Port> ports = Stream.concat(signature.inputs().stream(), signature.targets().stream())
                .toList();
        List<ExpectedArray> expected = ports.stream()
                .map(p -> new ExpectedArray(p.name(), p.isIndex(), shapes(signature, p)))
                .toList();
        List<NpyArray> found = ExpectedArray.match("the inputs and targets of " + signature.name(), expected, arrays);
        for (int i = 0; i < found.size(); i++) {
            requireValues(network, ports.get(i), found.get(i));
        }
        for (int i = 0; i < found.size(); i++) {
            copy(network, ports.get(i), found.get(i));
        }
    }

    /**
     * What a network computed last.
     *
     * @return one array per output, of the network's precision and without the batch's axis where the batch is 1;
     *     unmodifiable
     */
    public static <A> Map<String, NpyArray> outputs(Network<A> network) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Port port : network.signature().outputs()) {
            List<Integer> shape = shapes(network.signature(), port).get(0);
            arrays.put(port.name(), Values.array(network.elements(), network.values(port.name()), 0, shape));
        }
        return Collections.unmodifiableMap(arrays);
    }

    /** The shapes that a port's array may have, the shortest first. */
    private static List<List<Integer>> shapes(Signature signature, Port port) {
        List<Integer> shape = new ArrayList<>();
        if (!port.once()) {
            shape.add(signature.steps());
        }
        shape.add(signature.batch());
        shape.addAll(port.shape());
        if (signature.batch() > 1) {
            return List.of(shape);
        }
        List<Integer> withoutBatch = new ArrayList<>(shape);
        withoutBatch.remove(port.once() ? 0 : 1);
        return List.of(withoutBatch, shape);
    }

    private static <A> void requireValues(Network<A> network, Port port, NpyArray array) {
        if (port.isIndex()) {
            Values.requireIndices(port.name(), array, port.classes());
        } else {
            Values.requireRepresentable(port.name(), array, network.elements().precision());
        }
    }

    private static <A> void copy(Network<A> network, Port port, NpyArray array) {
        if (!port.isIndex()) {
            Values.copy(array, network.elements(), network.values(port.name()), 0);
            return;
        }
        int[] indices = network.indices(port.name());
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) array.longAt(i);
        }
    }
}
