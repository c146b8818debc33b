package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.PlateauDecay;
import io.github.rnngen.runtime.train.LossesNetwork.Weights;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is stopped, stored and gone on with by other objects is the run that was never stopped. */
class ResumeTest {
    private static final int EPOCHS = 4;

    static Named<UnaryOperator<Trainer<double[]>>>[] settings() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Named<UnaryOperator<Trainer<double[]>>>[] all = new Named[] {
            Named.<UnaryOperator<Trainer<double[]>>>of("shuffled", trainer -> trainer.withShuffling(5)),
            Named.<UnaryOperator<Trainer<double[]>>>of(
                    "carried", trainer -> trainer.withCarriedState().withShard(1)),
            Named.<UnaryOperator<Trainer<double[]>>>of(
                    "accumulated", trainer -> trainer.withAccumulation(2).withShuffling(6)),
            Named.<UnaryOperator<Trainer<double[]>>>of("impatient", trainer -> trainer.withPatience(1)),
        };
        return all;
    }

    /** Sequence 4 makes its step not finite, so that refused steps are part of what is stored. */
    private static final Sequences<double[]> DATA = new Sequences<>() {
        private final RandomSequences<double[]> sound = new RandomSequences<>(11);

        @Override
        public int count() {
            return sound.count();
        }

        @Override
        public void load(int sequence, Network<double[]> network, int slot) {
            sound.load(sequence, network, slot);
            if (sequence == 4) {
                network.values("x")[slot] = Double.NaN;
            }
        }
    };

    private static final class Notes implements TrainingListener {
        private final List<String> all = new ArrayList<>();

        @Override
        public Decision epochDone(Progress p) {
            all.add("done " + p.epoch() + " " + p.batches() + " " + p.refused() + " " + p.sequences() + " "
                    + p.totalLoss() + " " + p.meanLoss() + " " + p.validationLoss() + " " + p.best() + " "
                    + p.learningRate());
            return Decision.CONTINUE;
        }

        @Override
        public void stepDone(TrainingStep s) {
            all.add(s.epoch() + " " + s.step() + " " + s.stepsInAll() + " " + s.loss() + " " + s.gradientNorm() + " "
                    + s.learningRate());
        }

        @Override
        public void stepRefused(NonFiniteStep step) {
            all.add(step.message());
        }
    }

    private static Trainer<double[]> trainer(UnaryOperator<Trainer<double[]>> settings, TrainingListener listener) {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, 5, 2, new Weights(0, 1, 1));
        return settings.apply(new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.3)
                .withBatch(3)
                .withSchedule(new PlateauDecay(0.5, 1, 0, 0))
                .withClipping(new Clipping.ByNorm(0.5))
                .withNonFinite(OnNonFinite.LOWER_RATE)
                .withValidation(new RandomSequences<>(5))
                .withListener(listener));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void stoppedAfterAnyStepItGoesOnBitForBit(UnaryOperator<Trainer<double[]>> settings) {
        Notes whole = new Notes();
        double[] expected = {0.1, 0.2};
        double[] expectedBest = new double[2];
        TrainingRun<double[]> uninterrupted = trainer(settings, whole).start(expected, DATA, EPOCHS);
        assertThat(uninterrupted.run()).isTrue();
        int expectedBestEpoch = uninterrupted.copyBest(expectedBest);
        assertThat(whole.all).anyMatch(note -> note.contains("the step was not taken"));

        long steps = whole.all.stream().filter(note -> !note.startsWith("done")).count();
        assertThat(steps).isGreaterThan(5);
        for (long stopAfter = 1; stopAfter < steps; stopAfter++) {
            Notes notes = new Notes();
            double[] parameters = {0.1, 0.2};
            TrainingState<double[]> state = runUntil(settings, notes, parameters, stopAfter);
            double[] stored = parameters.clone();
            TrainingRun<double[]> resumed = trainer(settings, notes).start(stored, DATA, EPOCHS);
            resumed.restore(state);
            assertThat(resumed.run()).isTrue();
            double[] best = new double[2];
            assertThat(resumed.copyBest(best)).isEqualTo(expectedBestEpoch);
            assertThat(stored).containsExactly(expected);
            assertThat(best).containsExactly(expectedBest);
            assertThat(notes.all).isEqualTo(whole.all);
        }
    }

    private static TrainingState<double[]> runUntil(
            UnaryOperator<Trainer<double[]>> settings, Notes notes, double[] parameters, long stopAfter) {
        List<TrainingRun<double[]>> run = new ArrayList<>();
        TrainingListener stopping = new TrainingListener() {
            private long count;

            @Override
            public Decision epochDone(Progress progress) {
                return notes.epochDone(progress);
            }

            @Override
            public void stepDone(TrainingStep step) {
                notes.stepDone(step);
                stopIfDone();
            }

            @Override
            public void stepRefused(NonFiniteStep step) {
                notes.stepRefused(step);
                stopIfDone();
            }

            private void stopIfDone() {
                count++;
                if (count == stopAfter) {
                    run.get(0).stop();
                }
            }
        };
        run.add(trainer(settings, stopping).start(parameters, DATA, EPOCHS));
        run.get(0).run();
        return run.get(0).state();
    }

    @Test
    void whatListenersStoreAfterAnEpochGoesOnToo() {
        UnaryOperator<Trainer<double[]>> impatient = trainer -> trainer.withPatience(1);
        double[] parameters = {0.1, 0.2};
        List<TrainingRun<double[]>> run = new ArrayList<>();
        List<TrainingState<double[]>> states = new ArrayList<>();
        List<double[]> stored = new ArrayList<>();
        run.add(trainer(impatient, TrainingListener.watching(progress -> {
                    states.add(run.get(0).state());
                    stored.add(parameters.clone());
                }))
                .start(parameters, DATA, EPOCHS));
        run.get(0).run();
        assertThat(states).isNotEmpty();
        for (int i = 0; i < states.size(); i++) {
            TrainingRun<double[]> resumed = trainer(impatient, new Notes()).start(stored.get(i), DATA, EPOCHS);
            resumed.restore(states.get(i));
            resumed.run();
            assertThat(stored.get(i)).containsExactly(parameters);
        }
    }

    @Test
    void stopsWhenAnotherThreadSaysSo() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        TrainingListener listener = new TrainingListener() {
            @Override
            public Decision epochDone(Progress progress) {
                begun.countDown();
                return Decision.CONTINUE;
            }
        };
        TrainingRun<double[]> run = trainer(trainer -> trainer.withShuffling(5), listener)
                .start(new double[2], new RandomSequences<>(11), Integer.MAX_VALUE);
        Thread stopper = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            run.stop();
        });
        stopper.start();
        assertThat(run.run()).isFalse();
        stopper.join();
    }

    @Test
    void doesNotGoOnWithOtherSettings() {
        UnaryOperator<Trainer<double[]>> shuffled = trainer -> trainer.withShuffling(5);
        TrainingState<double[]> state = trainer(shuffled, new Notes())
                .start(new double[2], DATA, EPOCHS)
                .state();
        TrainingRun<double[]> other =
                trainer(trainer -> trainer.withShuffling(6), new Notes()).start(new double[2], DATA, EPOCHS);
        assertThatThrownBy(() -> other.restore(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the run was started with seed 5, and can't go on with 6");
    }

    @Test
    void aRunWithValidationGoesOnWithIt() {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, 5, 2, new Weights(0, 1, 0));
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1).withPatience(4);
        double[] parameters = network.newParameters(1);
        TrainingRun<double[]> run =
                trainer.withValidation(new RandomSequences<>(3)).start(parameters, new RandomSequences<>(7), 2);
        run.run();

        TrainingRun<double[]> without = trainer.start(parameters, new RandomSequences<>(7), 4);
        assertThatThrownBy(() -> without.restore(run.state()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the run was started with validation 1, and can't go on with 0");
    }
}
