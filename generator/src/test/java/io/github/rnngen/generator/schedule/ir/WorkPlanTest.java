package io.github.rnngen.generator.schedule.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.runtime.Precision;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkPlanTest {
    private static final int HEADER_BYTES = 16;
    private static final int LINE_BYTES = 64;

    @ParameterizedTest
    @CsvSource({"FLOAT, 4", "DOUBLE, 8"})
    void placesBeginAtLinesBehindTheHeader(Precision precision, int bytes) {
        WorkPlan plan = WorkPlan.inLines(precision, 5);
        int end = 5;
        for (int count : new int[] {1, 16, 0, 515, 8, 3}) {
            int place = plan.place(count);
            assertThat((HEADER_BYTES + bytes * place) % LINE_BYTES).isZero();
            assertThat(place).isBetween(end, end + LINE_BYTES / bytes - 1);
            end = place + count;
            assertThat(plan.length()).isEqualTo(end);
        }
    }

    @Test
    void withoutLinesThereAreNoGaps() {
        WorkPlan plan = WorkPlan.dense();
        assertThat(IntStream.of(3, 1, 7).map(plan::place).toArray()).containsExactly(0, 3, 4);
        assertThat(plan.length()).isEqualTo(11);
    }
}
