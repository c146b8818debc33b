package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Signature;

/**
 * A network with one wrong gradient element: {@code error} is added to it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
record SpoiledNetwork<A>(Network<A> sound, int element, double error) implements Network<A> {
    @Override
    public double lossAndGradients(A parameters, int sequences) {
        double loss = sound.lossAndGradients(parameters, sequences);
        elements().set(gradients(), element, elements().get(gradients(), element) + error);
        return loss;
    }

    @Override
    public Signature signature() {
        return sound.signature();
    }

    @Override
    public Elements<A> elements() {
        return sound.elements();
    }

    @Override
    public A values(String port) {
        return sound.values(port);
    }

    @Override
    public int[] indices(String port) {
        return sound.indices(port);
    }

    @Override
    public int[] lengths() {
        return sound.lengths();
    }

    @Override
    public A startState() {
        return sound.startState();
    }

    @Override
    public A endState() {
        return sound.endState();
    }

    @Override
    public void resetState() {
        sound.resetState();
    }

    @Override
    public void carryState() {
        sound.carryState();
    }

    @Override
    public void averageOver(int sequences, int steps) {
        sound.averageOver(sequences, steps);
    }

    @Override
    public void forward(A parameters, int sequences) {
        sound.forward(parameters, sequences);
    }

    @Override
    public double loss(A parameters, int sequences) {
        return sound.loss(parameters, sequences);
    }

    @Override
    public A gradients() {
        return sound.gradients();
    }
}
