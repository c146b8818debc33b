package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sequences that lie in arrays, one array per input and target. The arrays are not copied: whoever trains must leave
 * them as they are meanwhile. Safe for use by several threads, each with a network of its own.
 *
 * <pre>{@code
 * // Sequences one after the other: [sequence][steps][elements].
 * Sequences<float[]> all = ArraySequences.consecutive(signature, Elements.FLOAT)
 *         .values("x", x)
 *         .values("d", d)
 *         .build();
 *
 * // Windows over one long series, [time][elements]; the target is the series itself, one step ahead.
 * Sequences<float[]> forecasts = ArraySequences.windows(signature, Elements.FLOAT, 1)
 *         .values("x", series)
 *         .values("d", series, 1)
 *         .build();
 * }</pre>
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class ArraySequences<A> implements Sequences<A> {
    private final int count;
    private final List<PortSequences<A>> ports;

    private ArraySequences(int count, List<PortSequences<A>> ports) {
        this.count = count;
        this.ports = ports;
    }

    /**
     * Sequences that lie one after the other. A {@code once} port has one value per sequence.
     *
     * @param signature of the network to train; its inputs and targets are to be given
     * @param elements the network's element type
     */
    public static <A> Builder<A> consecutive(Signature signature, Elements<A> elements) {
        return new Builder<>(signature, elements, signature.steps(), false);
    }

    /**
     * Windows, each as long as the network has steps, over long series. There are as many as fit into the shortest
     * series. A {@code once} port has one value per window.
     *
     * @param signature of the network to train; its inputs and targets are to be given
     * @param elements the network's element type
     * @param stride steps from the start of one window to that of the next, at least 1
     * @throws IllegalArgumentException if the stride is less than 1
     */
    public static <A> Builder<A> windows(Signature signature, Elements<A> elements, int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("the stride must be at least 1, not " + stride);
        }
        return new Builder<>(signature, elements, stride, true);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void load(int sequence, Network<A> network, int slot) {
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).load(sequence, network, slot);
        }
    }

    /**
     * Collects the arrays. Not thread-safe.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    public static final class Builder<A> {
        private final Signature signature;
        private final Elements<A> elements;
        private final int stride;
        private final boolean windowed;
        private final Map<String, PortSequences<A>> ports = new LinkedHashMap<>();

        private Builder(Signature signature, Elements<A> elements, int stride, boolean windowed) {
            this.signature = signature;
            this.elements = elements;
            this.stride = stride;
            this.windowed = windowed;
        }

        /** {@link #values(String, Object, int)} from the array's start. */
        public Builder<A> values(String port, A data) {
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
        public Builder<A> values(String port, A data, int firstStep) {
            Port found = port(port);
            if (found.isIndex()) {
                throw new IllegalArgumentException(port + " is an index: its values are integers");
            }
            Layout layout = layout(found, elements.length(data), firstStep);
            return add(new PortSequences.Values<>(port, layout, elements, data));
        }

        /** {@link #indices(String, int[], int)} from the array's start. */
        public Builder<A> indices(String port, int[] data) {
            return indices(port, data, 0);
        }

        /**
         * Gives the values of an index input or target.
         *
         * @param port its name
         * @param data one integer per step
         * @param firstStep where in it the first sequence starts; 0 for a {@code once} port
         * @throws IllegalArgumentException if there is no such port, the array's length does not fit, or an integer is
         *     out of range
         */
        public Builder<A> indices(String port, int[] data, int firstStep) {
            Port found = port(port);
            if (!found.isIndex()) {
                throw new IllegalArgumentException(port + " is no index: its values are real numbers");
            }
            for (int i = 0; i < data.length; i++) {
                if (data[i] < 0 || data[i] >= found.classes()) {
                    throw new IllegalArgumentException(
                            port + ": " + data[i] + " at " + i + " is not in 0 to " + (found.classes() - 1));
                }
            }
            return add(new PortSequences.Indices<>(port, layout(found, data.length, firstStep), data));
        }

        /**
         * The sequences.
         *
         * @throws IllegalArgumentException if an input or target is missing, or the numbers of sequences differ
         */
        public ArraySequences<A> build() {
            List<String> missing = ports().map(Port::name)
                    .filter(name -> !ports.containsKey(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("no values for " + String.join(", ", missing));
            }
            int least = ports.values().stream()
                    .mapToInt(p -> p.layout.sequences())
                    .min()
                    .orElse(0);
            if (!windowed) {
                requireSameCount(least);
            }
            return new ArraySequences<>(least, List.copyOf(ports.values()));
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

        private Builder<A> add(PortSequences<A> port) {
            ports.put(port.port, port);
            return this;
        }

        private Layout layout(Port port, int length, int firstStep) {
            if (firstStep < 0) {
                throw new IllegalArgumentException(
                        port.name() + ": a first step of " + firstStep + " is before the start");
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
            return ports().filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(name + " is neither an input nor a target; there are "
                                    + String.join(", ", ports().map(Port::name).toList())));
        }

        private Stream<Port> ports() {
            return Stream.concat(signature.inputs().stream(), signature.targets().stream());
        }
    }
}
