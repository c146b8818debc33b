package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.train.ArraySequences;
import io.github.rnngen.runtime.train.ArraySequencesBuilder;
import io.github.rnngen.runtime.train.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Any number of sequences from arrays by name, as {@link Data} takes them for one batch: shapes are
 * {@code [steps, sequences, size]}, a scalar and an index have no last axis, a {@code once} value no first. Where
 * sequences differ in length there is also {@code lengths}, with one integer per sequence.
 */
public final class DataSet {
    private DataSet() {}

    /**
     * The sequences of a file's arrays.
     *
     * @param signature of the network to train
     * @param elements the network's element type, to which values are rounded
     * @param arrays one per input and target, under its name: of float32 or float64, or of int32 or int64 for an index and
     *     for {@code lengths}
     * @throws ArrayMismatchException as {@link Data#load}, or if the numbers of sequences differ
     */
    public static <A> Sequences<A> of(Signature signature, Elements<A> elements, Map<String, NpyArray> arrays) {
        List<Port> ports = signature.inputsAndTargets();
        int sequences = sequences(ports, arrays);
        List<ExpectedArray> expected = new ArrayList<>();
        for (Port port : ports) {
            expected.add(new ExpectedArray(port.name(), port.isIndex(), List.of(shape(signature, port, sequences))));
        }
        if (signature.variableLength()) {
            expected.add(new ExpectedArray(Data.LENGTHS, true, List.of(List.of(sequences))));
        }
        List<NpyArray> found = ExpectedArray.match(
                sequences + " sequences of the inputs and targets of " + signature.name(), expected, arrays);
        ArraySequencesBuilder<A> builder = ArraySequences.consecutive(signature, elements);
        NpyArray lengths = signature.variableLength() ? found.get(ports.size()) : null;
        if (lengths != null) {
            Values.requireIntegers(Data.LENGTHS, lengths, 1, signature.steps());
            builder.lengths(integers(lengths, 1, sequences));
        }
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).isIndex()) {
                Values.requireIndices(ports.get(i), found.get(i), sequences, lengths);
            }
            add(builder, ports.get(i), elements, found.get(i), sequences);
        }
        return builder.build();
    }

    /** As many as the first array that is there says; whether that is so shows when all are compared. */
    private static int sequences(List<Port> ports, Map<String, NpyArray> arrays) {
        for (Port port : ports) {
            NpyArray array = arrays.get(port.name());
            int axis = port.once() ? 0 : 1;
            if (array != null && array.shape().size() > axis) {
                return array.shape().get(axis);
            }
        }
        return 1;
    }

    private static List<Integer> shape(Signature signature, Port port, int sequences) {
        List<Integer> steps = port.once() ? List.of() : List.of(signature.steps());
        return Stream.of(steps, List.of(sequences), port.shape())
                .flatMap(List::stream)
                .toList();
    }

    private static <A> void add(
            ArraySequencesBuilder<A> builder, Port port, Elements<A> elements, NpyArray array, int sequences) {
        if (port.isIndex()) {
            builder.indices(port.name(), integers(array, 1, sequences));
        } else {
            Values.requireRepresentable(port.name(), array, elements.precision());
            A values = elements.allocate(array.elements());
            int size = port.elements();
            for (int i = 0; i < array.elements(); i++) {
                elements.set(values, sequenceFirst(i, array.elements(), size, sequences), array.doubleAt(i));
            }
            builder.values(port.name(), values);
        }
    }

    private static int[] integers(NpyArray array, int size, int sequences) {
        int[] integers = new int[array.elements()];
        for (int i = 0; i < integers.length; i++) {
            integers[sequenceFirst(i, integers.length, size, sequences)] = (int) array.longAt(i);
        }
        return integers;
    }

    /** Where the element of an index in {@code [steps][sequences][size]} lies in {@code [sequences][steps][size]}. */
    private static int sequenceFirst(int index, int elements, int size, int sequences) {
        int steps = elements / (size * sequences);
        int element = index % size;
        int sequence = index / size % sequences;
        int step = index / size / sequences;
        return (sequence * steps + step) * size + element;
    }
}
