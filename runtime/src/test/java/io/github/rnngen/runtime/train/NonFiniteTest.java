package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.OptimizerState;
import io.github.rnngen.runtime.train.LossesNetwork.Weights;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are not finite, put in at every place: nothing changes, and the place is named. */
class NonFiniteTest {
    private static final int STEPS = 3;
    private static final int SEQUENCES = 5;
    private static final int ROOM = 2;

    /** Whole sequences, one value of which is not finite. */
    private record Poisoned(String port, int sequence, int step, double value) implements Sequences<double[]> {
        @Override
        public int count() {
            return SEQUENCES;
        }

        @Override
        public void load(int number, Network<double[]> network, int slot) {
            new RandomSequences<double[]>(SEQUENCES).load(number, network, slot);
            network.lengths()[slot] = STEPS;
            if (number == sequence) {
                network.values(port)[step * network.signature().batch() + slot] = value;
            }
        }
    }

    /** Spoils one element of the gradient at one call. */
    private static final class Spoiled extends LossesNetwork<double[]> {
        private final int call;
        private final int element;
        private int calls;

        Spoiled(int call, int element) {
            super(Elements.DOUBLE, STEPS, ROOM, new Weights(0, 1, 0));
            this.call = call;
            this.element = element;
        }

        @Override
        public double lossAndGradients(double[] parameters, int sequences) {
            double loss = super.lossAndGradients(parameters, sequences);
            if (calls == call) {
                gradients()[element] = Double.NaN;
            }
            calls++;
            return loss;
        }
    }

    private static LossesNetwork<double[]> network() {
        return new LossesNetwork<>(Elements.DOUBLE, STEPS, ROOM, new Weights(0, 1, 0));
    }

    private final List<NonFiniteStep> refused = new ArrayList<>();
    private final List<double[]> before = new ArrayList<>();

