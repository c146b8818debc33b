package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of one input or target, in an array.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract sealed class PortSequences<A> {
    final String port;
    final Layout layout;

    private PortSequences(String port, Layout layout) {
        this.port = port;
        this.layout = layout;
    }

    /** Writes a sequence to the port's buffer, {@code [steps][batch][elements]}. */
    abstract void load(int sequence, Network<A> network, int slot);

    /**
     * Looks at the values of valid steps.
     *
     * @param count of the sequences
     * @param lengths one per sequence; null if all sequences have all steps
     * @throws IllegalArgumentException if one is out of range
     */
    void check(int count, int @Nullable [] lengths) {
        // All real values are in range.
    }

    /** Makes sure that the integers from one index to before another are in range. */
    static void requireWithin(String what, int[] data, int from, int to, int least, int greatest) {
        for (int i = from; i < to; i++) {
            if (data[i] < least || data[i] > greatest) {
                throw new IllegalArgumentException(
                        what + ": " + data[i] + " at " + i + " is not in " + least + " to " + greatest);
            }
        }
    }

    /** Real values. */
    static final class Values<A> extends PortSequences<A> {
        private final Elements<A> elements;
        private final A data;

        Values(String port, Layout layout, Elements<A> elements, A data) {
            super(port, layout);
            this.elements = elements;
            this.data = data;
        }

        @Override
        void load(int sequence, Network<A> network, int slot) {
            A buffer = network.values(port);
            int batch = network.signature().batch();
            int size = layout.elements();
            int from = layout.start(sequence);
            for (int step = 0; step < layout.steps(); step++) {
                elements.copy(data, from + step * size, buffer, (step * batch + slot) * size, size);
            }
        }
    }

    /** Integers. */
    static final class Indices<A> extends PortSequences<A> {
        private final int[] data;
        private final int classes;

        Indices(String port, Layout layout, int[] data, int classes) {
            super(port, layout);
            this.data = data;
            this.classes = classes;
        }

        @Override
        void check(int count, int @Nullable [] lengths) {
            for (int sequence = 0; sequence < count; sequence++) {
                int valid = lengths == null ? layout.steps() : Math.min(layout.steps(), lengths[sequence]);
                int start = layout.start(sequence);
                requireWithin(port, data, start, start + valid, 0, classes - 1);
            }
        }

        /** All integers of the array, whether a sequence has them or not. */
        void checkAll() {
            requireWithin(port, data, 0, data.length, 0, classes - 1);
        }

        @Override
        void load(int sequence, Network<A> network, int slot) {
            int[] buffer = network.indices(port);
            int batch = network.signature().batch();
            int from = layout.start(sequence);
            for (int step = 0; step < layout.steps(); step++) {
                buffer[step * batch + slot] = data[from + step];
            }
        }
    }
}
