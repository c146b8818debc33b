// Written by RuntimeMathTest from the formulas of the generator. Do not edit: change these.
package io.github.rnngen.runtime.math;

/**
 * Elementary functions in {@code double}, in forms that are fast alone and on vectors.
 *
 * <p>Each is within 4 units in the last place of the true value and monotone; {@code tanh} is odd and at
 * most 1 in size, {@code sigmoid} is from 0 to 1. NaN gives NaN, infinities give the limits. No fused
 * multiply-add and nothing of the machine's is used: the bits are the same everywhere, and the same as
 * those of the vector forms in generated code. Safe for use by several threads.
 */
public final class DoubleMath {
    private DoubleMath() {}

    /**
     * e to the x.
     */
    public static double exp(double x) {
        final double n = x * 1.4426950408889634 + 6755399441056767.0 - 6755399441056767.0;
        final double half = n * 0.5 + 6755399441056767.0;
        return x > 710.0
                ? Double.POSITIVE_INFINITY
                : (x < -746.0
                        ? 0.0
                        : expOfRest(x, n)
                                * Double.longBitsToDouble(Double.doubleToRawLongBits(half) << 52)
                                * Double.longBitsToDouble(
                                        Double.doubleToRawLongBits(n - (half - 6755399441056767.0) + 6755399441056767.0)
                                                << 52));
    }

    /**
     * The natural logarithm of x: minus infinity for zeros, NaN for what is less.
     */
    public static double log(double x) {
        final long bits = Double.doubleToRawLongBits(x < 1e-307 ? x * 9007199254740992.0 : x) + 0x95f619980c433L;
        final double f = Double.longBitsToDouble((bits & 0xfffffffffffffL) + 0x3fe6a09e667f3bcdL) - 1.0;
        final double s = f / (f + 2.0);
        final double square = s * s;
        final double fourth = square * square;
        final double k = Double.longBitsToDouble((bits >>> 52) | 0x4330000000000000L)
                - 4503599627371519.0
                + (x < 1e-307 ? -53.0 : 0.0);
        return x > 0.0
                ? (x < Double.POSITIVE_INFINITY
                        ? f
                                - (s
                                                * (f
                                                        - square
                                                                * (((0.14617460359775578 * fourth
                                                                                                        + (square
                                                                                                                        * 0.15331636728763873
                                                                                                                + 0.1818289179100644))
                                                                                                * fourth
                                                                                        + (square * 0.2222221109633383
                                                                                                + 0.28571428626224865))
                                                                                * fourth
                                                                        + (square * 0.3999999999989892
                                                                                + 0.666666666666667)))
                                        - k * -1.7239444525614835e-13)
                                + k * 0.6931471805601177
                        : Double.POSITIVE_INFINITY)
                : (x == 0.0 ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    /**
     * The hyperbolic tangent of x.
     */
    public static double tanh(double x) {
        return Math.abs(x) < 0.6 ? tanhNearZero(x) : tanhFarFromZero(x);
    }

    /**
     * 1 / (1 + e^-x), to full relative accuracy for negative x too.
     */
    public static double sigmoid(double x) {
        final double y = -x;
        final double rounded = y * 1.4426950408889634 + 6755399441056255.0;
        return x > 40.0
                ? 1.0
                : (x < -746.0
                        ? 0.0
                        : 7.458340731200207e-155
                                / (expOfRest(y, rounded - 6755399441056255.0)
                                                * Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << 52)
                                        + 7.458340731200207e-155));
    }

    /**
     * log(1 + e^x), to full relative accuracy for negative x too.
     */
    public static double softplus(double x) {
        return Math.abs(x) < 1.0 ? softplusNearZero(x) : softplusFarFromZero(x);
    }

    /**
     * e^(x - n log 2), where n is the whole number next to x / log 2.
     */
    private static double expOfRest(double x, double n) {
        final double r = x - n * 0.6931471805601177 - n * -1.7239444525614835e-13;
        final double square = r * r;
        return r
                + square
                        * (((((r * 2.5068111396164816e-8 + 2.762016112248047e-7) * square
                                                                                + (r * 0.000002755735584300561
                                                                                        + 0.000024801521155454314))
                                                                        * square
                                                                + (r * 0.00019841269784219817 + 0.0013888888917293343))
                                                        * square
                                                + (r * 0.00833333333335638 + 0.041666666666624004))
                                        * square
                                + (r * 0.16666666666666644 + 0.5000000000000001))
                + 1.0;
    }

    /**
     * tanh(x) for |x| up to 0.6.
     */
    private static double tanhNearZero(double x) {
        final double square = x * x;
        final double fourth = square * square;
        return x
                + x
                        * square
                        * (((((-0.000018336573300195178 * fourth
                                                                                                + (square
                                                                                                                * 0.00008154852034734954
                                                                                                        + -0.00023225195050981902))
                                                                                        * fourth
                                                                                + (square * 0.0005880545572223211
                                                                                        + -0.0014554649106625751))
                                                                        * fourth
                                                                + (square * 0.0035920831842911516
                                                                        + -0.008863232115364484))
                                                        * fourth
                                                + (square * 0.021869488383887522 + -0.05396825396476079))
                                        * fourth
                                + (square * 0.133333333333302 + -0.33333333333333326));
    }

    /**
     * tanh(x) for |x| from 0.5 on.
     */
    private static double tanhFarFromZero(double x) {
        final double size = Math.abs(x);
        final double twice = size * 2.0;
        final double rounded = size * 2.8853900817779268 + 6755399441056767.0;
        final double value = size > 20.0
                ? 1.0
                : 1.0
                        - 2.0
                                / (expOfRest(twice, rounded - 6755399441056767.0)
                                                * Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << 52)
                                        + 1.0);
        return x < 0.0 ? -value : value;
    }

