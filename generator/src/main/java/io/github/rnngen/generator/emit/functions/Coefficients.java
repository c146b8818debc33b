package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.runtime.Precision;
import java.util.List;

/**
 * The numbers of the approximations: coefficients of polynomials, the constant term first, whose greatest relative error
 * on their interval is least.
 *
 * @param exp {@code (e^x - 1 - x) / x^2} for |x| up to half of ln 2, and a little more
 * @param tanh {@code (tanh(x) / x - 1) / x^2}, of {@code x^2}, for |x| up to 0.6
 * @param softplus {@code (log(1 + e^x) - log 2 - x / 2 - x^2 / 8) / x^4}, of {@code x^2}, for |x| up to 1
 * @param log1p {@code (log(1 + x) - x) / x^2} for x from 0 to 1 / e, and a little more
 * @param log {@code (2 atanh(s) / s - 2) / s^2}, of {@code s^2}, for {@code s = (x - 1) / (x + 1)} and x from the square
 *     root of 1/2 to that of 2
 * @param ln2High the leading bits of ln 2, so few that its product with any exponent is exact
 * @param ln2Low the rest of ln 2
 */
record Coefficients(
        List<Double> exp,
        List<Double> tanh,
        List<Double> softplus,
        List<Double> log1p,
        List<Double> log,
        double ln2High,
        double ln2Low) {
    static final Coefficients FLOAT = new Coefficients(
            List.of(0.5, 0.16666576, 0.041666854, 0.008363202, 0.0013901386),
            List.of(-0.3333333, 0.13332915, -0.05387398, 0.0211111, -0.0062693167),
            List.of(-0.005208332, 3.471842e-4, -2.6158334e-5, 1.8143465e-6),
            List.of(-0.5, 0.33333218, -0.24994864, 0.19912891, -0.15945438, 0.11068305, -0.045245778),
            List.of(0.66666687, 0.39988756, 0.2958095),
            0.69314575,
            1.4286068e-6);

    static final Coefficients DOUBLE = new Coefficients(
            List.of(
                    0.5000000000000001,
                    0.16666666666666644,
                    0.041666666666624004,
                    0.00833333333335638,
                    0.0013888888917293343,
                    1.9841269784219817e-4,
                    2.4801521155454314e-5,
                    2.755735584300561e-6,
                    2.762016112248047e-7,
                    2.5068111396164816e-8),
            List.of(
                    -0.33333333333333326,
                    0.133333333333302,
                    -0.05396825396476079,
                    0.021869488383887522,
                    -0.008863232115364484,
                    0.0035920831842911516,
                    -0.0014554649106625751,
                    5.880545572223211e-4,
                    -2.3225195050981902e-4,
                    8.154852034734954e-5,
                    -1.8336573300195178e-5),
            List.of(
                    -0.005208333333333328,
                    3.472222222213627e-4,
                    -2.6351686484901394e-5,
                    2.1356920016529276e-6,
                    -1.8032175063607292e-7,
                    1.5656804358454476e-8,
                    -1.3820822187822977e-9,
                    1.1854570402409884e-10,
                    -7.644474108408898e-12),
            List.of(
                    -0.49999999999999994,
                    0.3333333333332867,
                    -0.24999999999167807,
                    0.19999999941374713,
                    -0.16666664503945583,
                    0.14285666280939233,
                    -0.12499305645416157,
                    0.11104238757403187,
                    -0.09952040906955105,
                    0.08850886271549796,
                    -0.0746552360344487,
                    0.05424718946892801,
                    -0.028667422173420335,
                    0.00784503578441358),
            List.of(
                    0.666666666666667,
                    0.3999999999989892,
                    0.28571428626224865,
                    0.2222221109633383,
                    0.1818289179100644,
                    0.15331636728763873,
                    0.14617460359775578),
            0.6931471805601177,
            -1.7239444525614835e-13);

    static Coefficients of(Precision precision) {
        return precision == Precision.FLOAT ? FLOAT : DOUBLE;
    }
}
