package io.github.rnngen.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    private static final double NAN = Double.NaN;

    /** Two features: 2, 4, 4, 4, 5, 5, 7, 9, with a gap, of mean 5 and standard deviation 2; and a constant. */
    private static double[] rows() {
        return new double[] {2, 3, 4, 3, 4, 3, NAN, 3, 4, NAN, 5, 3, 5, 3, 7, 3, 9, 3};
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3", "0.1, 6", "0.1, 12", "21.7, 13"})
    void aConstantWhoseMeanIsRoundedIsOnlyShifted(double constant, int count) {
        double[] values = new double[count];
        Arrays.fill(values, constant);
        for (Scaling scaling :
                List.of(Scaling.standard(Elements.DOUBLE, values, 1), Scaling.minMax(Elements.DOUBLE, values, 1))) {
            assertThat(scaling.scaled(0, constant)).isZero();
            assertThat(scaling.scaled(0, constant + 1)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void valuesWhoseSpreadIsNotFiniteAreRefused() {
        double[] values = {1.7e308, -1.7e308};
        assertThatThrownBy(() -> Scaling.standard(Elements.DOUBLE, values, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature 1 can't be scaled: it goes from -1.7E308 to 1.7E308, which is too far");
        assertThatThrownBy(() -> Scaling.minMax(Elements.DOUBLE, values, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Powers of two, so that nothing is rounded. */
    @ParameterizedTest
    @ValueSource(ints = {-1020, -600, 600, 1020})
    void valuesWhoseSquaresAreBeyondDoubleAreStandardisedAsAnyOthers(int exponent) {
        double unit = Math.scalb(1.0, exponent);
        double[] values = Arrays.stream(rows()).map(value -> value * unit).toArray();
        Scaling scaling = Scaling.standard(Elements.DOUBLE, values, 2);

        assertThat(scaling.scaled(0, 2 * unit)).isEqualTo(-1.5);
        assertThat(scaling.restored(0, 1)).isEqualTo(7 * unit);
        assertThat(scaling.scaled(1, 3 * unit)).isZero();
    }

    @Test
    void standardises() {
        double[] values = rows();
        Scaling scaling = Scaling.standard(Elements.DOUBLE, values, 2);
        scaling.scale(Elements.DOUBLE, values);
        assertThat(values)
                .containsExactly(
                        new double[] {-1.5, 0, -0.5, 0, -0.5, 0, NAN, 0, -0.5, NAN, 0, 0, 0, 0, 1, 0, 2, 0},
                        within(1e-15));
        scaling.restore(Elements.DOUBLE, values);
        assertThat(values).containsExactly(rows(), within(1e-15));
        assertThat(scaling.restoredDifference(0, 1.5)).isEqualTo(3);
        assertThat(scaling.scaled(0, 11)).isEqualTo(3);
    }

    @Test
    void scalesToLeastAndGreatest() {
        Scaling scaling = Scaling.minMax(Elements.DOUBLE, rows(), 2);
        assertThat(scaling.scaled(0, 2)).isZero();
        assertThat(scaling.scaled(0, 9)).isEqualTo(1);
        assertThat(scaling.scaled(1, 3)).isZero();
        assertThat(scaling.scaled(1, 4)).isEqualTo(1);
    }

    @Test
    void bothPrecisionsGiveTheSameScaling() {
        float[] values = {1, 2, 4, 8};
        assertThat(Scaling.standard(Elements.FLOAT, values, 1).toEntries())
                .isEqualTo(Scaling.standard(Elements.DOUBLE, new double[] {1, 2, 4, 8}, 1)
                        .toEntries());
        Scaling.minMax(Elements.FLOAT, values, 1).scale(Elements.FLOAT, values);
        assertThat(values).containsExactly(0, 1 / 7f, 3 / 7f, 1);
    }

    @Test
    void isSavedAndReadBackBitForBit() {
        Scaling scaling = Scaling.standard(Elements.DOUBLE, new double[] {0.1, 7, 0.3, 9, 1.7, 8.3}, 2);
        Entries entries = scaling.toEntries();
        Scaling back = Scaling.of(entries);
        assertThat(back.toEntries()).isEqualTo(entries);
        assertThat(back.scaled(1, 0.7)).isEqualTo(scaling.scaled(1, 0.7));
        assertThatThrownBy(() -> Scaling.of(Entries.builder().build()))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("there is no array shift");
        assertThatThrownBy(() -> Scaling.of(Entries.builder()
                        .array("shift", NpyArray.of(new double[] {0, 0}, List.of(2)))
                        .array("scale", NpyArray.of(new double[] {1, 0}, List.of(2)))
                        .build()))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("feature 2 can't be scaled by shift 0.0 and scale 0.0");
    }

    @Test
    void refusesWhatItCantLearnFrom() {
        assertThatThrownBy(() -> Scaling.standard(Elements.DOUBLE, new double[] {1, NAN, 2, NAN}, 2))
                .hasMessage("feature 2 has no value to learn a scale from");
        assertThatThrownBy(() -> Scaling.minMax(Elements.DOUBLE, new double[] {1, Double.NEGATIVE_INFINITY}, 1))
                .hasMessage("row 2 of feature 1 is infinite");
        assertThatThrownBy(() -> Scaling.minMax(Elements.DOUBLE, new double[3], 2))
                .hasMessage("3 values are not whole rows of 2 features");
        assertThat(Scaling.none(1).scaled(0, 0.3)).isEqualTo(0.3);
    }
}