    /** One epoch, in batches of one shard of two sequences; checks that refused steps change no bit. */
    private Progress train(Network<double[]> network, Sequences<double[]> data, double[] parameters) {
        Optimizer<double[]> optimizer = new Optimizer<>(network, new Adam());
        List<OptimizerState<double[]>> states = new ArrayList<>();
        states.add(optimizer.state());
        before.clear();
        before.add(parameters.clone());
        TrainingListener watching = new TrainingListener() {
            @Override
            public Decision epochDone(Progress progress) {
                return Decision.CONTINUE;
            }

            @Override
            public void stepDone(TrainingStep step) {
                before.set(0, parameters.clone());
                states.set(0, optimizer.state());
            }

            @Override
            public void stepRefused(NonFiniteStep step) {
                refused.add(step);
                assertThat(parameters).containsExactly(before.get(0));
                assertThat(optimizer.state().steps()).isEqualTo(states.get(0).steps());
                optimizer
                        .state()
                        .memory()
                        .forEach((name, array) -> assertThat(array)
                                .containsExactly(states.get(0).memory().get(name)));
            }
        };
        return new Trainer<>(network, optimizer, 0.1)
                .withNonFinite(OnNonFinite.SKIP)
                .withListener(watching)
                .train(parameters, data, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void inEachInputAndTarget(double value) {
        int places = 0;
        for (String port : List.of("x", "d")) {
            for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                for (int step = 0; step < STEPS; step++) {
                    refused.clear();
                    Progress progress =
                            train(network(), new Poisoned(port, sequence, step, value), new double[] {0.1, 0.2});
                    String kind = port.equals("x") ? "input " : "target ";
                    assertThat(refused).singleElement().satisfies(found -> {
                        assertThat(found.parameter()).isNotNull();
                        assertThat(found.loss()).isNotFinite();
                    });
                    NonFiniteStep found = refused.get(0);
                    assertThat(found.epoch()).isEqualTo(1);
                    assertThat(found.step()).isEqualTo(sequence / ROOM + 1);
                    assertThat(found.sequence()).isEqualTo(OptionalInt.of(sequence));
                    assertThat(found.source())
                            .isEqualTo("the " + kind + port + " at time step " + step + " is " + value);
                    assertThat(progress.batches()).isEqualTo(2);
                    assertThat(progress.refused()).isEqualTo(1);
                    assertThat(progress.meanLoss()).isFinite();
                    places++;
                }
            }
        }
        assertThat(places).isEqualTo(2 * SEQUENCES * STEPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void inEachParameter(int element) {
        double[] parameters = {0.1, 0.2};
        parameters[element] = Double.NaN;
        Progress progress = train(network(), new RandomSequences<>(SEQUENCES), parameters);
        assertThat(refused).hasSize(3);
        assertThat(refused.get(0).source())
                .isEqualTo("the parameter " + (element == 0 ? "w[0]" : "b[0]") + " is NaN before the step");
        assertThat(progress.batches()).isZero();
        assertThat(progress.meanLoss()).isNaN();
    }

    @Test
    void inEachGradientAtEachStep() {
        int places = 0;
        for (int step = 0; step < 3; step++) {
            for (int element = 0; element < 2; element++) {
                refused.clear();
                train(new Spoiled(step, element), new RandomSequences<>(SEQUENCES), new double[] {0.1, 0.2});
                assertThat(refused).hasSize(1);
                assertThat(refused.get(0).step()).isEqualTo(step + 1);
                assertThat(refused.get(0).parameter()).isEqualTo(element == 0 ? "w[0]" : "b[0]");
                assertThat(refused.get(0).source()).isNull();
                places++;
            }
        }
        assertThat(places).isEqualTo(6);
    }

    /** Sequences one of which is not finite until it is repaired. */
    private static final class Repairable implements Sequences<double[]> {
        private boolean broken = true;

        @Override
        public int count() {
            return SEQUENCES;
        }

        @Override
        public void load(int number, Network<double[]> network, int slot) {
            new Poisoned("x", broken ? 3 : -1, 1, Double.NaN).load(number, network, slot);
        }
    }

    @Test
    void aRunThatStopsThereIsAsBeforeTheStepWithItsCarriedStates() {
        Network<double[]> network = network();
        Repairable data = new Repairable();
        double[] parameters = {0.1, 0.2};
        List<TrainingState<double[]>> states = new ArrayList<>();
        List<TrainingRun<double[]>> runs = new ArrayList<>();
        TrainingListener storing = new TrainingListener() {
            @Override
            public Decision epochDone(Progress progress) {
                return Decision.CONTINUE;
            }

            @Override
            public void stepDone(TrainingStep step) {
                states.add(runs.get(0).state());
            }

            @Override
            public void stepRefused(NonFiniteStep step) {
                states.add(runs.get(0).state());
            }
        };
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1)
                .withBatch(1)
                .withCarriedState();
        TrainingRun<double[]> run = trainer.withListener(storing).start(parameters, data, 2);
        runs.add(run);
        assertThatThrownBy(run::run).isInstanceOf(NonFiniteStepException.class);
        assertThat(states).hasSize(4);
        states.add(run.state());
        for (TrainingState<double[]> state : states.subList(3, 5)) {
            assertThat(state.array("lanes")).containsExactly(states.get(2).array("lanes"));
            assertThat(state.integer("carrying")).isEqualTo(1);
            assertThat(state.integer("steps_done")).isEqualTo(3);
        }

        data.broken = false;
        assertThat(run.run()).isTrue();
        double[] undisturbed = {0.1, 0.2};
        Network<double[]> other = network();
        new Trainer<>(other, new Optimizer<>(other, new Adam()), 0.1)
                .withBatch(1)
                .withCarriedState()
                .train(undisturbed, data, 2);
        assertThat(parameters).containsExactly(undisturbed);
    }

    @Test
    void dataForValidationThatIsNotFiniteIsNamed() {
        Network<double[]> network = network();
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1)
                .withValidation(new Poisoned("d", 3, 1, Double.NaN));
        assertThatThrownBy(() -> trainer.train(new double[] {0.1, 0.2}, new RandomSequences<>(SEQUENCES), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in sequence 3 of those for validation the target d at time step 1 is NaN");
    }

    @Test
    void nothingIsCopiedWhereNothingIsKept() {
        Network<double[]> network = network();
        Trainer<double[]> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1);
        TrainingRun<double[]> run = trainer.start(new double[] {0.1, 0.2}, new RandomSequences<>(SEQUENCES), 1);
        run.run();
        double[] target = {7, 8};
        assertThat(run.copyBest(target)).isZero();
        assertThat(target).containsExactly(7, 8);
        assertThatThrownBy(() -> run.copyBest(new double[1])).hasMessageEndingWith("but the array has 1");
    }

    @Test
    void theRateIsHalvedIfThatIsToFollow() {
        List<Double> rates = new ArrayList<>();
        Network<double[]> network = network();
        TrainingListener watching = new TrainingListener() {
            @Override
            public Decision epochDone(Progress progress) {
                return Decision.CONTINUE;
            }

            @Override
            public void stepDone(TrainingStep step) {
                rates.add(step.learningRate());
            }
        };
        new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.1)
                .withNonFinite(OnNonFinite.LOWER_RATE)
                .withListener(watching)
                .train(new double[] {0.1, 0.2}, new Poisoned("d", 2, 0, Double.NaN), 2);
        assertThat(rates).containsExactly(0.1, 0.05, 0.05, 0.025);
    }
}
