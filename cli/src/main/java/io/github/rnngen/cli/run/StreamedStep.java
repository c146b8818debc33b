package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;

/** A step of a network's stream over and over: one time step of one sequence, the same inputs each time. */
public final class StreamedStep {
    private StreamedStep() {}

    /**
     * Measures until it has the median of some tens of rounds; takes a few seconds.
     *
     * @param network one that has a stream
     */
    public static <A> Measurement measure(Network<A> network) {
        NetworkStream<A> stream = LoadedNetwork.stream(network, network.newParameters(1));
        RandomData<A> data = new RandomData<>(network.elements());
        stream.signature().inputs().forEach(port -> data.fill(port, stream::values, stream::indices));
        return Repetition.measure(stream::step);
    }
}
