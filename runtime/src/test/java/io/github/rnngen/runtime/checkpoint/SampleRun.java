package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A run of training whose every step depends, to the last bit, on all that a checkpoint holds: weights, momentum, random
 * numbers, and the number of the step. Some arrays of ballast make its files large enough to be caught half written.
 */
final class SampleRun {
    private static final int BALLAST = 20_000;
    private static final double MOMENTUM = 0.9;

    private final LeakyNetwork<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, 4, 1);
    private final double[] velocity = new double[2];
    private final double[] ballast = new double[BALLAST];
    private double[] parameters = network.newParameters(1);
    private SplitMix64 random = new SplitMix64(1);
    private long step;

    long step() {
        return step;
    }

    void advance() {
        step++;
        for (int t = 0; t < 4; t++) {
            network.values("x")[t] = random.nextGaussian();
            network.values("d")[t] = random.nextGaussian();
        }
        network.lossAndGradients(parameters);
        double rate = 0.01 / (1 + 0.001 * step);
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] - rate * network.gradients()[i];
            parameters[i] += velocity[i];
        }
        Arrays.fill(ballast, parameters[0]);
    }

    Entries toEntries() {
        Entries optimizer = Entries.builder()
                .array("velocity", NpyArray.of(velocity, List.of(2)))
                .array("ballast", NpyArray.of(ballast, List.of(BALLAST)))
                .build();
        Entries training = Entries.builder()
                .integer("step", step)
                .integer("random", random.state())
                .build();
        return new Checkpoint<>(parameters, Map.of("optimizer", optimizer, "training", training)).toEntries(network);
    }

    void restore(Entries entries) {
        Checkpoint<double[]> checkpoint = Checkpoint.of(entries, network);
        parameters = checkpoint.weights();
        System.arraycopy(checkpoint.part("optimizer").array("velocity").toDoubles(), 0, velocity, 0, 2);
        step = checkpoint.part("training").integer("step");
        random = new SplitMix64(checkpoint.part("training").integer("random"));
    }
}
