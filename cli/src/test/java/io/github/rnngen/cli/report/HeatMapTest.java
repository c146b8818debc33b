package io.github.rnngen.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static String map(int units, int steps) {
        double[][] values = new double[units][steps];
        values[0][0] = 0.82;
        return new HeatMap("unit", "time step", values).render();
    }

    @Test
    void labelsAreNotPrintedOverEachOther() {
        for (int units : new int[] {1, 2, 3, 4, 20, 64, 100}) {
            for (int steps : new int[] {1, 2, 30, 300}) {
                assertThat(Texts.overlapping(map(units, steps)))
                        .as("%s units, %s steps", units, steps)
                        .isEmpty();
            }
        }
    }

    @Test
    void saysThatUnitsAreLeftOut() {
        assertThat(map(100, 5)).contains("<p>The first 64 of 100 rows are shown.</p>");
        assertThat(map(64, 5)).doesNotContain("<p>");
    }
}
