package io.github.rnngen.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of neighbouring floats from everywhere; with {@code -Daccuracy=full}, all floats. */
class FloatMathTest {
    private static final boolean FULL = "full".equals(System.getProperty("accuracy"));
    private static final int RUN = 256;
    private static final int STRIDE = FULL ? RUN : 1 << 17;
    private static final double MOST_ULPS = 3;

    /** Of positive infinity: floats in their order are numbered from minus this to this. */
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private static float number(int order) {
        return order >= 0 ? Float.intBitsToFloat(order) : -Float.intBitsToFloat(-order);
    }

    /** The distance from the true value, in units in the last place of its float. */
    private static double ulps(double exact, float value) {
        float rounded = (float) exact;
        return Float.isInfinite(rounded) && rounded == value ? 0 : Math.abs(value - exact) / Math.ulp(rounded);
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreSmallAndOrderIsKept(Function function) {
        DoubleUnaryOperator exact = function.inDouble();
        Sweep sweep = new Sweep(function);
        for (int start = -INFINITY; start <= INFINITY; start += STRIDE) {
            if (!FULL) {
                sweep.restart();
            }
            for (int order = start; order < start + RUN && order <= INFINITY; order++) {
                float x = number(order);
                if (x >= function.least()) {
                    float value = function.of(x);
                    sweep.add(x, value, ulps(exact.applyAsDouble(x), value));
                }
            }
        }
        System.out.println("float  " + sweep);
        assertThat(sweep.worst()).as(sweep.toString()).isLessThanOrEqualTo(MOST_ULPS);
        assertThat(sweep.monotone()).as(sweep.toString()).isTrue();
    }
}
