package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.train.Sequences;
import java.util.List;

/**
 * Pieces of a data set, as sequences. Nothing is copied but into a network's buffers.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Examples<A> implements Sequences<A> {
    private final List<PortData<A>> ports;
    private final Pieces pieces;

    Examples(List<PortData<A>> ports, Pieces pieces) {
        this.ports = List.copyOf(ports);
        this.pieces = pieces;
    }

    @Override
    public int count() {
        return pieces.count();
    }

    /** The pieces, one a sequence. */
    public Pieces pieces() {
        return pieces;
    }

    @Override
    public int length(int sequence, Network<A> network) {
        return pieces.lengths()[sequence];
    }

    @Override
    public void load(int sequence, Network<A> network, int slot) {
        int start = pieces.starts()[sequence];
        int length = pieces.lengths()[sequence];
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).load(start, length, network, slot);
        }
        if (network.signature().variableLength()) {
            network.lengths()[slot] = length;
        }
    }
}
