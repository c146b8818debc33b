package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Collects the arrays of {@link ArraySequences}. Not thread-safe.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class ArraySequencesBuilder<A> {
    private final Signature signature;
    private final Elements<A> elements;
    private final int stride;
    private final boolean windowed;
    private final Map<String, PortSequences<A>> ports = new LinkedHashMap<>();
    private int @Nullable [] lengths;

    ArraySequencesBuilder(Signature signature, Elements<A> elements, int stride, boolean windowed) {
        this.signature = signature;
        this.elements = elements;
        this.stride = stride;
        this.windowed = windowed;
    }

    /** {@link #values(String, Object, int)} from the array's start. */
    public ArraySequencesBuilder<A> values(String port, A data) {
        return values(port, data, 0);
    }

    /**
     * Gives the values of a real-valued input or target.
     *
     * @param port its name
     * @param data row-major, {@code [time][elements]}
     * @param firstStep where in it the first sequence starts: for a target that is the input some steps ahead, how
     *     many; 0 for a {@code once} port
     * @throws IllegalArgumentException if there is no such port, or the array's length does not fit
     */
    public ArraySequencesBuilder<A> values(String port, A data, int firstStep) {
        Port found = port(port);
        if (found.isIndex()) {
            throw new IllegalArgumentException(port + " is an index: its values are integers");
        }
        Layout layout = layout(found, elements.length(data), firstStep);
        return add(new PortSequences.Values<>(port, layout, elements, data));
    }

    /** {@link #indices(String, int[], int)} from the array's start. */
    public ArraySequencesBuilder<A> indices(String port, int[] data) {
        return indices(port, data, 0);
    }

    /**
     * Gives the values of an index input or target.
     *
     * @param port its name
     * @param data one integer per step; past the length of a sequence, see {@link #lengths}, it can be any
     * @param firstStep where in it the first sequence starts; 0 for a {@code once} port
     * @throws IllegalArgumentException if there is no such port, the array's length does not fit, or an integer is
     *     out of range where all sequences are of one length
     */
    public ArraySequencesBuilder<A> indices(String port, int[] data, int firstStep) {
        Port found = port(port);
        if (!found.isIndex()) {
            throw new IllegalArgumentException(port + " is no index: its values are real numbers");
        }
        Layout layout = layout(found, data.length, firstStep);
        PortSequences.Indices<A> indices = new PortSequences.Indices<>(port, layout, data, found.classes());
        if (!signature.variableLength()) {
            indices.checkAll();
        }
        return add(indices);
    }

    /**
     * Says how many steps of each sequence are valid; without this all are.
     *
     * @param data one length per sequence, from 1 to the number of steps; what lies in the other arrays past a
     *     sequence's length is not used
     * @throws IllegalArgumentException if the network's sequences are all of one length, or a length is out of range
     */
    public ArraySequencesBuilder<A> lengths(int[] data) {
        if (!signature.variableLength()) {
            throw new IllegalArgumentException(
                    "all sequences of " + signature.name() + " have " + signature.steps() + " steps");
        }
        PortSequences.requireWithin("lengths", data, 0, data.length, 1, signature.steps());
        lengths = data;
        return this;
    }

    /**
     * The sequences.
     *
     * @throws IllegalArgumentException if an input or target is missing, the numbers of sequences differ, a series is
     *     shorter than a window, a {@code once} port has not one value per window, or an index of a valid step is out of range
     */
    public ArraySequences<A> build() {
        List<String> missing = signature.inputsAndTargets().stream()
                .map(Port::name)
                .filter(name -> !ports.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no values for " + String.join(", ", missing));
        }
        int least = ports.values().stream()
                .mapToInt(p -> p.layout.sequences())
                .min()
                .orElse(0);
        if (windowed) {
            requireWindow();
            requireOncePerWindow();
        } else {
            requireSameCount(least);
        }
        if (lengths != null && lengths.length != least) {
            throw new IllegalArgumentException(lengths.length + " lengths for " + least + " sequences");
        }
        if (signature.variableLength()) {
            ports.values().forEach(port -> port.check(least, lengths));
        }
        return new ArraySequences<>(
                least, !windowed || stride == signature.steps(), List.copyOf(ports.values()), lengths);
    }

    private void requireWindow() {
        for (PortSequences<A> port : ports.values()) {
            Layout layout = port.layout;
            if (layout.sequences() == 0) {
                throw new IllegalArgumentException(port.port + " has " + layout.length() / layout.elements()
                        + " steps: a window from step " + layout.firstStep() + " on takes "
                        + ((long) layout.firstStep() + layout.steps()));
            }
        }
    }

    /** A value for each window is a mistake if there are more or fewer of them than the series have windows. */
    private void requireOncePerWindow() {
        OptionalInt windows = ports.values().stream()
                .filter(series -> !isOnce(series))
                .mapToInt(series -> series.layout.sequences())
                .min();
        for (PortSequences<A> values : ports.values()) {
            int count = values.layout.sequences();
            if (isOnce(values) && windows.isPresent() && count != windows.getAsInt()) {
                throw new IllegalArgumentException(values.port + " has " + count
                        + " values, one per window, where there are " + windows.getAsInt() + " windows");
            }
        }
    }

    private boolean isOnce(PortSequences<A> values) {
        return port(values.port).once();
    }

    private void requireSameCount(int least) {
        for (PortSequences<A> port : ports.values()) {
            int sequences = port.layout.sequences();
            if (sequences != least) {
                throw new IllegalArgumentException(
                        port.port + " has " + sequences + " sequences where another has " + least);
            }
        }
    }

    private ArraySequencesBuilder<A> add(PortSequences<A> port) {
        ports.put(port.port, port);
        return this;
    }

    private Layout layout(Port port, int length, int firstStep) {
        if (firstStep < 0) {
            throw new IllegalArgumentException(port.name() + ": a first step of " + firstStep + " is before the start");
        }
        int steps = port.once() ? 1 : signature.steps();
        Layout layout = new Layout(length, port.elements(), firstStep, steps, port.once() ? 1 : stride);
        if (windowed ? !layout.hasWholeSteps() : !layout.hasWholeSequences()) {
            String unit = windowed ? "steps of " : "sequences of " + steps + " steps of ";
            throw new IllegalArgumentException(port.name() + ": " + length + " numbers from step " + firstStep
                    + " on don't make up whole " + unit + port.elements());
        }
        return layout;
    }

    private Port port(String name) {
        List<Port> ports = signature.inputsAndTargets();
        return ports.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is neither an input nor a target; there are "
                        + String.join(", ", ports.stream().map(Port::name).toList())));
    }
}
