package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Map;

/**
 * Data, prepared and divided.
 *
 * @param ports the values of all inputs and targets
 * @param training what is learned from
 * @param validation what decides when to stop; may be empty
 * @param heldOut what the result is judged by; may be empty
 * @param labels the names of an index port's integers, by port
 * @param notes what a user should know about how the data was understood, a line each
 * @param <A> {@code float[]} or {@code double[]}
 */
public record DataSet<A>(
        List<PortData<A>> ports,
        Pieces training,
        Pieces validation,
        Judged heldOut,
        Map<String, List<String>> labels,
        List<String> notes) {
    public DataSet {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** These pieces as sequences. */
    public Examples<A> examples(Pieces pieces) {
        return new Examples<>(ports, pieces);
    }

    /** A text that is another if any value is, or what is in which part. */
    public String fingerprint() {
        DataFingerprint fingerprint = new DataFingerprint();
        ports.forEach(port -> port.addTo(fingerprint));
        fingerprint.add(training);
        fingerprint.add(validation);
        fingerprint.add(heldOut.pieces());
        return fingerprint.finish();
    }

    PortData<A> data(Port port) {
        return ports.stream()
                .filter(data -> data.port().name().equals(port.name()))
                .findFirst()
                .orElseThrow();
    }
}
