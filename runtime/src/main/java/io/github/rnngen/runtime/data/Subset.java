package io.github.rnngen.runtime.data;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.train.Sequences;
import java.util.stream.IntStream;

/**
 * Some of other sequences, in an order of its own. Copies none of them; safe for use by several threads where the others
 * are.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Subset<A> implements Sequences<A> {
    private final Sequences<A> all;
    private final int[] which;

    private Subset(Sequences<A> all, int[] which) {
        this.all = all;
        this.which = which;
    }

    /**
     * These sequences of others.
     *
     * @param which their numbers; copied
     * @throws IllegalArgumentException if there is no sequence of such a number
     */
    public static <A> Subset<A> of(Sequences<A> all, int... which) {
        for (int sequence : which) {
            if (sequence < 0 || sequence >= all.count()) {
                throw new IllegalArgumentException(
                        "there is no sequence " + sequence + " among " + all.count() + " from 0 on");
            }
        }
        return new Subset<>(all, which.clone());
    }

    /** Those from one number on, up to before another. */
    public static <A> Subset<A> range(Sequences<A> all, int from, int to) {
        return of(all, IntStream.range(from, to).toArray());
    }

    /**
     * Those without a gap: no value of an input or target is NaN, up to the sequence's length. Of windows over a series
     * with gaps, these are the ones that touch none, neither in what is given nor in what is to be learnt.
     *
     * @param network whose buffers are used to look at each sequence once
     */
    public static <A> Subset<A> complete(Sequences<A> all, Network<A> network) {
        int[] complete = IntStream.range(0, all.count())
                .filter(sequence -> {
                    all.load(sequence, network, 0);
                    return isComplete(network);
                })
                .toArray();
        return new Subset<>(all, complete);
    }

    private static <A> boolean isComplete(Network<A> network) {
        Signature signature = network.signature();
        int length = signature.variableLength() ? network.lengths()[0] : signature.steps();
        return signature.inputsAndTargets().stream()
                .filter(port -> !port.isIndex())
                .allMatch(port -> isComplete(network, port, port.once() ? 1 : length));
    }

    private static <A> boolean isComplete(Network<A> network, Port port, int steps) {
        Elements<A> elements = network.elements();
        A values = network.values(port.name());
        int stride = network.signature().batch() * port.elements();
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < port.elements(); i++) {
                if (Double.isNaN(elements.get(values, step * stride + i))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int count() {
        return which.length;
    }

    /** The number that a sequence of this subset has among all. */
    public int indexInAll(int sequence) {
        return which[sequence];
    }

    @Override
    public void load(int sequence, Network<A> network, int slot) {
        all.load(which[sequence], network, slot);
    }

    @Override
    public int length(int sequence, Network<A> network) {
        return all.length(which[sequence], network);
    }

    /** Whether the sequence before it in this subset is the one before it among all, and it goes on there. */
    @Override
    public boolean continues(int sequence) {
        return sequence > 0 && which[sequence] == which[sequence - 1] + 1 && all.continues(which[sequence]);
    }
}
