package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.ArraySequences;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.Sequences;
import io.github.rnngen.runtime.train.Trainer;
import io.github.rnngen.runtime.train.TrainingListener;
import io.github.rnngen.runtime.train.TrainingRun;
import io.github.rnngen.runtime.train.TrainingState;
import io.github.rnngen.runtime.train.TrainingStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A run of training whose every step depends, to the last bit, on all that a checkpoint holds: weights, Adam's memory,
 * the order of the epoch, and the place in it. Some ballast makes its files large enough to be caught half written.
 */
final class SampleRun implements TrainingListener {
    private static final int BALLAST = 20_000;
    private static final int STEPS = 4;
    private static final int SEQUENCES = 7;

    private final LeakyNetwork<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2);
    private double[] parameters = network.newParameters(1);
    private TrainingRun<double[]> run = start();
    private long step;

    private TrainingRun<double[]> start() {
        SplitMix64 random = new SplitMix64(1);
        Sequences<double[]> sequences = ArraySequences.consecutive(network.signature(), Elements.DOUBLE)
                .values(
                        "x",
                        DoubleStream.generate(random::nextGaussian)
                                .limit(SEQUENCES * STEPS)
                                .toArray())
                .values(
                        "d",
                        DoubleStream.generate(random::nextGaussian)
                                .limit(SEQUENCES * STEPS)
                                .toArray())
                .build();
        return new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.001)
                .withShuffling(3)
                .withValidation(sequences)
                .withListener(this)
                .start(parameters, sequences, Integer.MAX_VALUE);
    }

    @Override
    public Decision epochDone(Progress progress) {
        return Decision.CONTINUE;
    }

    @Override
    public void stepDone(TrainingStep done) {
        step++;
        run.stop();
    }

    long step() {
        return step;
    }

    /** Takes one step. */
    void advance() {
        run.run();
    }

    Entries toEntries() {
        Entries ballast = Entries.builder()
                .array("ballast", NpyArray.generate(NpyType.F8, List.of(BALLAST), i -> parameters[0] + i))
                .integer("step", step)
                .build();
        Entries training = TrainingStates.toEntries(withoutTime(run.state()), Elements.DOUBLE);
        return new Checkpoint<>(parameters, Map.of("training", training, "sample", ballast)).toEntries(network);
    }

    /** How long it took is the only thing that no two runs have in common. */
    private static TrainingState<double[]> withoutTime(TrainingState<double[]> state) {
        Map<String, Long> integers = new LinkedHashMap<>(state.integers());
        integers.put("elapsed_nanos", 0L);
        return new TrainingState<>(state.arrays(), integers, state.reals());
    }

    void restore(Entries entries) {
        Checkpoint<double[]> checkpoint = Checkpoint.of(entries, network);
        parameters = checkpoint.weights();
        run = start();
        run.restore(TrainingStates.of(checkpoint.part("training"), Elements.DOUBLE));
        step = checkpoint.part("sample").integer("step");
    }
}
