package com.example.elman;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.io.Data;
import io.github.rnngen.runtime.io.Weights;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpzFile;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/** Trains the reference network by gradient descent and prints how the loss falls. */
public final class TrainElman {
    private static final int UPDATES = 100;
    private static final double LEARNING_RATE = 0.01;

    private TrainElman() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        ElmanEquations network = new ElmanEquations();
        Data.load(network, arrays("data.npz"));
        double[] parameters = Weights.read(network.signature(), network.elements(), arrays("weights.npz"));

        double[] losses = train(network, parameters);

        for (int update = 0; update <= UPDATES; update += 10) {
            System.out.printf(Locale.ROOT, "loss after %3d updates: %.14f%n", update, losses[update]);
        }
    }

    /** Trains parameters in place; returns the loss before each update and after the last. */
    static double[] train(Network<double[]> network, double[] parameters) {
        Optimizer<double[]> optimizer = new Optimizer<>(network, new Sgd());
        double[] losses = new double[UPDATES + 1];
        for (int update = 0; update < UPDATES; update++) {
            losses[update] = network.lossAndGradients(parameters);
            optimizer.update(parameters, network.gradients(), LEARNING_RATE);
        }
        losses[UPDATES] = network.loss(parameters);
        return losses;
    }

    /** The arrays of a file that lies beside this class. */
    static Map<String, NpyArray> arrays(String file) throws IOException {
        try (InputStream in = TrainElman.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return NpzFile.read(in, file, NpzFile.DEFAULT_MAX_BYTES);
        }
    }
}
