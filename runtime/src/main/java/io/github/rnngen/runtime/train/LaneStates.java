package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;

/**
 * The states in which the sequences at each place of a batch have ended, for those that go on from there. Places are
 * independent of one another, and may be used by a thread each.
 */
final class LaneStates<A> {
    private final Elements<A> elements;
    private final int stateCount;
    private final A states;
    private final boolean used;

    /** Room for a number of places; 0 if no state is carried on. */
    LaneStates(Network<A> network, int places) {
        this.elements = network.elements();
        this.stateCount = network.signature().stateCount();
        this.used = places > 0;
        this.states = elements.allocate(Math.multiplyExact(places, stateCount));
    }

    /** Has a sequence of a network start from the state of a place. */
    void start(int place, Network<A> network, int slot) {
        elements.copy(states, place * stateCount, network.startState(), slot * stateCount, stateCount);
    }

    /** Keeps the state in which a sequence of a network has ended. */
    void keep(int place, Network<A> network, int slot) {
        if (used) {
            elements.copy(network.endState(), slot * stateCount, states, place * stateCount, stateCount);
        }
    }

    /** All states of all places, one after the other. */
    A all() {
        return states;
    }

    /** Takes over the states of others of the same size. */
    void set(A all) {
        elements.copy(all, 0, states, 0, elements.length(states));
    }
}
