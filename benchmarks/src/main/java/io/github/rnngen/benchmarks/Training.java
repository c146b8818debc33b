package io.github.rnngen.benchmarks;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import java.util.Random;

/**
 * A network in training, always on the same random data.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Training<A> {
    private static final long SEED = 42;
    private static final double LEARNING_RATE = 0.01;

    private final Network<A> network;
    private final A parameters;
    private final Optimizer<A> sgd;

    Training(Network<A> network) {
        this.network = network;
        this.parameters = network.newParameters(SEED);
        this.sgd = new Optimizer<>(network, new Sgd());
        Random random = new Random(SEED);
        for (Port port : network.signature().inputs()) {
            fill(network.values(port.name()), random);
        }
        for (Port port : network.signature().targets()) {
            fill(network.values(port.name()), random);
        }
    }

    /** Forward pass, loss, backpropagation through time, update. Returns the loss. */
    double step() {
        double loss = network.lossAndGradients(parameters);
        sgd.update(parameters, network.gradients(), LEARNING_RATE);
        return loss;
    }

    private void fill(A buffer, Random random) {
        Elements<A> elements = network.elements();
        for (int i = 0; i < elements.length(buffer); i++) {
            elements.set(buffer, i, random.nextGaussian());
        }
    }
}
