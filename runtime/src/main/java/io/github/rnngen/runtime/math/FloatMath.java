// Written by RuntimeMathTest from the formulas of the generator. Do not edit: change these.
package io.github.rnngen.runtime.math;

/**
 * Elementary functions in {@code float}, in forms that are fast alone and on vectors.
 *
 * <p>Each is within 3 units in the last place of the true value and monotone; {@code tanh} is odd and at
 * most 1 in size, {@code sigmoid} is from 0 to 1. NaN gives NaN, infinities give the limits. No fused
 * multiply-add and nothing of the machine's is used: the bits are the same everywhere, and the same as
 * those of the vector forms in generated code. Safe for use by several threads.
 */
public final class FloatMath {
    private FloatMath() {}

    /**
     * e to the x.
     */
    public static float exp(float x) {
        final float n = x * 1.442695f + 12583039.0f - 12583039.0f;
        final float half = n * 0.5f + 12583039.0f;
        return x > 89.0f
                ? Float.POSITIVE_INFINITY
                : (x < -104.0f
                        ? 0.0f
                        : expOfRest(x, n)
                                * Float.intBitsToFloat(Float.floatToRawIntBits(half) << 23)
                                * Float.intBitsToFloat(
                                        Float.floatToRawIntBits(n - (half - 12583039.0f) + 12583039.0f) << 23));
    }

    /**
     * The natural logarithm of x: minus infinity for zeros, NaN for what is less.
     */
    public static float log(float x) {
        final int bits = Float.floatToRawIntBits(x < 1e-37f ? x * 16777216.0f : x) + 0x4afb0d;
        final float f = Float.intBitsToFloat((bits & 0x7fffff) + 0x3f3504f3) - 1.0f;
        final float s = f / (f + 2.0f);
        final float square = s * s;
        final float k = Float.intBitsToFloat((bits >>> 23) | 0x4b000000) - 8388735.0f + (x < 1e-37f ? -24.0f : 0.0f);
        return x > 0.0f
                ? (x < Float.POSITIVE_INFINITY
                        ? f
                                - (s * (f - square * ((0.2958095f * square + 0.39988756f) * square + 0.66666687f))
                                        - k * 0.0000014286068f)
                                + k * 0.69314575f
                        : Float.POSITIVE_INFINITY)
                : (x == 0.0f ? Float.NEGATIVE_INFINITY : Float.NaN);
    }

    /**
     * The hyperbolic tangent of x.
     */
    public static float tanh(float x) {
        return Math.abs(x) < 0.6f ? tanhNearZero(x) : tanhFarFromZero(x);
    }

    /**
     * 1 / (1 + e^-x), to full relative accuracy for negative x too.
     */
    public static float sigmoid(float x) {
        final float y = -x;
        final float rounded = y * 1.442695f + 12582975.0f;
        return x > 20.0f
                ? 1.0f
                : (x < -104.0f
                        ? 0.0f
                        : 5.421011e-20f
                                / (expOfRest(y, rounded - 12582975.0f)
                                                * Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << 23)
                                        + 5.421011e-20f));
    }

    /**
     * log(1 + e^x), to full relative accuracy for negative x too.
     */
    public static float softplus(float x) {
        return Math.abs(x) < 1.0f ? softplusNearZero(x) : softplusFarFromZero(x);
    }

    /**
     * e^(x - n log 2), where n is the whole number next to x / log 2.
     */
    private static float expOfRest(float x, float n) {
        final float r = x - n * 0.69314575f - n * 0.0000014286068f;
        final float square = r * r;
        return r
                + square
                        * ((0.0013901386f * square + (r * 0.008363202f + 0.041666854f)) * square
                                + (r * 0.16666576f + 0.5f))
                + 1.0f;
    }

    /**
     * tanh(x) for |x| up to 0.6.
     */
    private static float tanhNearZero(float x) {
        final float square = x * x;
        final float fourth = square * square;
        return x
                + x
                        * square
                        * ((-0.0062693167f * fourth + (square * 0.0211111f + -0.05387398f)) * fourth
                                + (square * 0.13332915f + -0.3333333f));
    }

    /**
     * tanh(x) for |x| from 0.5 on.
     */
    private static float tanhFarFromZero(float x) {
        final float size = Math.abs(x);
        final float twice = size * 2.0f;
        final float rounded = size * 2.88539f + 12583039.0f;
        final float value = size > 10.0f
                ? 1.0f
                : 1.0f
                        - 2.0f
                                / (expOfRest(twice, rounded - 12583039.0f)
                                                * Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << 23)
                                        + 1.0f);
        return x < 0.0f ? -value : value;
    }

    /**
     * softplus(x) for |x| up to 1.
     */
    private static float softplusNearZero(float x) {
        final float square = x * x;
        final float fourth = square * square;
        return x * 0.5f
                + (square * 0.125f
                        + fourth
                                * ((square * 0.0000018143465f + -0.000026158334f) * fourth
                                        + (square * 0.0003471842f + -0.005208332f))
                        + 0.0000014286068f)
                + 0.69314575f;
    }

    /**
     * softplus(x) for |x| from 1 on.
     */
    private static float softplusFarFromZero(float x) {
        final float size = Math.abs(x);
        final float y = -(size > 104.0f ? 104.0f : size);
        final float n = y * 1.442695f + 12583039.0f - 12583039.0f;
        final float exp = expOfRest(y, n)
                * Float.intBitsToFloat(Float.floatToRawIntBits(n + 64.0f + 12583039.0f) << 23)
                * 5.421011e-20f;
        final float square = exp * exp;
        return (x < 0.0f ? 0.0f : x)
                + (exp
                        + square
                                * (((-0.045245778f * square + (exp * 0.11068305f + -0.15945438f)) * square
                                                        + (exp * 0.19912891f + -0.24994864f))
                                                * square
                                        + (exp * 0.33333218f + -0.5f)));
    }
}
