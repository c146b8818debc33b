package io.github.rnngen.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.runtime.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {
    private static double[] clipped(Clipping clipping, double... gradients) {
        clipping.apply(Elements.DOUBLE, gradients);
        return gradients;
    }

    @Test
    void byNormKeepsTheDirection() {
        assertThat(clipped(new Clipping.ByNorm(1), 3, 0, -4))
                .containsExactly(new double[] {0.6, 0, -0.8}, within(1e-16));
        float[] floats = {3, -4};
        assertThat(new Clipping.ByNorm(10.0 / 3).apply(Elements.FLOAT, floats)).isEqualTo(5);
        assertThat(floats).containsExactly(2, -8f / 3);
    }

    @Test
    void byNormLeavesWhatIsWithinTheLimit() {
        assertThat(clipped(new Clipping.ByNorm(5), 3, -4)).containsExactly(3, -4);
        assertThat(clipped(new Clipping.ByNorm(5), 0, 0)).containsExactly(0, 0);
    }

    @Test
    void byValueLimitsEachOne() {
        assertThat(clipped(new Clipping.ByValue(2), 3, -4, 1, -2)).containsExactly(2, -2, 1, -2);
        float[] floats = {3, -4, 0.5f};
        assertThat(new Clipping.ByValue(0.7).apply(Elements.FLOAT, floats)).isCloseTo(5.0249, within(1e-4));
        assertThat(floats).containsExactly(0.7f, -0.7f, 0.5f);
    }

    @Test
    void noneChangesNothing() {
        assertThat(clipped(new Clipping.None(), 3e300, -4)).containsExactly(3e300, -4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0x1p600, 0x1p-600, 0x1p-1060, 0x1p1021})
    void theNormIsRightWhereSquaresAreOutOfRange(double scale) {
        double[] gradients = {3 * scale, 0, -4 * scale};
        assertThat(new Clipping.None().apply(Elements.DOUBLE, gradients)).isEqualTo(5 * scale);
    }

    @Test
    void hugeGradientsAreClippedToo() {
        assertThat(clipped(new Clipping.ByNorm(1), 3e200, -4e200))
                .containsExactly(new double[] {0.6, -0.8}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesLimitsThatMakeNoSense(double limit) {
        assertThatThrownBy(() -> new Clipping.ByNorm(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be above 0, not " + limit);
        assertThatThrownBy(() -> new Clipping.ByValue(limit)).isInstanceOf(IllegalArgumentException.class);
    }
}
