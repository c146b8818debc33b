package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.random.SplitMix64;

/** Sequences of one input and one target, drawn at random, of different lengths where the network has such. */
record RandomSequences<A>(int count) implements Sequences<A> {
    @Override
    public void load(int sequence, Network<A> network, int slot) {
        Elements<A> elements = network.elements();
        SplitMix64 random = SplitMix64.stream(11, sequence);
        int batch = network.signature().batch();
        for (int step = 0; step < network.signature().steps(); step++) {
            elements.set(network.values("x"), step * batch + slot, random.nextGaussian());
            elements.set(network.values("d"), step * batch + slot, random.nextGaussian());
        }
        if (network.signature().variableLength()) {
            network.lengths()[slot] = 1 + random.nextInt(network.signature().steps());
        }
    }
}
