package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The formulas of one precision.
 *
 * <p>All are monotone because each is a chain of monotone steps (rounding is one), or a step that is rounded once plus a
 * correction whose own errors are smaller than the way from one argument to the next. No fused multiply-add is in them, so
 * that they give the same bits on every machine.
 */
final class Formulas {
    private static final String X = "x";

    /** Logarithm of e to base 2. */
    private static final double LOG2_E = 1.4426950408889634;

    /** Longer polynomials are computed in pairs of terms. */
    private static final int SHORT = 3;

    private final boolean clamped;
    private final Format format;
    private final Coefficients coefficients;
    private final Formula expOfRest;
    private final Formula tanhNearZero;
    private final Formula tanhFarFromZero;
    private final Formula softplusNearZero;
    private final Formula softplusFarFromZero;

    private Formulas(Precision precision, boolean clamped) {
        this.clamped = clamped;
        this.format = Format.of(precision);
        this.coefficients = Coefficients.of(precision);
        this.expOfRest = expOfRest();
        this.tanhNearZero = tanhNearZero();
        this.tanhFarFromZero = tanhFarFromZero();
        this.softplusNearZero = softplusNearZero();
        this.softplusFarFromZero = softplusFarFromZero();
    }

    static Formulas of(Precision precision) {
        return new Formulas(precision, false);
    }

    /**
     * The same functions, of which arguments beyond some bound are set to it, where others have their values replaced: the
     * same bits, for a function has its limit there.
     */
    static Formulas clamped(Precision precision) {
        return new Formulas(precision, true);
    }

    /** {@code low} below one bound, {@code high} above the other, which is what the value comes to there. */
    private Real bounded(Real x, double least, double low, double greatest, double high, UnaryOperator<Real> value) {
        return clamped
                ? value.apply(x.atMost(greatest).atLeast(least).named("bounded"))
                : x.ifOutside(least, low, greatest, high, value.apply(x));
    }

    /** The formula of a function, if it has one here: the JDK has the others. */
    Optional<Formula> of(Elementwise function) {
        return switch (function) {
            case EXP -> Optional.of(exp());
            case LOG -> Optional.of(log());
            case TANH -> Optional.of(tanh());
            case SIGMOID -> Optional.of(sigmoid());
            case SOFTPLUS -> Optional.of(softplus());
            default -> Optional.empty();
        };
    }

    /** e^x = 2^n e^(x - n ln 2), where n is whole; the power is split in two, for it can be out of range where e^x is not. */
    private Formula exp() {
        Real x = new Real.Parameter(X);
        double infinity = Double.POSITIVE_INFINITY;
        return new Formula(
                "exp",
                List.of(X),
                bounded(x, format.leastLogarithm(), 0, format.greatestLogarithm(), infinity, this::expWithin),
                "e to the x.");
    }

    private Real expWithin(Real x) {
        Real n = wholeOfBinaryLogarithm(x).named("n");
        Real half = rounding(n.times(0.5)).named("half");
        Real rest = rounding(n.minus(whole(half)));
        return expOfRest.of(x, n).times(powerOfTwo(half)).times(powerOfTwo(rest));
    }

    /** 1 / (1 + e^-x), above and below the bar times a small power of two: alone, e^-x may overflow. */
    private Formula sigmoid() {
        Real x = new Real.Parameter(X);
        return new Formula(
                "sigmoid",
                List.of(X),
                bounded(x, format.leastLogarithm(), 0, format.negligible(), 1, this::sigmoidWithin),
                "1 / (1 + e^-x), to full relative accuracy for negative x too.");
    }

    private Real sigmoidWithin(Real x) {
        Real y = x.negative().named("y");
        double lower = format.rounder() - format.exponentRoom();
        Real rounded = y.times(LOG2_E).plus(lower).named("rounded");
        Real exp = expOfRest.of(y, rounded.minus(lower)).times(powerOfTwo(rounded));
        Real one = Real.of(Math.scalb(1.0, -format.exponentRoom()));
        return one.over(exp.plus(one));
    }

    private Formula tanh() {
        Real x = new Real.Parameter(X);
        return new Formula(
                "tanh",
                List.of(X),
                x.absolute().ifLess(0.6, tanhNearZero.of(x), tanhFarFromZero.of(x)),
                "The hyperbolic tangent of x.");
    }

    private Formula tanhNearZero() {
        Real x = new Real.Parameter(X);
        Real square = x.times(x).named("square");
        Real fourth = square.times(square).named("fourth");
        Real correction = x.times(square).times(polynomial(square, fourth, coefficients.tanh()));
        return new Formula("tanhNearZero", List.of(X), x.plus(correction), "tanh(x) for |x| up to 0.6.");
    }

    /** 1 - 2 / (e^2x + 1), and odd. */
    private Formula tanhFarFromZero() {
        Real x = new Real.Parameter(X);
        Real size = x.absolute().named("size");
        double most = format.negligible() / 2;
        Real value = clamped
                ? tanhOfSize(size.atMost(most).named("bounded"))
                : size.ifGreater(most, Real.of(1), tanhOfSize(size));
        return new Formula(
                "tanhFarFromZero", List.of(X), value.named("value").withSignOf(x), "tanh(x) for |x| from 0.5 on.");
    }

    private Real tanhOfSize(Real size) {
        Real rounded = rounding(size.times(2 * LOG2_E)).named("rounded");
        Real exp = expOfRest.of(size.times(2).named("twice"), whole(rounded)).times(powerOfTwo(rounded));
        return Real.of(1).minus(Real.of(2).over(exp.plus(1)));
    }

    private Formula softplus() {
        Real x = new Real.Parameter(X);
        return new Formula(
                "softplus",
                List.of(X),
                x.absolute().ifLess(1, softplusNearZero.of(x), softplusFarFromZero.of(x)),
                "log(1 + e^x), to full relative accuracy for negative x too.");
    }

