package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import java.util.ArrayList;
import java.util.List;

/** Steps of a network's streams over and over, by turns: one time step of one sequence, of each stream the same inputs each time. */
public final class StreamedStep<A> {
    private final List<NetworkStream<A>> streams = new ArrayList<>();
    private int next;

    private StreamedStep(NetworkStream<A> first, int count) {
        streams.add(first);
        while (streams.size() < count) {
            streams.add(first.newStream());
        }
    }

    /**
     * Measures until it has the median of some tens of rounds; takes a few seconds.
     *
     * @param network one that has a stream
     * @param count of streams, which share what they can
     */
    public static <A> Measurement measure(Network<A> network, int count) {
        StreamedStep<A> step = new StreamedStep<>(LoadedNetwork.stream(network, network.newParameters(1)), count);
        RandomData<A> data = new RandomData<>(network.elements());
        for (NetworkStream<A> stream : step.streams) {
            stream.signature().inputs().forEach(port -> data.fill(port, stream::values, stream::indices));
        }
        return Repetition.measure(count == 1 ? step.streams.get(0)::step : step::take);
    }

    private void take() {
        streams.get(next).step();
        next++;
        if (next == streams.size()) {
            next = 0;
        }
    }
}
