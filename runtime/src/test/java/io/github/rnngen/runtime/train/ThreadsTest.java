package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.train.LossesNetwork.Weights;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a batch is cut, and who computes its parts, does not change what it means. */
class ThreadsTest {
    private static final int STEPS = 5;
    private static final int BATCH = 7;

    private static final List<Weights> LOSSES =
            List.of(new Weights(1, 0, 0), new Weights(0, 1, 0), new Weights(0, 0, 1), new Weights(0.3, 0.5, 0.7));

    static Named<?>[] both() {
        return new Named<?>[] {Named.of("float", Elements.FLOAT), Named.of("double", Elements.DOUBLE)};
    }

    /** All losses of steps, and validation, and at last the parameters. */
    private static <A> List<Double> run(Elements<A> elements, Weights weights, int room, int shard, int threads) {
        Network<A> network = new LossesNetwork<>(elements, STEPS, room, weights);
        List<Double> numbers = new ArrayList<>();
        TrainingListener noting = new TrainingListener() {
            @Override
            public Decision epochDone(Progress progress) {
                numbers.add(progress.validationLoss().orElseThrow());
                return Decision.CONTINUE;
            }

            @Override
            public void stepDone(TrainingStep step) {
                numbers.add(step.loss());
                numbers.add(step.gradientNorm());
            }
        };
        A parameters = network.newParameters(1);
        new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.05)
                .withBatch(BATCH)
                .withShard(shard)
                .withThreads(threads, () -> new LossesNetwork<>(elements, STEPS, room, weights))
                .withShuffling(3)
                .withValidation(new RandomSequences<>(9))
                .withListener(noting)
                .train(parameters, new RandomSequences<>(17), 4);
        numbers.add(elements.get(parameters, 0));
        numbers.add(elements.get(parameters, 1));
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void theNumberOfThreadsChangesNoBit(Elements<A> elements) {
        for (Weights weights : LOSSES) {
            List<Double> alone = run(elements, weights, 3, 2, 1);
            assertThat(alone).hasSize(4 * (3 * 2 + 1) + 2);
            for (int threads = 2; threads <= 4; threads++) {
                assertThat(run(elements, weights, 3, 2, threads))
                        .as("%s threads", threads)
                        .isEqualTo(alone);
            }
        }
    }

    /** Sequences of a batch keep their dropout, and means are those of the whole batch, however it is cut. */
    @Test
    void aBatchInPartsIsTheBatchInOnePiece() {
        for (Weights weights : LOSSES) {
            List<Double> whole = run(Elements.DOUBLE, weights, BATCH, BATCH, 1);
            for (int shard = 1; shard < BATCH; shard++) {
                List<Double> parts = run(Elements.DOUBLE, weights, shard, shard, 2);
                for (int i = 0; i < whole.size(); i++) {
                    assertThat(parts.get(i)).isCloseTo(whole.get(i), within(1e-12));
                }
            }
        }
    }

    @Test
    void accumulationIsALargerBatch() {
        Weights mixed = LOSSES.get(3);
        double[] large = {0.1, 0.2};
        double[] accumulated = {0.1, 0.2};
        trainer(mixed, 6).train(large, new RandomSequences<>(17), 3);
        trainer(mixed, 3).withAccumulation(2).train(accumulated, new RandomSequences<>(17), 3);
        assertThat(accumulated[0]).isCloseTo(large[0], within(1e-12));
        assertThat(accumulated[1]).isCloseTo(large[1], within(1e-12));
    }

    /** All sequences have the dropout of number 0, so that it does not depend on their place. */
    private static Trainer<double[]> trainer(Weights weights, int room) {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 1, weights) {
            @Override
            public void seedDropout(long newSeed, int first) {
                super.seedDropout(0, 0);
            }
        };
        return new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.05).withBatch(room);
    }

    @Test
    void whatAThreadThrowsEndsTraining() {
        Sequences<double[]> broken = new Sequences<>() {
            @Override
            public int count() {
                return 4;
            }

            @Override
            public void load(int sequence, Network<double[]> network, int slot) {
                if (sequence == 3) {
                    throw new IllegalStateException("no such sequence");
                }
                network.lengths()[slot] = 1;
            }

            @Override
            public int length(int sequence, Network<double[]> network) {
                return 1;
            }
        };
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 1, LOSSES.get(0));
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.05)
                .withBatch(4)
                .withThreads(4, () -> new LossesNetwork<>(Elements.DOUBLE, STEPS, 1, LOSSES.get(0)));
        double[] parameters = {0.1, 0.2};
        assertThatThrownBy(() -> trainer.train(parameters, broken, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such sequence");
        assertThat(parameters).containsExactly(0.1, 0.2);
    }

    @Test
    void eachThreadNeedsANetworkOfItsOwn() {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 1, LOSSES.get(0));
        Trainer<double[]> trainer =
                new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.05).withThreads(2, () -> network);
        assertThatThrownBy(() -> trainer.train(new double[2], new RandomSequences<>(2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each thread needs a network of its own: give a constructor");
    }

    /** What trained it says nothing about what a network computes by itself afterwards. */
    @Test
    void theNetworkIsLeftAsItWas() {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 2, new Weights(0, 1, 1));
        double[] parameters = network.newParameters(1);
        Sequences<double[]> sequences = new RandomSequences<>(BATCH);
        sequences.load(0, network, 0);
        double before = network.loss(parameters, 1);

        new Trainer<>(network, new Optimizer<>(network, new Adam()), 1e-300)
                .withBatch(BATCH)
                .train(parameters.clone(), sequences, 1);
        sequences.load(0, network, 0);

        assertThat(network.loss(parameters, 1)).isEqualTo(before);
    }

    @Test
    void aThreadTakesNoOtherNetwork() {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 2, new Weights(0, 1, 1));
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1)
                .withBatch(BATCH)
                .withThreads(2, () -> new LossesNetwork<>(Elements.DOUBLE, STEPS, 3, new Weights(0, 1, 1)));
        double[] parameters = network.newParameters(1);

        assertThatThrownBy(() -> trainer.train(parameters, new RandomSequences<>(BATCH), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a thread was given the network Losses, which is not like the trainer's Losses");
    }
}
