package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.runtime.Distribution.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {
    private static Signature.Builder model() {
        return Signature.builder("M", Precision.DOUBLE, 5, 1);
    }

    private static double[] draw(Distribution distribution, Integer... shape) {
        return model().parameter("W", distribution, true, shape).build().initialize(Elements.DOUBLE, 42);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }

    /** An independent computation with NumPy's functions gives the same to 2 ulp. */
    @Test
    void pinsTheBitsOfEveryDistribution() {
        assertThat(draw(Distribution.of(Kind.NORMAL, 0.5, 0.1), 3))
                .containsExactly(0.43950438525473323, 0.4185874897480405, 0.5627174126670271);
        assertThat(draw(Distribution.of(Kind.UNIFORM, -1.0, 3.0), 3))
                .containsExactly(1.0011016094917498, 1.6566242924302386, 0.6166389814950257);
        assertThat(draw(Distribution.of(Kind.GLOROT_UNIFORM), 1, 3))
                .containsExactly(6.745952876483496E-4, 0.4020986172925327, -0.23475972065271167);
        assertThat(draw(Distribution.of(Kind.GLOROT_NORMAL), 1, 3))
                .containsExactly(-0.42776859418427043, -0.5756733807257987, 0.4434790779532995);
        assertThat(draw(Distribution.of(Kind.HE_UNIFORM), 1, 3))
                .containsExactly(7.78955541835824E-4, 0.4643034898692404, -0.27107717582744884);
        assertThat(draw(Distribution.of(Kind.HE_NORMAL), 1, 3))
                .containsExactly(-0.4939446260063126, -0.6647303626546835, 0.5120855300726089);
        assertThat(draw(Distribution.of(Kind.LECUN_NORMAL), 1, 3))
                .containsExactly(-0.34927159457971674, -0.47003534709371964, 0.36209915086184946);
        assertThat(draw(Distribution.of(Kind.ORTHOGONAL), 2, 3))
                .containsExactly(
                        -0.5072895588758646,
                        -0.6826894244582354,
                        0.5259205768824928,
                        0.7967808010376776,
                        -0.139053288957277,
                        0.5880514755766887);
        assertThat(draw(Distribution.of(Kind.ORTHOGONAL), 3, 2))
                .containsExactly(
                        -0.5072895588758646,
                        0.7967808010376776,
                        -0.6826894244582354,
                        -0.139053288957277,
                        0.5259205768824928,
                        0.5880514755766887);
    }

    @Test
    void fillsConstantsAndIdentities() {
        assertThat(draw(Distribution.constant(0.25), 3)).containsExactly(0.25, 0.25, 0.25);
        assertThat(draw(Distribution.constant(-1))).containsExactly(-1);
        assertThat(draw(Distribution.of(Kind.IDENTITY), 2, 2)).containsExactly(1, 0, 0, 1);
        assertThat(draw(Distribution.of(Kind.IDENTITY), 2, 3)).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(draw(Distribution.of(Kind.IDENTITY), 3, 2)).containsExactly(1, 0, 0, 1, 0, 0);
    }

    /** 200 x 300 draws: the mean square has a standard error of 0.6 % for a normal distribution, 0.4 % for a uniform. */
    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 0.004",
        "GLOROT_NORMAL, 0.004",
        "HE_UNIFORM, 0.006666666666666667",
        "HE_NORMAL, 0.006666666666666667",
        "LECUN_NORMAL, 0.0033333333333333335",
        "ORTHOGONAL, 0.0033333333333333335",
    })
    void scalesWithFanInAndFanOut(Kind kind, double variance) {
        double[] values = draw(Distribution.of(kind), 200, 300);
        assertThat(mean(values)).isCloseTo(0, within(4 * Math.sqrt(variance / values.length)));
        assertThat(meanSquare(values)).isCloseTo(variance, within(0.02 * variance));
    }

    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM, 0.10954451150103323", "HE_UNIFORM, 0.1414213562373095"})
    void uniformDrawsFillTheirIntervalAndKeepWithinIt(Kind kind, double bound) {
        double[] values = draw(Distribution.of(kind), 200, 300);
        assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isBetween(0.999 * bound, bound);
    }

    @Test
    void normalAndUniformKeepTheirArguments() {
        double[] normal = draw(Distribution.of(Kind.NORMAL, 3.0, 0.5), 200, 300);
        assertThat(mean(normal)).isCloseTo(3, within(0.01));
        assertThat(meanSquare(normal)).isCloseTo(9.25, within(0.06));
        double[] uniform = draw(Distribution.of(Kind.UNIFORM, 2.0, 5.0), 200, 300);
        assertThat(mean(uniform)).isCloseTo(3.5, within(0.015));
        assertThat(Arrays.stream(uniform).min().orElseThrow()).isBetween(2.0, 2.001);
        assertThat(Arrays.stream(uniform).max().orElseThrow()).isBetween(4.999, 5.0);
    }

    @Test
    void vectorsAndScalarsHaveFans() {
        assertThat(meanSquare(draw(Distribution.of(Kind.HE_NORMAL), 10_000))).isCloseTo(2e-4, within(1e-5));
        assertThat(Math.abs(draw(Distribution.of(Kind.HE_UNIFORM))[0])).isLessThan(Math.sqrt(6));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "16, 16", "5, 40", "40, 5", "120, 120"})
    void orthogonalMatricesAreOrthogonalToTheLastBits(int rows, int columns) {
        double[] q = draw(Distribution.of(Kind.ORTHOGONAL), rows, columns);
        int count = Math.min(rows, columns);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int j = 0; j < Math.max(rows, columns); j++) {
                    product += rows <= columns
                            ? q[a * columns + j] * q[b * columns + j]
                            : q[j * columns + a] * q[j * columns + b];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(2e-15));
            }
        }
    }

    /** Without the sign of R's diagonal set right, the first element of a column would lean to one sign. */
    @Test
    void orthogonalMatricesAreDrawnEvenly() {
        int draws = 4000;
        int positive = 0;
        int rotations = 0;
        for (int seed = 0; seed < draws; seed++) {
            double[] q = model().parameter("W", Distribution.of(Kind.ORTHOGONAL), true, 2, 2)
                    .build()
                    .initialize(Elements.DOUBLE, seed);
            positive += q[0] > 0 ? 1 : 0;
            rotations += q[0] * q[3] - q[1] * q[2] > 0 ? 1 : 0;
        }
        assertThat(positive).isBetween(1870, 2130);
        assertThat(rotations).isBetween(1870, 2130);
    }

    @Test
    void orthogonalRowsAreDrawnAnewWhereTheyDependOnEarlierOnes() {
        double[] draws = {1, 0, -2, 0, 0, 0, 3, 4};
        int[] next = {0};
        double[][] rows = OrthonormalRows.draw(2, 2, () -> draws[next[0]++]);
        assertThat(rows).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
        assertThat(next[0]).isEqualTo(draws.length);
    }

    @Test
    void aParameterKeepsItsValuesWhateverStandsBesideIt() {
        Distribution normal = Distribution.of(Kind.NORMAL, 0.0, 0.1);
        double[] alone = model().parameter("W", normal, true, 4, 3).build().initialize(Elements.DOUBLE, 9);
        double[] behind = model().parameter("V", normal, true, 2)
                .parameter("W", normal, true, 4, 3)
                .build()
                .initialize(Elements.DOUBLE, 9);
        assertThat(Arrays.copyOfRange(behind, 2, 14)).containsExactly(alone);
        assertThat(Arrays.copyOf(behind, 2)).doesNotContain(alone[0], alone[1]);
    }

    @Test
    void anotherSeedGivesOtherValues() {
        Signature signature = model().parameter("W", Distribution.of(Kind.NORMAL, 0.0, 1.0), true, 50)
                .build();
        assertThat(signature.initialize(Elements.DOUBLE, 1)).containsExactly(signature.initialize(Elements.DOUBLE, 1));
        assertThat(signature.initialize(Elements.DOUBLE, 2)).doesNotContain(signature.initialize(Elements.DOUBLE, 1));
    }

    @ParameterizedTest
    @EnumSource
    void floatsAreTheDoublesRounded(Kind kind) {
        Double[] arguments = {0.1, 0.7};
        Distribution distribution = Distribution.of(kind, Arrays.copyOf(arguments, kind.arity()));
        Signature signature = model().parameter("W", distribution, true, 5, 7).build();
        double[] doubles = signature.initialize(Elements.DOUBLE, 3);
        float[] floats = signature.initialize(Elements.FLOAT, 3);
        assertThat(floats).hasSize(35);
        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i]).isEqualTo((float) doubles[i]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORTHOGONAL | 4 | W: orthogonal needs a matrix, but the shape is [4]",
                "IDENTITY | 4 | W: identity needs a matrix, but the shape is [4]",
                "HE_NORMAL | 2 3 4 | W: he_normal needs a matrix, a vector or a scalar, but the shape is [2, 3, 4]",
            })
    void refusesShapesThatDoNotFit(Kind kind, String shape, String message) {
        Integer[] sizes = Arrays.stream(shape.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
        assertThatThrownBy(() -> draw(Distribution.of(kind), sizes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesArgumentsThatMakeNoSense() {
        assertThatThrownBy(() -> draw(Distribution.of(Kind.NORMAL, 0.0, -1.0), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W: normal has a negative standard deviation, -1.0");
        assertThatThrownBy(() -> draw(Distribution.of(Kind.UNIFORM, 2.0, 1.0), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W: uniform goes from 2.0 to 1.0");
        assertThatThrownBy(() -> draw(Distribution.constant(Double.NaN), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W: constant can't have the argument NaN");
        assertThatThrownBy(() -> new Distribution(Kind.NORMAL, List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NORMAL takes 2 arguments, not 1");
    }
}
