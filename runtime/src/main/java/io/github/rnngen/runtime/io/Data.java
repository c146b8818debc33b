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
import org.jspecify.annotations.Nullable;

/**
 * One batch of a network's inputs, targets and outputs, as one array for each.
 *
 * <p>Shapes are {@code [steps, batch, size]}; where the batch is 1, its axis can be left out. A scalar and an index have
 * no last axis, a {@code once} value no first. Where sequences differ in length there is also {@code lengths}, with one
 * integer per sequence.
 */
public final class Data {
    /** The name of the array that says how many steps each sequence has, where they differ. */
    public static final String LENGTHS = "lengths";

    private Data() {}

    /**
     * Fills a network's inputs and targets. If that fails, they stay as they were.
     *
     * @param network to be filled
     * @param arrays one per input and target, under its name: of float32 or float64, rounded to the network's
     *     precision, or of int32 or int64 for an index and for {@code lengths}
     * @throws ArrayMismatchException if one is missing, unknown, or of another shape or type, if an element is too large
     *     for the precision, or an index or a length out of range
     */
    public static <A> void load(Network<A> network, Map<String, NpyArray> arrays) {
        Signature signature = network.signature();
        List<Port> ports = signature.inputsAndTargets();
        List<NpyArray> found = ExpectedArray.match(
                "the inputs and targets of " + signature.name(), expected(signature, ports), arrays);
        NpyArray lengths = signature.variableLength() ? found.get(ports.size()) : null;
        if (lengths != null) {
            Values.requireIntegers(LENGTHS, lengths, 1, signature.steps());
        }
        for (int i = 0; i < ports.size(); i++) {
            requireValues(network, ports.get(i), found.get(i), lengths);
        }
        if (lengths != null) {
            Values.copy(lengths, network.lengths());
        }
        for (int i = 0; i < ports.size(); i++) {
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
            arrays.put(port.name(), NpyArray.of(network.elements(), network.values(port.name()), 0, shape));
        }
        return Collections.unmodifiableMap(arrays);
    }

    private static List<ExpectedArray> expected(Signature signature, List<Port> ports) {
        List<ExpectedArray> expected = new ArrayList<>();
        for (Port port : ports) {
            expected.add(new ExpectedArray(port.name(), port.isIndex(), shapes(signature, port)));
        }
        if (signature.variableLength()) {
            expected.add(new ExpectedArray(LENGTHS, true, shapes(signature, List.of(), true)));
        }
        return expected;
    }

    /** The shapes that a port's array may have, the shortest first. */
    private static List<List<Integer>> shapes(Signature signature, Port port) {
        return shapes(signature, port.shape(), port.once());
    }

    private static List<List<Integer>> shapes(Signature signature, List<Integer> elements, boolean once) {
        List<Integer> steps = once ? List.of() : List.of(signature.steps());
        List<Integer> whole = joined(Stream.of(steps, List.of(signature.batch()), elements));
        return signature.batch() > 1 ? List.of(whole) : List.of(joined(Stream.of(steps, elements)), whole);
    }

    private static List<Integer> joined(Stream<List<Integer>> axes) {
        return axes.flatMap(List::stream).toList();
    }

    private static <A> void requireValues(Network<A> network, Port port, NpyArray array, @Nullable NpyArray lengths) {
        if (port.isIndex()) {
            Values.requireIndices(port, array, network.signature().batch(), lengths);
        } else {
            Values.requireRepresentable(port.name(), array, network.elements().precision());
        }
    }

    private static <A> void copy(Network<A> network, Port port, NpyArray array) {
        if (port.isIndex()) {
            Values.copy(array, network.indices(port.name()));
        } else {
            array.copyTo(network.elements(), network.values(port.name()), 0);
        }
    }
}
