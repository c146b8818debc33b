package io.github.rnngen.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked out by hand from the formulas, or, where that is said, PyTorch's published definitions. */
class RateScheduleTest {
    /** The factors of all steps. */
    private static double[] factors(RateSchedule schedule, int stepsPerEpoch, int epochs) {
        return LongStream.range(0, (long) stepsPerEpoch * epochs)
                .mapToDouble(step -> schedule.factor(step, stepsPerEpoch, epochs))
                .toArray();
    }

    @Test
    void constantNeverChanges() {
        assertThat(factors(new ConstantRate(), 2, 3)).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void stepFallsEverySoManyEpochs() {
        assertThat(factors(new StepDecay(2, 0.5), 2, 5)).containsExactly(1, 1, 1, 1, .5, .5, .5, .5, .25, .25);
    }

    @Test
    void exponentialFallsEachEpoch() {
        assertThat(factors(new ExponentialDecay(0.5), 2, 3)).containsExactly(1, 1, .5, .5, .25, .25);
    }

    @Test
    void cosineFallsFromOneAndEndsAboveTheLeast() {
        double half = Math.sqrt(0.5);
        assertThat(factors(new CosineDecay(0, 0), 2, 2))
                .containsExactly(new double[] {1, (1 + half) / 2, 0.5, (1 - half) / 2}, within(1e-15));
        assertThat(factors(new CosineDecay(0, 0.2), 2, 2))
                .containsExactly(new double[] {1, 0.2 + 0.4 * (1 + half), 0.6, 0.2 + 0.4 * (1 - half)}, within(1e-15));
    }

    @Test
    void cosineWarmsUpInAStraightLine() {
        double half = Math.sqrt(0.5);
        assertThat(factors(new CosineDecay(1.5, 0), 2, 4)).hasSize(8).startsWith(0.25, 0.5, 0.75, 1);
        assertThat(factors(new CosineDecay(2, 0), 2, 4))
                .containsExactly(
                        new double[] {0.2, 0.4, 0.6, 0.8, 1, (1 + half) / 2, 0.5, (1 - half) / 2}, within(1e-15));
        assertThat(factors(new CosineDecay(9, 0), 1, 4)).containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    /** torch.optim.lr_scheduler.OneCycleLR: phases end at rise * n - 1 = 2 and n - 1 = 9. */
    @Test
    void oneCycleRisesAndFallsAsInPyTorch() {
        double[] factors = factors(new OneCycle(0.3, 0.04, 0.001), 5, 2);
        assertThat(factors[0]).isEqualTo(0.04, within(1e-15));
        assertThat(factors[1]).isEqualTo(0.52, within(1e-15));
        assertThat(factors[2]).isEqualTo(1, within(1e-15));
        IntStream.rangeClosed(3, 9)
                .forEach(step -> assertThat(factors[step])
                        .isEqualTo(0.001 + 0.999 * (1 + Math.cos(Math.PI * (step - 2) / 7)) / 2, within(1e-15)));
        assertThat(factors[9]).isEqualTo(0.001, within(1e-15));
    }

    @Test
    void oneCycleHasNumbersForShortRuns() {
        assertThat(factors(new OneCycle(), 1, 1)).containsExactly(1);
        assertThat(factors(new OneCycle(), 1, 2)).containsExactly(new double[] {1, 4e-6}, within(1e-15));
    }

    private static double[] reached(PlateauDecay schedule, double... losses) {
        double[] factors = new double[losses.length];
        RateSchedule now = schedule;
        for (int i = 0; i < losses.length; i++) {
            now = now.afterEpoch(losses[i]);
            factors[i] = now.factor(i, 1, losses.length);
        }
        return factors;
    }

    @Test
    void plateauFallsAfterMoreThanThePatience() {
        PlateauDecay schedule = new PlateauDecay(0.5, 2, 0, 0.2);
        assertThat(reached(schedule, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1))
                .containsExactly(1, 1, 1, 1, .5, .5, .5, .5, .25, .25, .25, .2);
        assertThat(reached(new PlateauDecay(0.5, 0, 0, 0), 1, Double.NaN, Double.POSITIVE_INFINITY, 0.5))
                .containsExactly(1, .5, .25, .25);
    }

    @Test
    void plateauWantsMoreThanTheThreshold() {
        PlateauDecay schedule = new PlateauDecay(0.5, 0, 0.1, 0);
        assertThat(reached(schedule, 10, 9.5, 8.9, 8.1)).containsExactly(1, .5, .5, .25);
        assertThat(reached(schedule, -10, -10.5, -11.1)).containsExactly(1, .5, .5);
    }

    @Test
    void plateauGoesOnFromItsMemory() {
        RateSchedule seen =
                new PlateauDecay(0.5, 2, 0, 0).afterEpoch(3).afterEpoch(4).afterEpoch(4);
        RateSchedule resumed = new PlateauDecay(0.5, 2, 0, 0).withMemory(seen.memory());
        assertThat(resumed).isEqualTo(seen);
        assertThat(resumed.afterEpoch(5).factor(0, 1, 9)).isEqualTo(0.5);
        assertThatThrownBy(() -> seen.withMemory(Map.of("best", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this schedule remembers best, reached, stale, but is given [best]");
        assertThatThrownBy(() -> seen.withMemory(Map.of("best", 1.0, "stale", 0.5, "reached", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stale must be a whole number, at least 0 and at most 2147483647, not 0.5");
    }

    @Test
    void othersRememberNothing() {
        RateSchedule cosine = new CosineDecay(1, 0);
        assertThat(cosine.memory()).isEmpty();
        assertThat(cosine.afterEpoch(7)).isSameAs(cosine);
        assertThat(cosine.withMemory(Map.of())).isSameAs(cosine);
        assertThatThrownBy(() -> cosine.withMemory(Map.of("best", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this schedule remembers nothing, but is given [best]");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> new StepDecay(0, 0.5))
                .hasMessage("every must be a whole number, at least 1 and at most 2147483647, not 0.0");
        assertThatThrownBy(() -> new StepDecay(1, 1.5)).hasMessage("factor must be above 0 and at most 1, not 1.5");
        assertThatThrownBy(() -> new ExponentialDecay(0)).hasMessage("factor must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> new CosineDecay(-1, 0)).hasMessage("warmup must be at least 0, not -1.0");
        assertThatThrownBy(() -> new OneCycle(1, 0.1, 0.1)).hasMessage("rise must be above 0 and below 1, not 1.0");
        assertThatThrownBy(() -> new PlateauDecay(1, 1, 0, 0))
                .hasMessage("factor must be above 0 and below 1, not 1.0");
    }
}
