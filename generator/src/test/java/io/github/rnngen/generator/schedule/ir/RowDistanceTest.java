package io.github.rnngen.generator.schedule.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowDistanceTest {
    @Test
    void rowsThatAreLongEnoughBeginAtLines() {
        Map<Integer, Integer> distances = Map.of(8, 8, 80, 81, 160, 176, 192, 208, 256, 304, 512, 560, 1024, 1072);
        distances.forEach((length, distance) ->
                assertThat(RowDistance.atLeast(length)).as("from " + length).isEqualTo(distance));
    }

    @Test
    void noneIsAMultipleOfTwoLinesOrMultipliedByShifts() {
        assertThat(IntStream.rangeClosed(1, 3000).map(RowDistance::atLeast)).allSatisfy(distance -> {
            assertThat(distance % 32).isNotZero();
            int lowest = Integer.lowestOneBit(distance);
            assertThat(distance - lowest == 0 || Integer.bitCount(distance - lowest) > 1)
                    .isTrue();
            assertThat(distance - lowest == 0 || Integer.bitCount(distance + lowest) > 1)
                    .isTrue();
        });
    }
}
