package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** One per sequence; null if all sequences have all steps. */
    private final int @Nullable [] lengths;

    /** Whether each begins where the one before it ends. */
    private final boolean sideBySide;

    ArraySequences(int count, boolean sideBySide, List<PortSequences<A>> ports, int @Nullable [] lengths) {
        this.count = count;
        this.sideBySide = sideBySide;
        this.ports = ports;
        this.lengths = lengths;
    }

    /**
     * Sequences that lie one after the other, each with all steps. A {@code once} port has one value per sequence.
     *
     * @param signature of the network to train; its inputs and targets are to be given
     * @param elements the network's element type
     */
    public static <A> ArraySequencesBuilder<A> consecutive(Signature signature, Elements<A> elements) {
        return new ArraySequencesBuilder<>(signature, elements, signature.steps(), false);
    }

    /**
     * Windows, each as long as the network has steps, over long series. There are as many as fit into the shortest
     * series, which has to have room for one. A {@code once} port has one value per window.
     *
     * @param signature of the network to train; its inputs and targets are to be given
     * @param elements the network's element type
     * @param stride steps from the start of one window to that of the next, at least 1
     * @throws IllegalArgumentException if the stride is less than 1
     */
    public static <A> ArraySequencesBuilder<A> windows(Signature signature, Elements<A> elements, int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("the stride must be at least 1, not " + stride);
        }
        return new ArraySequencesBuilder<>(signature, elements, stride, true);
    }

    /** True but for the first one, and for windows that overlap or leave steps out. */
    @Override
    public boolean continues(int sequence) {
        return sideBySide && sequence > 0;
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
        if (network.signature().variableLength()) {
            network.lengths()[slot] = lengths == null ? network.signature().steps() : lengths[sequence];
        }
    }
}
