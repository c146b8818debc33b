package io.github.rnngen.runtime.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.TrainingState;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OnlineLearnerTest {
    private static final int STEPS = 4;
    private static final double ROUNDING = 1e-12;

    private final double[] x = new double[1];
    private final double[] d = new double[1];

    private static OnlineLearner<double[]> learner(double[] parameters, OnlineSettings settings) {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2);
        return new OnlineLearner<>(network, parameters, new Optimizer<>(network, new Adam()), settings);
    }

    /** What h = 0.5 h + w x + b makes of random inputs. */
    private final class Source {
        private final SplitMix64 random = new SplitMix64(4);
        private double h;

        void next(double w, double b) {
            x[0] = random.nextGaussian();
            h = 0.5 * h + w * x[0] + b;
            d[0] = h;
        }
    }

    /**
     * There is no noise: with the true parameters, the error of every event is 0, and so is its gradient. Near them the error of
     * the parameters shrinks at each event by a factor below 1 - 0.02 * 1, as the curvature of a window's loss is at least about
     * 1 on average, so that after 3000 events nothing but rounding is left.
     */
    @Test
    void findsTheParametersBehindTheStreamAndFollowsThemWhenTheyChange() {
        double[] parameters = new double[2];
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2);
        OnlineLearner<double[]> learner = new OnlineLearner<>(
                network,
                parameters,
                new Optimizer<>(network, new Sgd()),
                OnlineSettings.of(0.02).withoutNormalization());
        Source source = new Source();
        for (int i = 0; i < 3000; i++) {
            source.next(2, -1);
            learner.learnOne(x, d);
        }
        assertThat(parameters[0]).isCloseTo(2, within(ROUNDING));
        assertThat(parameters[1]).isCloseTo(-1, within(ROUNDING));
        for (int i = 0; i < 3000; i++) {
            source.next(-1, 0.5);
            learner.learnOne(x, d);
        }
        assertThat(parameters[0]).isCloseTo(-1, within(ROUNDING));
        assertThat(parameters[1]).isCloseTo(0.5, within(ROUNDING));
    }

    /** With state carried to the window's start the true parameters have no error; from a state of 0 they would have. */
    @Test
    void theWindowStartsInTheStateThatTheEventsBeforeItLeft() {
        double[] parameters = {2, -1};
        OnlineLearner<double[]> learner =
                learner(parameters, new OnlineSettings(0, OnlineSettings.of(1).clipping(), false, 2));
        Source source = new Source();
        for (int i = 1; i <= 30; i++) {
            source.next(2, -1);
            double loss = learner.learnOne(x, d);
            if (i < STEPS) {
                assertThat(loss).isNaN();
            } else if (i == STEPS) {
                assertThat(loss).isCloseTo(0, within(1e-20));
            } else if (i >= 2 * STEPS) {
                assertThat(learner.output("h")[0] - d[0])
                        .isCloseTo(0, within(8 * Math.pow(0.5, STEPS * (i / STEPS - 1))));
            }
        }
        assertThat(learner.events()).isEqualTo(30);
    }

    @Test
    void valuesAreNormalisedByWhatWasSeen() {
        double[] parameters = new double[2];
        OnlineLearner<double[]> learner = learner(parameters, OnlineSettings.of(0.01));
        double[] seen = {1e6 + 1, 1e6 + 2, 1e6 + 4, 1e6 + 9};
        for (double value : seen) {
            learner.learnOne(new double[] {value}, new double[] {-3 * value});
        }
        double deviation = Math.sqrt((9 + 4 + 0 + 25) / 4.0);
        assertThat(learner.restored("x", 0, 0)).isCloseTo(1e6 + 4, within(1e-9));
        assertThat(learner.restored("x", 0, 1)).isCloseTo(1e6 + 4 + deviation, within(1e-8));
        assertThat(learner.restored("d", 0, 1)).isCloseTo(-3 * (1e6 + 4) + 3 * deviation, within(1e-8));
    }

    @Test
    void aMemoryForgets() {
        OnlineLearner<double[]> learner =
                learner(new double[2], OnlineSettings.of(0).withMemory(20));
        for (int i = 0; i < 1000; i++) {
            learner.learnOne(new double[] {i < 500 ? 0 : 7}, new double[] {0});
        }
        assertThat(learner.restored("x", 0, 0)).isCloseTo(7, within(1e-6));
    }

    @Test
    void predictionsAreThoseOfLearningAndChangeNothing() {
        double[] parameters = {0.3, 0.1};
        double[] others = {0.3, 0.1};
        OnlineLearner<double[]> asking =
                learner(parameters, OnlineSettings.of(0.02).withoutNormalization());
        OnlineLearner<double[]> silent = learner(others, OnlineSettings.of(0.02).withoutNormalization());
        Source source = new Source();
        for (int i = 0; i < 50; i++) {
            source.next(2, -1);
            boolean enough = asking.predictOne(x);
            double predicted = asking.output("h")[0];
            asking.learnOne(x, d);
            silent.learnOne(x, d);
            assertThat(enough).isEqualTo(i >= STEPS - 1);
            if (enough) {
                assertThat(predicted).isEqualTo(silent.output("h")[0]);
            }
        }
        assertThat(parameters).containsExactly(others);
    }

    @Test
    void goesOnFromASnapshotBitForBit() {
        double[] parameters = {0.3, 0.1};
        OnlineLearner<double[]> learner =
                learner(parameters, OnlineSettings.of(0.02).withMemory(10));
        Source source = new Source();
        for (int i = 0; i < 13; i++) {
            source.next(2, -1);
            learner.learnOne(x, d);
        }
        double[] restoredParameters = new double[2];
        OnlineLearner<double[]> restored =
                learner(restoredParameters, OnlineSettings.of(0.02).withMemory(10));
        restored.restore(learner.snapshot());
        for (int i = 0; i < 20; i++) {
            source.next(2, -1);
            assertThat(restored.learnOne(x, d)).isEqualTo(learner.learnOne(x, d));
        }
        assertThat(restoredParameters).containsExactly(parameters);
    }

    @Test
    void eachEventHasDropoutOfItsOwn() {
        List<Long> seeds = new ArrayList<>();
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 2) {
            @Override
            public void seedDropout(long seed, int firstSequence) {
                seeds.add(seed);
            }
        };
        Supplier<OnlineLearner<double[]>> learners = () -> new OnlineLearner<>(
                network, new double[2], new Optimizer<>(network, new Adam()), OnlineSettings.of(0.02));
        OnlineLearner<double[]> learner = learners.get();
        Source source = new Source();
        for (int i = 0; i < 12; i++) {
            source.next(2, -1);
            learner.learnOne(x, d);
            learner.predictOne(x);
        }
        assertThat(seeds).hasSize(12 - STEPS + 1).doesNotHaveDuplicates();
        OnlineLearner<double[]> restored = learners.get();
        restored.restore(learner.snapshot());
        learner.learnOne(x, d);
        restored.learnOne(x, d);
        assertThat(seeds.get(seeds.size() - 1)).isEqualTo(seeds.get(seeds.size() - 2));
    }

    @Test
    void aSnapshotOfAnotherLearnerIsRefused() {
        TrainingState<double[]> state =
                learner(new double[2], OnlineSettings.of(0.02)).snapshot();
        Map<String, String> faults = Map.of(
                "known",
                "the state of training says known 1000, which is not in 0 to " + STEPS,
                "in_window",
                "the state of training says in_window 1000, which is not in 0 to " + STEPS,
                "events",
                "the state of training says events -1",
                "refused",
                "the state of training says refused -1");
        faults.forEach((name, message) -> {
            Map<String, Long> integers = new HashMap<>(state.integers());
            integers.put(name, message.endsWith("-1") ? -1L : 1000L);
            TrainingState<double[]> broken = new TrainingState<>(state.arrays(), integers, state.reals());
            assertThatThrownBy(() ->
                            learner(new double[2], OnlineSettings.of(0.02)).restore(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        });
        for (String name : List.of("parameters", "states", "window/x", "window/d")) {
            Map<String, double[]> arrays = new HashMap<>(state.arrays());
            arrays.put(name, new double[17]);
            TrainingState<double[]> longer = new TrainingState<>(arrays, state.integers(), state.reals());
            assertThatThrownBy(() ->
                            learner(new double[2], OnlineSettings.of(0.02)).restore(longer))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the state of training has 17 numbers in " + name);
        }
        assertThatThrownBy(() -> learner(new double[2], OnlineSettings.of(0.02).withoutNormalization())
                        .restore(state))
                .hasMessage("the snapshot is of a learner with normalized 1.0, this one has normalized 0.0");
        assertThatThrownBy(() -> learner(new double[2], OnlineSettings.of(0.02).withMemory(9))
                        .restore(state))
                .hasMessage("the snapshot is of a learner with memory Infinity, this one has memory 9.0");
        assertThatThrownBy(() -> learner(new double[3], OnlineSettings.of(0.02)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("has 2 parameters, but the array has 3");
    }

    @Test
    void anEventThatIsNotFiniteChangesNothing() {
        double[] parameters = {0.3, 0.1};
        double[] others = {0.3, 0.1};
        OnlineLearner<double[]> disturbed = learner(parameters, OnlineSettings.of(0.02));
        OnlineLearner<double[]> calm = learner(others, OnlineSettings.of(0.02));
        Source source = new Source();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> disturbed.learnOne(new double[] {Double.NaN}, d))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the event has NaN in x; nothing was learned from it");
            assertThatThrownBy(() -> disturbed.learnOne(x, new double[] {Double.NEGATIVE_INFINITY}))
                    .isInstanceOf(IllegalArgumentException.class);
            source.next(2, -1);
            disturbed.learnOne(x, d);
            calm.learnOne(x, d);
        }
        assertThat(parameters).containsExactly(others);
    }

    @Test
    void aStepThatOverflowsIsRefusedAndForgotten() {
        double[] parameters = {0.3, 0.1};
        OnlineLearner<double[]> learner =
                learner(parameters, OnlineSettings.of(0.02).withoutNormalization());
        Source source = new Source();
        for (int i = 0; i < 6; i++) {
            source.next(2, -1);
            learner.learnOne(x, d);
        }
        double[] before = parameters.clone();
        assertThat(learner.learnOne(x, new double[] {1e200})).isNaN();
        assertThat(learner.refused()).isEqualTo(1);
        assertThat(parameters).containsExactly(before);
        for (int i = 0; i < STEPS; i++) {
            source.next(2, -1);
            assertThat(Double.isFinite(learner.learnOne(x, d))).isEqualTo(i == STEPS - 1);
        }
        assertThat(learner.refused()).isEqualTo(1);
        assertThat(parameters).doesNotContain(before[0], before[1]);
    }

    @Test
    void anEventAllocatesNothing() {
        Network<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, STEPS, 1);
        OnlineLearner<double[]> learner = new OnlineLearner<>(
                network, new double[2], new Optimizer<>(network, new Sgd()), OnlineSettings.of(0.01));
        allocated(learner, 20_000);
        assertThat(allocated(learner, 20_000)).isLessThan(20_000);
    }

    private long allocated(OnlineLearner<double[]> learner, int events) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < events; i++) {
            x[0] = i % 7;
            d[0] = i % 5;
            learner.learnOne(x, d);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** As some sources say that there is no value; its square would make the deviation infinite for ever. */
    @Test
    void aValueThatCannotBeNormalisedChangesNothing() {
        OnlineLearner<double[]> learner = learner(new double[] {1, 0}, OnlineSettings.of(0.1));
        learner.learnOne(new double[] {1}, new double[] {2});
        learner.learnOne(new double[] {3}, new double[] {4});
        double restored = learner.restored("x", 0, 1);

        assertThatThrownBy(() -> learner.learnOne(new double[] {-Double.MAX_VALUE}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the event has -1.7976931348623157E308 in x; nothing was learned from it");
        assertThat(learner.restored("x", 0, 1)).isEqualTo(restored);
        assertThat(learner.events()).isEqualTo(2);
    }
}
