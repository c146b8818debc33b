package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Truncated backpropagation through time, against the loop written by hand. */
class CarriedStateTest {
    private static final int STEPS = 3;

    private static Network<double[]> network(int batch) {
        return new LeakyNetwork<>(Elements.DOUBLE, STEPS, batch);
    }

    private static Trainer<double[]> trainer(Network<double[]> network) {
        return new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01).withCarriedState();
    }

    @Test
    void oneLaneIsTheLoopWrittenByHand() {
        double[] trained = {0.3, 0.2};
        trainer(network(1)).train(trained, new RandomSequences<>(6), 2);

        double[] expected = {0.3, 0.2};
        Network<double[]> network = network(1);
        for (int epoch = 0; epoch < 2; epoch++) {
            network.resetState();
            for (int sequence = 0; sequence < 6; sequence++) {
                new RandomSequences<double[]>(6).load(sequence, network, 0);
                network.lossAndGradients(expected);
                expected[0] -= 0.01 * network.gradients()[0];
                expected[1] -= 0.01 * network.gradients()[1];
                network.carryState();
            }
        }
        assertThat(trained).containsExactly(expected);
    }

    /** Notes where each sequence starts: with w = 0 and b = 1 the state tells how many steps there were before. */
    private static List<String> starts(int batch, int count, int anew) {
        List<String> starts = new ArrayList<>();
        Sequences<double[]> noting = new Sequences<>() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void load(int sequence, Network<double[]> network, int slot) {
                starts.add(sequence + ":" + network.startState()[slot]);
            }

            @Override
            public boolean continues(int sequence) {
                return sequence != anew;
            }
        };
        Network<double[]> network = network(batch);
        new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0)
                .withCarriedState()
                .train(new double[] {0, 1}, noting, 1);
        return starts;
    }

    @Test
    void lanesAreEquallyLongOrOneLonger() {
        assertThat(starts(1, 3, -1)).containsExactly("0:0.0", "1:1.75", "2:1.96875");
        assertThat(starts(2, 5, -1)).containsExactly("0:0.0", "3:0.0", "1:1.75", "4:1.75", "2:1.96875");
        assertThat(starts(3, 2, -1)).containsExactly("0:0.0", "1:0.0");
    }

    @Test
    void aSequenceThatDoesNotContinueStartsAnewAndComesFirst() {
        assertThat(starts(2, 4, 3)).containsExactly("0:0.0", "2:0.0", "3:0.0", "1:1.75");
    }

    @Test
    void windowsThatOverlapCarryNoState() {
        Network<double[]> network = network(1);
        double[] series = new double[20];
        for (int stride : new int[] {1, STEPS, STEPS + 1}) {
            Sequences<double[]> windows = ArraySequences.windows(network.signature(), Elements.DOUBLE, stride)
                    .values("x", series)
                    .values("d", series)
                    .build();
            assertThat(windows.continues(0)).isFalse();
            assertThat(windows.continues(1)).isEqualTo(stride == STEPS);
            if (stride == STEPS) {
                trainer(network).train(new double[] {0.3, 0.2}, windows, 1);
            } else {
                assertThatThrownBy(() -> trainer(network).train(new double[] {0.3, 0.2}, windows, 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("no sequence begins where the one before it ends");
            }
        }
    }

    /** Sequences of which one can't be loaded the first few times. */
    private record Failing(Sequences<double[]> all, int which, AtomicInteger failures) implements Sequences<double[]> {
        @Override
        public int count() {
            return all.count();
        }

        @Override
        public void load(int sequence, Network<double[]> network, int slot) {
            if (sequence == which && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the line is dead");
            }
            all.load(sequence, network, slot);
        }
    }

    @Test
    void whatGoesOnAfterASequenceThatCouldNotBeLoadedIsAsIfItHadBeen() {
        for (int threads = 1; threads <= 2; threads++) {
            Sequences<double[]> all = new RandomSequences<>(12);
            Trainer<double[]> trainer = trainer(network(3)).withShard(1).withThreads(threads, () -> network(3));
            double[] expected = {0.3, 0.2};
            trainer.train(expected, all, 2);

            AtomicInteger failures = new AtomicInteger(2);
            double[] trained = {0.3, 0.2};
            TrainingRun<double[]> run = trainer.start(trained, new Failing(all, 10, failures), 2);
            assertThatThrownBy(run::run).hasMessage("the line is dead");
            TrainingState<double[]> state = run.state();
            assertThatThrownBy(run::run).hasMessage("the line is dead");
            assertThat(run.state().array("lanes")).containsExactly(state.array("lanes"));
            assertThat(run.run()).isTrue();
            assertThat(trained).containsExactly(expected);
        }
    }

    @Test
    void batchesMayBeSaidToBeOfAnySize() {
        double[] whole = {0.3, 0.2};
        double[] sized = {0.3, 0.2};
        trainer(network(2)).withBatch(Integer.MAX_VALUE).train(whole, new RandomSequences<>(5), 3);
        trainer(network(2)).withBatch(5).train(sized, new RandomSequences<>(5), 3);
        assertThat(whole).containsExactly(sized);

        double[] filled = {0.3, 0.2};
        Network<double[]> network = network(2);
        new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01)
                .withBatch(Integer.MAX_VALUE)
                .withAccumulation(Integer.MAX_VALUE)
                .train(filled, new RandomSequences<>(5), 3);
        assertThat(filled).containsExactly(whole);
    }

    @Test
    void threadsChangeNothing() {
        double[] alone = {0.3, 0.2};
        double[] shared = {0.3, 0.2};
        trainer(network(1)).withBatch(4).train(alone, new RandomSequences<>(10), 3);
        trainer(network(1)).withBatch(4).withThreads(3, () -> network(1)).train(shared, new RandomSequences<>(10), 3);
        assertThat(shared).containsExactly(alone);
    }

    @Test
    void shufflingDoesNotGoWithIt() {
        Trainer<double[]> both = trainer(network(1)).withShuffling(1);
        assertThatThrownBy(() -> both.train(new double[2], new RandomSequences<>(2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sequences that carry state on come in order: leave out shuffling, or the carried state");
    }
}
