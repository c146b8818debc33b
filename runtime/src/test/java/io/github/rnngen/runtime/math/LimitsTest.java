package io.github.rnngen.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Zeros, infinities, the ends of the range, NaN, symmetry, bounds: in both precisions. */
class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "EXP, 0, 1",
        "EXP, -0.0, 1",
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "EXP, 1e30, Infinity",
        "EXP, -1e30, 0",
        "EXP, 1e-45, 1",
        "LOG, 1, 0",
        "LOG, 0, -Infinity",
        "LOG, -0.0, -Infinity",
        "LOG, Infinity, Infinity",
        "TANH, 0, 0",
        "TANH, -0.0, -0.0",
        "TANH, 1e-45, 1e-45",
        "TANH, -1e-45, -1e-45",
        "TANH, 30, 1",
        "TANH, -30, -1",
        "TANH, Infinity, 1",
        "TANH, -Infinity, -1",
        "SIGMOID, 0, 0.5",
        "SIGMOID, -0.0, 0.5",
        "SIGMOID, 60, 1",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SIGMOID, -1e30, 0",
        "SOFTPLUS, 1e30, 1e30",
        "SOFTPLUS, Infinity, Infinity",
        "SOFTPLUS, -Infinity, 0",
        "SOFTPLUS, -1e30, 0"
    })
    void limits(Function function, double x, double value) {
        assertThat(function.of(x)).isEqualTo(value);
        assertThat(function.of((float) x)).isEqualTo((float) value);
    }

    @ParameterizedTest
    @EnumSource
    void nanGivesNan(Function function) {
        assertThat(function.of(Double.NaN)).isNaN();
        assertThat(function.of(Double.longBitsToDouble(0xfff0000000000001L))).isNaN();
        assertThat(function.of(Float.NaN)).isNaN();
        assertThat(function.of(Float.intBitsToFloat(0xff800001))).isNaN();
    }

    @Test
    void logarithmOfLessThanZeroIsNan() {
        for (double x : new double[] {-1, -1e-45, Double.NEGATIVE_INFINITY}) {
            assertThat(DoubleMath.log(x)).isNaN();
            assertThat(FloatMath.log((float) x)).isNaN();
        }
    }

    @Test
    void largestPowersAreFinite() {
        assertThat(FloatMath.exp(88.72283f)).isBetween(3.402e38f, Float.MAX_VALUE);
        assertThat(DoubleMath.exp(709.782712893384)).isBetween(1.7976e308, Double.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 88.72284, Infinity",
        "EXP, -103.972, 1.4e-45",
        "EXP, -103.98, 0",
        "SIGMOID, -103.972, 1.4e-45",
        "SOFTPLUS, -103.972, 1.4e-45",
        "SOFTPLUS, -90, 8.19401e-40"
    })
    void endsOfFloat(Function function, float x, float value) {
        assertThat(function.of(x)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 709.7827128933841, Infinity",
        "EXP, -745.1332191019411, 4.9e-324",
        "EXP, -745.1332191019412, 0",
        "SIGMOID, -745, 4.9e-324",
        "SOFTPLUS, -745, 4.9e-324"
    })
    void endsOfDouble(Function function, double x, double value) {
        assertThat(function.of(x)).isEqualTo(value);
    }

    @Test
    void tanhIsOddAndBoundedAndSigmoidToo() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1_000_000; i++) {
            double x = random.nextDouble(0, 25);
            assertThat(DoubleMath.tanh(-x)).isEqualTo(-DoubleMath.tanh(x)).isBetween(-1.0, 0.0);
            assertThat(FloatMath.tanh((float) -x))
                    .isEqualTo(-FloatMath.tanh((float) x))
                    .isBetween(-1f, 0f);
            assertThat(DoubleMath.sigmoid(40 * x - 500)).isBetween(0.0, 1.0);
            assertThat(FloatMath.sigmoid((float) (10 * x - 125))).isBetween(0f, 1f);
        }
    }
}
