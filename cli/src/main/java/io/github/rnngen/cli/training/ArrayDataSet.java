package io.github.rnngen.cli.training;

import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.io.Data;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arrays by port as {@code evaluate} takes them, but with any number of sequences: {@code [steps, sequences, size]}, without the
 * last axis for a number or an index, without the first for a value given once; {@code lengths} {@code [sequences]} where they
 * may differ. Numbers are taken as they are.
 */
public final class ArrayDataSet {
    private ArrayDataSet() {}

    /**
     * Divides sequences.
     *
     * @param atLast whether a sequence's last step alone is learned, so that it alone is judged
     * @throws MappingException if an array is missing or unfit
     */
    public static <A> DataSet<A> prepare(
            Signature signature, Elements<A> elements, Map<String, NpyArray> arrays, Split split, boolean atLast) {
        List<Port> ports = signature.inputsAndTargets();
        requireNoOthers(signature, ports, arrays.keySet());
        int sequences = sequences(ports, arrays);
        int[] lengths = lengths(signature, arrays.get(Data.LENGTHS), sequences);
        List<PortData<A>> data = new ArrayList<>();
        for (Port port : ports) {
            data.add(read(signature, elements, port, array(port, arrays), lengths));
        }
        Part[] partOf = split.parts(sequences);
        Parts.Builder builder = new Parts.Builder();
        for (int i = 0; i < sequences; i++) {
            builder.add(partOf[i], i * signature.steps(), lengths[i]);
        }
        Parts parts = builder.build();
        if (parts.of(Part.TRAINING).count() == 0) {
            throw new MappingException("there is nothing to learn from: sequences: " + sequences
                    + "; leave more of them for training with --validation and --test");
        }
        return new DataSet<>(
                data,
                parts.of(Part.TRAINING),
                parts.of(Part.VALIDATION),
                Judged.of(
                        parts.of(Part.TEST),
                        atLast || signature.targets().stream().allMatch(Port::once)),
                Map.of(),
                List.of());
    }

    /** An array that nobody reads may be one whose name is misspelt. */
    private static void requireNoOthers(Signature signature, List<Port> ports, Set<String> names) {
        Set<String> known = ports.stream().map(Port::name).collect(Collectors.toCollection(TreeSet::new));
        if (signature.variableLength()) {
            known.add(Data.LENGTHS);
        }
        List<String> others =
                names.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!others.isEmpty()) {
            throw new MappingException("there is an array " + others.get(0)
                    + " in the data that the model does not know; it takes " + String.join(", ", known));
        }
    }

    private static NpyArray array(Port port, Map<String, NpyArray> arrays) {
        NpyArray array = arrays.get(port.name());
        if (array == null) {
            throw new MappingException("there is no array " + port.name() + " in the data; there are "
                    + String.join(", ", arrays.keySet().stream().sorted().toList()));
        }
        return array;
    }

    private static int sequences(List<Port> ports, Map<String, NpyArray> arrays) {
        if (ports.isEmpty()) {
            throw new MappingException("the model has neither inputs nor targets");
        }
        Port first = ports.get(0);
        List<Integer> shape = array(first, arrays).shape();
        int axis = first.once() ? 0 : 1;
        if (shape.size() <= axis || shape.get(axis) < 1) {
            throw new MappingException("array " + first.name() + " has the shape " + shape + ": no axis of sequences");
        }
        return shape.get(axis);
    }

    private static <A> PortData<A> read(
            Signature signature, Elements<A> elements, Port port, NpyArray array, int[] lengths) {
        List<Integer> expected = new ArrayList<>();
        if (!port.once()) {
            expected.add(signature.steps());
        }
        expected.add(lengths.length);
        expected.addAll(port.shape());
        if (!array.shape().equals(expected)) {
            throw new MappingException(
                    "array " + port.name() + " has the shape " + array.shape() + ", but it takes " + expected);
        }
        int steps = signature.steps();
        PortData.Place place = new PortData.Place(0, PortData.Once.FIRST, port.once() ? steps : 1);
        return port.isIndex()
                ? new PortData.Indices<>(port, place, indices(port, array, steps, lengths))
                : new PortData.Values<>(port, place, elements, values(elements, port, array, steps, lengths));
    }

    /** From steps first to sequences first; what lies past a sequence's length can be anything, and is left out. */
    private static <A> A values(Elements<A> elements, Port port, NpyArray array, int steps, int[] lengths) {
        int sequences = lengths.length;
        int rows = port.once() ? 1 : steps;
        int size = port.elements();
        A data = elements.allocate(Math.multiplyExact(Math.multiplyExact(rows, sequences), size));
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = 0; step < Math.min(rows, lengths[sequence]); step++) {
                for (int e = 0; e < size; e++) {
                    double value = array.doubleAt((step * sequences + sequence) * size + e);
                    int place = (sequence * rows + step) * size + e;
                    elements.set(data, place, value);
                    if (!Double.isFinite(elements.get(data, place))) {
                        throw new MappingException("array " + port.name() + " has " + value + " at step " + step
                                + " of sequence " + sequence
                                + (Double.isFinite(value)
                                        ? ", too large for precision "
                                                + elements.precision().name().toLowerCase(Locale.ROOT)
                                        : ""));
                    }
                }
            }
        }
        return data;
    }

    private static int[] indices(Port port, NpyArray array, int steps, int[] lengths) {
        int sequences = lengths.length;
        int rows = port.once() ? 1 : steps;
        int[] data = new int[Math.multiplyExact(rows, sequences)];
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = 0; step < Math.min(rows, lengths[sequence]); step++) {
                data[sequence * rows + step] =
                        whole(port.name(), array.doubleAt(step * sequences + sequence), 0, port.classes() - 1);
            }
        }
        return data;
    }

    private static int[] lengths(Signature signature, @Nullable NpyArray array, int sequences) {
        int[] lengths = new int[sequences];
        if (array == null) {
            Arrays.fill(lengths, signature.steps());
            return lengths;
        } else if (!signature.variableLength() || !array.shape().equals(List.of(sequences))) {
            throw new MappingException(
                    signature.variableLength()
                            ? "array lengths has the shape " + array.shape() + ", but it takes [" + sequences + "]"
                            : "all sequences of the model have " + signature.steps() + " steps: leave out lengths");
        }
        for (int i = 0; i < sequences; i++) {
            lengths[i] = whole(Data.LENGTHS, array.doubleAt(i), 1, signature.steps());
        }
        return lengths;
    }

    private static int whole(String name, double value, int least, int greatest) {
        if (value != Math.rint(value) || value < least || value > greatest) {
            throw new MappingException(
                    "array " + name + " has " + value + ", which is no whole number from " + least + " to " + greatest);
        }
        return (int) value;
    }
}
