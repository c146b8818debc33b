package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs emitted code on the numbers of reference windows, and compares all that it computes. */
final class Run<A> {
    private final Signature signature;
    private final Compiled compiled;
    private final Elements<A> elements;
    private final Code code;
    private final List<Reference> windows;
    private final Bindings bindings;
    private final int sequences;
    private final Network<A> network;
    private final A parameters;
    private int compared;

    Run(Signature signature, Compiled compiled, Code code, Elements<A> elements, List<Reference> windows) {
        this.signature = signature;
        this.compiled = compiled;
        this.elements = elements;
        this.code = code;
        this.windows = windows;
        this.bindings = windows.get(0).bindings();
        this.sequences = bindings.sequences();
        this.network = compiled.network(code.className());
        this.parameters = elements.allocate(signature.parameterCount());
        network.seedDropout(Reference.SEED, Reference.FIRST_SEQUENCE);
        fill();
    }

    private void fill() {
        for (Parameter parameter : signature.parameters()) {
            copy(numbers(parameter.name()), parameters, parameter.offset());
        }
        if (signature.variableLength()) {
            IntStream.range(0, sequences)
                    .forEach(b -> network.lengths()[b] = bindings.lengths().get(b));
        }
        Stream.concat(signature.inputs().stream(), signature.targets().stream()).forEach(this::fill);
    }

    /** The bindings have a row for each sequence, the network one for each that it has room for. */
    private void fill(Port port) {
        int steps = port.once() ? 1 : signature.steps();
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < sequences; b++) {
                int from = t * sequences + b;
                int to = t * signature.batch() + b;
                if (port.isIndex()) {
                    network.indices(port.name())[to] = Objects.requireNonNull(
                                    bindings.indices().get(port.name()))
                            .get(from);
                } else {
                    int size = port.elements();
                    List<Double> values = numbers(port.name());
                    copy(values.subList(from * size, (from + 1) * size), network.values(port.name()), to * size);
                }
            }
        }
    }

    private List<Double> numbers(String name) {
        return Objects.requireNonNull(bindings.numbers().get(name));
    }

    private void copy(List<Double> values, A array, int offset) {
        for (int i = 0; i < values.size(); i++) {
            elements.set(array, offset + i, values.get(i));
        }
    }

    /**
     * Compares losses, gradients, outputs and end states of all windows.
     *
     * @param streams whether the network has a stream, too
     * @return how many numbers were equal
     */
    int compare(boolean streams) {
        compareWindow(windows.get(0));
        network.carryState();
        compareWindow(windows.get(1));
        network.resetState();
        compareWindow(windows.get(0));
        if (streams) {
            compareStreams(windows.get(0).whole());
        }
        return compared;
    }

    private void compareWindow(Reference expected) {
        equal("loss", Reference.LOSS, expected, network.lossAndGradients(parameters, sequences));
        compareGradients(expected);
        compareOutputs(expected);
        compareEnds(expected);
        Reference whole = expected.whole();
        equal("loss alone", Reference.LOSS, whole, network.loss(parameters, sequences));
        network.forward(parameters, sequences);
        compareOutputs(whole);
        compareEnds(whole);
    }

    private void compareGradients(Reference expected) {
        for (Parameter parameter : signature.parameters()) {
            double[] actual = slice(network.gradients(), parameter.offset(), parameter.elements());
            if (parameter.trained()) {
                equal("gradient", Reference.gradient(parameter), expected, actual);
            } else {
                List<Double> zeros = Collections.nCopies(parameter.elements(), 0.0);
                equal("gradient", "gradient of frozen " + parameter.name(), zeros, actual);
            }
        }
    }

    private void compareOutputs(Reference expected) {
        for (Port port : signature.outputs()) {
            double[] actual = IntStream.range(0, signature.steps() * sequences)
                    .map(row -> row / sequences * signature.batch() + row % sequences)
                    .mapToObj(row -> slice(network.values(port.name()), row * port.elements(), port.elements()))
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
            equal("output", Reference.output(port), expected, actual);
        }
    }

    private void compareEnds(Reference expected) {
        for (StateSlot slot : signature.states()) {
            double[] actual = IntStream.range(0, sequences)
                    .map(b -> b * signature.stateCount() + slot.offset())
                    .mapToObj(from -> slice(network.endState(), from, slot.elements()))
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
            equal("end", Reference.end(slot), expected, actual);
        }
    }

    /** Each sequence one step at a time, by turns, by streams that share what they can. */
    private void compareStreams(Reference expected) {
        List<NetworkStream<A>> streams = new ArrayList<>(List.of(compiled.stream(code.className(), parameters)));
        while (streams.size() < sequences) {
            streams.add(streams.get(streams.size() - 1).newStream());
        }
        if (signature.inputs().stream().anyMatch(Port::once)) {
            for (int b = 0; b < sequences; b++) {
                copyRows(true, 0, b, streams.get(b));
                streams.get(b).reset();
            }
        }
        for (int t = 0; t < signature.steps(); t++) {
            for (int b = 0; b < sequences; b++) {
                if (t < bindings.lengths().get(b)) {
                    copyRows(false, t, b, streams.get(b));
                    streams.get(b).step();
                    compareStream(expected, t, b, streams.get(b));
                }
            }
        }
    }

    private void compareStream(Reference expected, int step, int sequence, NetworkStream<A> stream) {
        for (Port port : signature.outputs()) {
            int size = port.elements();
            int from = (step * sequences + sequence) * size;
            List<Double> row = expected.get(Reference.output(port)).subList(from, from + size);
            String what = String.format(Locale.ROOT, "stream %d of %s at step %d", sequence, port.name(), step);
            equal("stream", what, row, slice(stream.values(port.name()), 0, size));
        }
    }

    private void copyRows(boolean once, int step, int sequence, NetworkStream<A> stream) {
        int from = step * signature.batch() + sequence;
        for (Port port : signature.inputs()) {
            if (port.once() == once) {
                copyRow(port, from, stream);
            }
        }
    }

    private void copyRow(Port port, int from, NetworkStream<A> stream) {
        if (port.isIndex()) {
            stream.indices(port.name())[0] = network.indices(port.name())[from];
        } else {
            int size = port.elements();
            System.arraycopy(network.values(port.name()), from * size, stream.values(port.name()), 0, size);
        }
    }

    private double[] slice(A array, int from, int length) {
        return IntStream.range(from, from + length)
                .mapToDouble(i -> elements.get(array, i))
                .toArray();
    }

    private void equal(String kind, String what, Reference expected, double... actual) {
        equal(kind, what, expected.get(what), actual);
    }

    private void equal(String kind, String what, List<Double> expected, double... actual) {
        if (actual.length != expected.size()) {
            throw difference(kind, what + " has " + actual.length + " elements, not " + expected.size());
        }
        double allowed = code.tolerance() * Reference.scale(expected);
        for (int i = 0; i < actual.length; i++) {
            double wanted = expected.get(i);
            if (!Double.isFinite(wanted)) {
                throw difference("not finite", what + "[" + i + "] is " + wanted + " by the interpreter");
            }
            if (!(Math.abs(actual[i] - wanted) <= allowed)) {
                throw difference(kind, what + "[" + i + "] is " + actual[i] + ", not " + wanted);
            }
            compared++;
        }
    }

    private Difference difference(String kind, String message) {
        return new Difference(kind, message + " (" + code.form().packageName() + ")");
    }
}
