package io.github.rnngen.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMasksTest {
    private static final int DRAWS = 100_000;

    private static double dropped(IntToDoubleFunction factor) {
        int dropped = 0;
        for (int i = 0; i < DRAWS; i++) {
            dropped += factor.applyAsDouble(i) == 0 ? 1 : 0;
        }
        return (double) dropped / DRAWS;
    }

    /** Five standard deviations. */
    private static double margin(double rate) {
        return 5 * Math.sqrt(rate * (1 - rate) / DRAWS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 0.9})
    void theRateIsTheShareOfZerosAlongEachAxis(double rate) {
        assertThat(dropped(i -> DropoutMasks.factor(1, 2, 3, 4, i, rate))).isCloseTo(rate, within(margin(rate)));
        assertThat(dropped(i -> DropoutMasks.factor(1, 2, 3, i, 4, rate))).isCloseTo(rate, within(margin(rate)));
        assertThat(dropped(i -> DropoutMasks.factor(1, 2, i, 3, 4, rate))).isCloseTo(rate, within(margin(rate)));
        assertThat(dropped(i -> DropoutMasks.factor(1, i, 2, 3, 4, rate))).isCloseTo(rate, within(margin(rate)));
        assertThat(dropped(i -> DropoutMasks.factor(i, 1, 2, 3, 4, rate))).isCloseTo(rate, within(margin(rate)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 0.999})
    void theMeanIsOne(double rate) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double factor = DropoutMasks.factor(7, 0, i % 10, i / 10 % 10, i / 100, rate);
            assertThat(factor).isIn(0.0, 1 / (1 - rate));
            sum += factor;
        }
        assertThat(sum / DRAWS).isCloseTo(1, within(1e-15 + margin(rate) / (1 - rate)));
    }

    /** Neighbours along any axis agree as often as chance has it: with rate 1/2, in half of all cases. */
    @Test
    void neighboursHaveNothingInCommon() {
        Map<String, Integer> equal = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            int step = i % 50;
            int element = i / 50;
            double here = DropoutMasks.factor(5, 1, 2, step, element, 0.5);
            equal.merge("element", here == DropoutMasks.factor(5, 1, 2, step, element + 1, 0.5) ? 1 : 0, Integer::sum);
            equal.merge("step", here == DropoutMasks.factor(5, 1, 2, step + 1, element, 0.5) ? 1 : 0, Integer::sum);
            equal.merge("sequence", here == DropoutMasks.factor(5, 1, 3, step, element, 0.5) ? 1 : 0, Integer::sum);
            equal.merge("mask", here == DropoutMasks.factor(5, 2, 2, step, element, 0.5) ? 1 : 0, Integer::sum);
            equal.merge("seed", here == DropoutMasks.factor(6, 1, 2, step, element, 0.5) ? 1 : 0, Integer::sum);
            equal.merge("diagonal", here == DropoutMasks.factor(5, 1, 2, element, step, 0.5) ? 1 : 0, Integer::sum);
        }
        assertThat(equal)
                .hasSize(6)
                .allSatisfy((axis, count) ->
                        assertThat((double) count / DRAWS).as(axis).isCloseTo(0.5, within(margin(0.5))));
    }

    @Test
    void masksAreOffAtFirstAndCanBeTurnedOff() {
        DropoutMasks masks = new DropoutMasks();
        assertThat(masks.factor(0, 0, 0, 0, 0.999)).isEqualTo(1);
        masks.turn(true);
        assertThat(masks.factor(0, 0, 0, 0, 0.999)).isZero();
        masks.turn(false);
        assertThat(masks.factor(0, 0, 0, 0, 0.999)).isEqualTo(1);
    }

    @Test
    void theFirstSequenceCountsFromThatOfTheWholeBatch() {
        DropoutMasks masks = new DropoutMasks();
        masks.turn(true);
        masks.seed(11, 40);
        for (int element = 0; element < 100; element++) {
            assertThat(masks.factor(3, 2, 1, element, 0.5)).isEqualTo(DropoutMasks.factor(11, 3, 42, 1, element, 0.5));
        }
    }

    /** So that a run of today can be repeated with the code of tomorrow. */
    @Test
    void theBitsArePinned() {
        StringBuilder row = new StringBuilder();
        for (int element = 0; element < 64; element++) {
            row.append(DropoutMasks.factor(42, 1, 2, 3, element, 0.5) == 0 ? '0' : '1');
        }
        assertThat(row).hasToString("1110101101111110101111110111011111101000011101111111001010000000");
    }
}
