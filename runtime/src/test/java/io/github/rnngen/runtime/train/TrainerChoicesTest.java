package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ExponentialDecay;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.train.LossesNetwork.Weights;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each choice that a trainer is given has the effect that it should have, on the steps and on what is kept. */
class TrainerChoicesTest {
    private static final int STEPS = 2;

    /** Sequences that have the same input and target at each step. */
    private record Level(int count, double input, double target) implements Sequences<double[]> {
        @Override
        public void load(int sequence, Network<double[]> network, int slot) {
            network.lengths()[slot] = STEPS;
            for (int step = 0; step < STEPS; step++) {
                network.values("x")[step] = input;
                network.values("d")[step] = target;
            }
        }
    }

    private static final class Steps implements TrainingListener {
        private final List<Double> losses = new ArrayList<>();
        private final List<Double> rates = new ArrayList<>();
        private final List<Progress> epochs = new ArrayList<>();

        @Override
        public void stepDone(TrainingStep step) {
            losses.add(step.loss());
            rates.add(step.learningRate());
        }

        @Override
        public Decision epochDone(Progress progress) {
            epochs.add(progress);
            return Decision.CONTINUE;
        }
    }

    private final Steps steps = new Steps();

    /** For one sequence at a time. */
    private Trainer<double[]> trainer(double rate) {
        Network<double[]> network = new LossesNetwork<>(Elements.DOUBLE, STEPS, 1, new Weights(0, 1, 0));
        return new Trainer<>(network, new Optimizer<>(network, new Sgd()), rate).withListener(steps);
    }

    private static double[] parameters() {
        return new double[] {0.1, 0.2};
    }

    @Test
    void theScheduleIsTheRateOfTheSteps() {
        double[] scheduled = {0, 0.2};
        trainer(0.25).withSchedule(new ExponentialDecay(0.5)).train(scheduled, new Level(1, 0, 3), 3);

        assertThat(steps.rates).containsExactly(0.25, 0.125, 0.0625);
        // With a w of 0, as it stays with an input of 0, h is b, then 1.5 b.
        assertThat(scheduled[0]).isZero();
        double b = 0.2;
        for (double rate : List.of(0.25, 0.125, 0.0625)) {
            b -= rate * ((b - 3) + 1.5 * (1.5 * b - 3)) / 2;
        }
        assertThat(scheduled[1]).isCloseTo(b, within(1e-12));
    }

    @Test
    void clippingBoundsEachStep() {
        double[] parameters = parameters();
        trainer(1).withClipping(new Clipping.ByNorm(1e-3)).train(parameters, new Level(1, 1, 3), 1);

        assertThat(Math.hypot(parameters[0] - 0.1, parameters[1] - 0.2)).isBetween(0.999e-3, 1.001e-3);
    }

    /** What is good for the training data is bad for the validation data: the first epoch is the best, and the last one kept. */
    @Test
    void validationDecidesWhatIsBestAndWhenPatienceIsOver() {
        double[] kept = parameters();
        Progress last =
                trainer(0.1).withValidation(new Level(1, 1, -3)).withPatience(3).train(kept, new Level(1, 1, 3), 20);

        assertThat(last.epoch()).isEqualTo(4);
        assertThat(steps.epochs).extracting(Progress::best).containsExactly(true, false, false, false);
        double[] afterOne = parameters();
        trainer(0.1).train(afterOne, new Level(1, 1, 3), 1);
        assertThat(kept).containsExactly(afterOne);
    }

    @Test
    void eachBatchHasDropoutOfItsOwn() {
        trainer(0).train(parameters(), new Level(8, 1, 3), 2);

        assertThat(steps.losses).hasSize(16);
        assertThat(steps.losses.stream().distinct()).hasSize(2);
        assertThat(steps.losses.subList(0, 8)).isNotEqualTo(steps.losses.subList(8, 16));
    }

    /** The step that was refused has left no state; what comes after it is as at the start. */
    @Test
    void afterARefusedStepNoStateIsCarried() {
        Sequences<double[]> data = new Sequences<>() {
            @Override
            public int count() {
                return 4;
            }

            @Override
            public void load(int sequence, Network<double[]> network, int slot) {
                new Level(4, 1, 3).load(sequence, network, slot);
                if (sequence == 2) {
                    network.values("d")[0] = Double.NaN;
                }
            }
        };
        // With a w of 0, dropout plays no part.
        trainer(0).withCarriedState().withNonFinite(OnNonFinite.SKIP).train(new double[] {0, 1}, data, 1);

        assertThat(steps.losses).hasSize(3);
        assertThat(steps.losses.get(1)).isNotEqualTo(steps.losses.get(0));
        assertThat(steps.losses.get(2)).isEqualTo(steps.losses.get(0));
    }
}