    /** log 2 + x / 2 + x^2 / 8 - …: but for x / 2, it is even. */
    private Formula softplusNearZero() {
        Real x = new Real.Parameter(X);
        Real square = x.times(x).named("square");
        Real fourth = square.times(square).named("fourth");
        Real symmetric = square.times(0.125).plus(fourth.times(polynomial(square, fourth, coefficients.softplus())));
        Real ln2Low = Real.of(coefficients.ln2Low());
        Real value = x.times(0.5).plus(symmetric.plus(ln2Low)).plus(coefficients.ln2High());
        return new Formula("softplusNearZero", List.of(X), value, "softplus(x) for |x| up to 1.");
    }

    /** max(x, 0) + log(1 + e^-|x|). The power of two is set right at the end, for it may be below all normal numbers. */
    private Formula softplusFarFromZero() {
        Real x = new Real.Parameter(X);
        Real y = x.absolute()
                .named("size")
                .atMost(-format.leastLogarithm())
                .negative()
                .named("y");
        Real n = wholeOfBinaryLogarithm(y).named("n");
        Real lifted = powerOfTwo(rounding(n.plus(format.exponentRoom())));
        Real exp = expOfRest
                .of(y, n)
                .times(lifted)
                .times(Math.scalb(1.0, -format.exponentRoom()))
                .named("exp");
        Real square = exp.times(exp).named("square");
        Real log = exp.plus(square.times(polynomial(exp, square, coefficients.log1p())));
        return new Formula("softplusFarFromZero", List.of(X), x.atLeast(0).plus(log), "softplus(x) for |x| from 1 on.");
    }

    /**
     * {@code log(2^k m) = k ln 2 + log(m)} with m from the square root of 1/2 to that of 2. With {@code f = m - 1} and
     * {@code s = f / (2 + f)}, {@code log(m) = 2 atanh(s)}, and as {@code 2 s = f - s f}, that is f less a correction.
     */
    private Formula log() {
        Real x = new Real.Parameter(X);
        double lift = Math.scalb(1.0, format.fractionBits() + 1);
        Real normal = x.ifLess(format.small(), x.times(lift), x);
        Real lifted = x.ifLess(format.small(), Real.of(-format.fractionBits() - 1), Real.of(0));
        long least = format.bits(Math.sqrt(0.5));
        Bits bits = normal.bits().plus(format.bits(1) - least).named("bits");
        Real k = bits.shiftRight(format.fractionBits())
                .or(format.bits(format.unit()))
                .real()
                .minus(format.unit() + format.bias())
                .plus(lifted)
                .named("k");
        Real f = bits.and(format.fractionMask()).plus(least).real().minus(1).named("f");
        Real s = f.over(f.plus(2)).named("s");
        Real square = s.times(s).named("square");
        Real fourth = square.times(square).named("fourth");
        Real correction = s.times(f.minus(square.times(polynomial(square, fourth, coefficients.log()))));
        Real value = f.minus(correction.minus(k.times(coefficients.ln2Low()))).plus(k.times(coefficients.ln2High()));
        Real infinity = Real.of(Double.POSITIVE_INFINITY);
        Real ofPositive = x.ifLess(Double.POSITIVE_INFINITY, value, infinity);
        Real ofOthers = x.ifZero(Real.of(Double.NEGATIVE_INFINITY), Real.of(Double.NaN));
        return new Formula(
                "log",
                List.of(X),
                x.ifGreater(0, ofPositive, ofOthers),
                "The natural logarithm of x: minus infinity for zeros, NaN for what is less.");
    }

    /** e^r with r = x - n ln 2, which is small: 1 + (r + r^2 …). */
    private Formula expOfRest() {
        Real x = new Real.Parameter(X);
        Real n = new Real.Parameter("n");
        Real r = x.minus(n.times(coefficients.ln2High()))
                .minus(n.times(coefficients.ln2Low()))
                .named("r");
        Real square = r.times(r).named("square");
        Real value =
                r.plus(square.times(polynomial(r, square, coefficients.exp()))).plus(1);
        return new Formula(
                "expOfRest", List.of(X, "n"), value, "e^(x - n log 2), where n is the whole number next to x / log 2.");
    }

    private Real wholeOfBinaryLogarithm(Real x) {
        return whole(rounding(x.times(LOG2_E)));
    }

    /** A number that holds the nearest whole number in its last bits. */
    private Real rounding(Real x) {
        return x.plus(format.rounder());
    }

    private Real whole(Real rounded) {
        return rounded.minus(format.rounder());
    }

    /** Two to the whole number in the last bits, which is in the range of normal numbers. */
    private Real powerOfTwo(Real rounded) {
        return rounded.bits().shiftLeft(format.fractionBits()).real();
    }

    /** By Horner's rule in the square of x, of pairs of terms, which can all be computed at the same time. */
    private static Real polynomial(Real x, Real square, List<Double> coefficients) {
        if (coefficients.size() <= SHORT) {
            return horner(x, coefficients.stream().map(Real::of).toList());
        }
        List<Real> pairs = new ArrayList<>();
        for (int k = 0; k < coefficients.size(); k += 2) {
            Real term = Real.of(coefficients.get(k));
            boolean last = k == coefficients.size() - 1;
            pairs.add(last ? term : x.times(coefficients.get(k + 1)).plus(term));
        }
        return horner(square, pairs);
    }

    private static Real horner(Real x, List<Real> coefficients) {
        Real sum = coefficients.get(coefficients.size() - 1);
        for (int k = coefficients.size() - 2; k >= 0; k--) {
            sum = sum.times(x).plus(coefficients.get(k));
        }
        return sum;
    }
}
