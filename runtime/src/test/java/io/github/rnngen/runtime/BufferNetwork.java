package io.github.rnngen.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A network of buffers and nothing more: it has the ports and states that its signature lists, and computes nothing. */
public class BufferNetwork<A> implements Network<A> {
    private final Signature signature;
    private final Elements<A> elements;
    private final Map<String, A> values = new LinkedHashMap<>();
    private final Map<String, int[]> indices = new LinkedHashMap<>();
    private final int[] lengths;
    private final A startState;
    private final A endState;
    private final A gradients;

    public BufferNetwork(Signature signature, Elements<A> elements) {
        this.signature = signature;
        this.elements = elements;
        Stream.of(signature.inputs(), signature.targets(), signature.outputs())
                .flatMap(ports -> ports.stream())
                .forEach(this::allocate);
        this.lengths = new int[signature.batch()];
        Arrays.fill(lengths, signature.steps());
        this.startState = elements.allocate(signature.batch() * signature.stateCount());
        this.endState = elements.allocate(signature.batch() * signature.stateCount());
        this.gradients = elements.allocate(signature.parameterCount());
    }

    private void allocate(Port port) {
        int length = (port.once() ? 1 : signature.steps()) * signature.batch() * port.elements();
        if (port.isIndex()) {
            indices.put(port.name(), new int[length]);
        } else {
            values.put(port.name(), elements.allocate(length));
        }
    }

    private static <T> T find(Map<String, T> buffers, String port) {
        T buffer = buffers.get(port);
        if (buffer == null) {
            throw new IllegalArgumentException("no port " + port + " among " + buffers.keySet());
        }
        return buffer;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Elements<A> elements() {
        return elements;
    }

    @Override
    public A values(String port) {
        return find(values, port);
    }

    @Override
    public int[] indices(String port) {
        return find(indices, port);
    }

    @Override
    public int[] lengths() {
        if (!signature.variableLength()) {
            throw new IllegalStateException("all sequences have the same length");
        }
        return lengths;
    }

    @Override
    public A startState() {
        return startState;
    }

    @Override
    public A endState() {
        return endState;
    }

    @Override
    public void resetState() {
        for (int i = 0; i < elements.length(startState); i++) {
            elements.set(startState, i, 0);
        }
    }

    @Override
    public void carryState() {
        elements.copy(endState, 0, startState, 0, elements.length(startState));
    }

    @Override
    public void forward(A parameters, int sequences) {
        throw new UnsupportedOperationException("a network of buffers computes nothing");
    }

    @Override
    public double loss(A parameters, int sequences) {
        throw new UnsupportedOperationException("a network of buffers computes nothing");
    }

    @Override
    public double lossAndGradients(A parameters, int sequences) {
        throw new UnsupportedOperationException("a network of buffers computes nothing");
    }

    @Override
    public A gradients() {
        return gradients;
    }
}