    /**
     * softplus(x) for |x| up to 1.
     */
    private static double softplusNearZero(double x) {
        final double square = x * x;
        final double fourth = square * square;
        return x * 0.5
                + (square * 0.125
                        + fourth
                                * ((((-7.644474108408898e-12 * fourth
                                                                                        + (square
                                                                                                        * 1.1854570402409884e-10
                                                                                                + -1.3820822187822977e-9))
                                                                                * fourth
                                                                        + (square * 1.5656804358454476e-8
                                                                                + -1.8032175063607292e-7))
                                                                * fourth
                                                        + (square * 0.0000021356920016529276
                                                                + -0.000026351686484901394))
                                                * fourth
                                        + (square * 0.0003472222222213627 + -0.005208333333333328))
                        + -1.7239444525614835e-13)
                + 0.6931471805601177;
    }

    /**
     * softplus(x) for |x| from 1 on.
     */
    private static double softplusFarFromZero(double x) {
        final double size = Math.abs(x);
        final double y = -(size > 746.0 ? 746.0 : size);
        final double n = y * 1.4426950408889634 + 6755399441056767.0 - 6755399441056767.0;
        final double exp = expOfRest(y, n)
                * Double.longBitsToDouble(Double.doubleToRawLongBits(n + 512.0 + 6755399441056767.0) << 52)
                * 7.458340731200207e-155;
        final double square = exp * exp;
        return (x < 0.0 ? 0.0 : x)
                + (exp
                        + square
                                * (((((((exp * 0.00784503578441358 + -0.028667422173420335) * square
                                                                                                                        + (exp
                                                                                                                                        * 0.05424718946892801
                                                                                                                                + -0.0746552360344487))
                                                                                                                * square
                                                                                                        + (exp
                                                                                                                        * 0.08850886271549796
                                                                                                                + -0.09952040906955105))
                                                                                                * square
                                                                                        + (exp * 0.11104238757403187
                                                                                                + -0.12499305645416157))
                                                                                * square
                                                                        + (exp * 0.14285666280939233
                                                                                + -0.16666664503945583))
                                                                * square
                                                        + (exp * 0.19999999941374713 + -0.24999999999167807))
                                                * square
                                        + (exp * 0.3333333333332867 + -0.49999999999999994)));
    }
}
