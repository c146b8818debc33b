package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {
    private static final int STEPS = 4;

    static Named<?>[] both() {
        return new Named<?>[] {Named.of("float", Elements.FLOAT), Named.of("double", Elements.DOUBLE)};
    }

    /** Sequences that w = 2, b = -1 produces without error. */
    private static <A> Sequences<A> learnable(Network<A> network, int count) {
        Elements<A> elements = network.elements();
        A x = elements.allocate(count * STEPS);
        A d = elements.allocate(count * STEPS);
        SplitMix64 random = new SplitMix64(5);
        for (int sequence = 0; sequence < count; sequence++) {
            double h = 0;
            for (int step = 0; step < STEPS; step++) {
                int i = sequence * STEPS + step;
                elements.set(x, i, random.nextGaussian());
                h = 0.5 * h + 2 * elements.get(x, i) - 1;
                elements.set(d, i, h);
            }
        }
        return ArraySequences.consecutive(network.signature(), elements)
                .values("x", x)
                .values("d", d)
                .build();
    }

    /** Notes which sequence is loaded where. */
    private record Noting(int count, List<String> loads) implements Sequences<double[]> {
        @Override
        public void load(int sequence, Network<double[]> network, int slot) {
            loads.add(sequence + "@" + slot);
        }
    }

    private static Trainer<double[]> trainer(int batch) {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, batch);
        return new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01);
    }

    private static List<String> loads(Trainer<double[]> trainer, int count, int epochs) {
        Noting noting = new Noting(count, new ArrayList<>());
        trainer.train(new double[2], noting, epochs);
        return noting.loads();
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void findsTheParametersThatMadeTheData(Elements<A> elements) {
        Network<A> network = new LeakyNetwork<>(elements, STEPS, 3);
        A parameters = network.newParameters(1);
        Progress last = new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.02)
                .withShuffling(7)
                .train(parameters, learnable(network, 20), 200);
        double tolerance = elements.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
        assertThat(elements.get(parameters, 0)).isCloseTo(2, within(tolerance));
        assertThat(elements.get(parameters, 1)).isCloseTo(-1, within(tolerance));
        assertThat(last.meanLoss()).isLessThan(1e-8);
    }

    @Test
    void stepsAreThoseOfTheLoopWrittenByHand() {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2);
        Sequences<double[]> sequences = learnable(network, 5);
        double[] trained = {0.3, 0.2};
        Progress progress =
                new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01).train(trained, sequences, 1);

        double[] expected = {0.3, 0.2};
        double total = 0;
        double weighted = 0;
        for (int[] batch : new int[][] {{0, 1}, {2, 3}, {4}}) {
            network.resetState();
            for (int slot = 0; slot < batch.length; slot++) {
                sequences.load(batch[slot], network, slot);
            }
            double loss = network.lossAndGradients(expected, batch.length);
            total += loss;
            weighted += loss * batch.length;
            expected[0] -= 0.01 * network.gradients()[0];
            expected[1] -= 0.01 * network.gradients()[1];
        }
        assertThat(trained).containsExactly(expected);
        assertThat(progress.totalLoss()).isEqualTo(total);
        assertThat(progress.meanLoss()).isEqualTo(weighted / 5);
        assertThat(progress.batches()).isEqualTo(3);
        assertThat(progress.sequences()).isEqualTo(5);
    }

    @Test
    void sequencesComeInOrderAndTheLastBatchIsShort() {
        assertThat(loads(trainer(3), 7, 1)).containsExactly("0@0", "1@1", "2@2", "3@0", "4@1", "5@2", "6@0");
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 5", "2, 6, 3", "2, 5, 3", "8, 5, 1", "5, 5, 1"})
    void batchesAreFilled(int batch, int sequences, int batches) {
        Noting noting = new Noting(sequences, new ArrayList<>());
        Progress progress = trainer(batch).train(new double[2], noting, 1);
        assertThat(progress.batches()).isEqualTo(batches);
        assertThat(noting.loads()).hasSize(sequences);
    }

    @Test
    void shufflingTakesEachSequenceOnceInAnOrderOfTheSeedAndTheEpoch() {
        Trainer<double[]> shuffled = trainer(1).withShuffling(42);
        List<String> twice = loads(shuffled, 20, 2);
        List<String> first = twice.subList(0, 20);
        List<String> second = twice.subList(20, 40);
        List<String> inOrder = loads(trainer(1), 20, 1);
        assertThat(first).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
        assertThat(second).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(first);
        assertThat(loads(shuffled, 20, 2)).isEqualTo(twice);
        assertThat(loads(trainer(1).withShuffling(43), 20, 1)).isNotEqualTo(first);
        assertThat(first.subList(0, 5)).containsExactly("19@0", "15@0", "4@0", "9@0", "1@0");
    }

    @Test
    void tellsItsListenerAfterEachEpoch() {
        List<Progress> seen = new ArrayList<>();
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 3);
        Progress last = new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01)
                .withListener(TrainingListener.watching(seen::add))
                .train(new double[2], learnable(network, 10), 5);
        assertThat(seen).extracting(Progress::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(seen).extracting(Progress::epochs).containsOnly(5);
        assertThat(seen).extracting(Progress::totalLoss).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(seen).extracting(Progress::elapsedNanos).isSorted();
        assertThat(seen.get(4)).isEqualTo(last);
    }

    @Test
    void stopsWhenItsListenerSaysSo() {
        Trainer<double[]> stopped =
                trainer(1).withListener(progress -> progress.epoch() == 3 ? Decision.STOP : Decision.CONTINUE);
        assertThat(loads(stopped, 2, 100)).hasSize(6);
    }

    @Test
    void everyBatchStartsFromTheInitialState() {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 1);
        List<Double> starts = new ArrayList<>();
        Sequences<double[]> spoiling = new Sequences<>() {
            @Override
            public int count() {
                return 3;
            }

            @Override
            public void load(int sequence, Network<double[]> loaded, int slot) {
                starts.add(loaded.startState()[slot]);
                loaded.startState()[slot] = 17;
            }
        };
        new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.001).train(new double[2], spoiling, 1);
        assertThat(starts).containsExactly(0.0, 0.0, 0.0);
        assertThat(network.startState()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "9"})
    void aStepThatIsNotFiniteChangesNothingAndIsNamed(int poisoned) {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2);
        Sequences<double[]> sound = learnable(network, 10);
        double[] untouched = {0.3, 0.2};
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01);
        Sequences<double[]> firstPart = firstOf(sound, poisoned / 2 * 2);
        if (firstPart.count() > 0) {
            trainer.train(untouched, firstPart, 1);
        }

        double[] parameters = {0.3, 0.2};
        NonFiniteStepException thrown = catchThrowableOfType(
                NonFiniteStepException.class, () -> trainer.train(parameters, poisoned(sound, poisoned), 3));
        assertThat(thrown)
                .hasMessage("epoch 1, step " + (poisoned / 2 + 1) + ", sequence " + poisoned
                        + ": the loss is NaN, the first gradient that is not finite is that of w[0];"
                        + " the input x at time step 0 is NaN; the step was not taken");
        assertThat(thrown.step())
                .isEqualTo(new NonFiniteStep(
                        1,
                        poisoned / 2 + 1,
                        Double.NaN,
                        "w[0]",
                        OptionalInt.of(poisoned),
                        "the input x at time step 0 is NaN"));
        assertThat(parameters).containsExactly(untouched);
    }

    @Test
    void aLossThatOverflowsIsReportedThoughGradientsAreFinite() {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, 1, 1);
        Sequences<double[]> far = ArraySequences.consecutive(network.signature(), Elements.DOUBLE)
                .values("x", new double[] {1})
                .values("d", new double[] {1e200})
                .build();
        double[] parameters = {0.3, 0.2};
        assertThatThrownBy(() ->
                        new Trainer<>(network, new Optimizer<>(network, new Sgd()), 0.01).train(parameters, far, 1))
                .isInstanceOf(NonFiniteStepException.class)
                .hasMessage("epoch 1, step 1, sequence 0: the loss is Infinity, all gradients are finite;"
                        + " the step was not taken");
        assertThat(parameters).containsExactly(0.3, 0.2);
    }

    private static Sequences<double[]> firstOf(Sequences<double[]> all, int count) {
        return new Sequences<>() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void load(int sequence, Network<double[]> network, int slot) {
                all.load(sequence, network, slot);
            }
        };
    }

    private static Sequences<double[]> poisoned(Sequences<double[]> all, int poisoned) {
        return new Sequences<>() {
            @Override
            public int count() {
                return all.count();
            }

            @Override
            public void load(int sequence, Network<double[]> network, int slot) {
                all.load(sequence, network, slot);
                if (sequence == poisoned) {
                    network.values("x")[slot] = Double.NaN;
                }
            }
        };
    }

    @Test
    void refusesArgumentsOutOfRange() {
        Trainer<double[]> trainer = trainer(1);
        assertThatThrownBy(() -> trainer.train(new double[3], new Noting(1, List.of()), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Leaky has 2 parameters, but the array has 3");
        assertThatThrownBy(() -> trainer.train(new double[2], new Noting(0, List.of()), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training needs at least one sequence, not 0");
        assertThatThrownBy(() -> trainer.train(new double[2], new Noting(1, List.of()), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training needs at least one epoch, not 0");
    }

    /** Ten times the steps allocate a longer order of sequences and nothing else: a step's object has 16 bytes or more. */
    @ParameterizedTest
    @MethodSource("both")
    <A> void aStepAllocatesNothing(Elements<A> elements) {
        Network<A> network = new LeakyNetwork<>(elements, STEPS, 1);
        Trainer<A> trainer = new Trainer<>(network, new Optimizer<>(network, new Sgd()), 1e-6).withShuffling(1);
        A parameters = network.newParameters(1);
        Sequences<A> few = learnable(network, 2_000);
        Sequences<A> many = learnable(network, 20_000);
        allocated(() -> trainer.train(parameters, few, 1));
        long ofFew = allocated(() -> trainer.train(parameters, few, 1));
        long ofMany = allocated(() -> trainer.train(parameters, many, 1));
        long moreSteps = 20_000 - 2_000;
        long moreOrder = moreSteps * Integer.BYTES;
        assertThat(ofMany - ofFew).isCloseTo(moreOrder, within(moreSteps));
    }

    private static long allocated(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
