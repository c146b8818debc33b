package io.github.rnngen.generator.emit.functions;

import static io.github.rnngen.generator.emit.functions.Digits.CONTEXT;

import io.github.rnngen.generator.graph.NumberText;
import io.github.rnngen.runtime.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Computes {@link Coefficients}. Run, it prints them. */
final class Minimax {
    /** Where a function of a square is 0 / 0, a little beside. */
    private static final BigDecimal NEAR_ZERO = new BigDecimal("1e-10");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Precision precision;

    private Minimax(Precision precision) {
        this.precision = precision;
    }

    static Coefficients coefficients(Precision precision) {
        return new Minimax(precision).coefficients();
    }

    private Coefficients coefficients() {
        boolean isFloat = precision == Precision.FLOAT;
        BigDecimal half = Digits.ln2().multiply(new BigDecimal("0.5005"));
        int highBits = isFloat ? 15 : 41;
        BigDecimal high = new BigDecimal(Digits.ln2()
                        .multiply(TWO.pow(highBits))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger())
                .divide(TWO.pow(highBits));
        return new Coefficients(
                fit(x -> Digits.scaledExpSeries(x, 2), half.negate(), half, isFloat ? 4 : 9),
                fit(Minimax::tanh, NEAR_ZERO, new BigDecimal("0.36"), isFloat ? 4 : 10),
                fit(Minimax::softplus, NEAR_ZERO, BigDecimal.ONE, isFloat ? 3 : 8),
                fit(Minimax::log1p, NEAR_ZERO, new BigDecimal("0.368"), isFloat ? 6 : 13),
                fit(Digits::scaledAtanhSeries, BigDecimal.ZERO, new BigDecimal("0.02945"), isFloat ? 2 : 6),
                rounded(high),
                rounded(Digits.ln2().subtract(high)));
    }

    private static BigDecimal tanh(BigDecimal square) {
        BigDecimal x = square.sqrt(CONTEXT);
        return Digits.tanh(x).divide(x, CONTEXT).subtract(BigDecimal.ONE).divide(square, CONTEXT);
    }

    private static BigDecimal softplus(BigDecimal square) {
        BigDecimal x = square.sqrt(CONTEXT);
        return Digits.log1p(Digits.exp(x.negate()))
                .subtract(Digits.ln2())
                .add(x.divide(TWO))
                .subtract(square.divide(BigDecimal.valueOf(8)))
                .divide(square.pow(2), CONTEXT);
    }

    private static BigDecimal log1p(BigDecimal x) {
        return Digits.log1p(x).subtract(x).divide(x.pow(2), CONTEXT);
    }

    private List<Double> fit(UnaryOperator<BigDecimal> function, BigDecimal from, BigDecimal to, int degree) {
        return Remez.fit(function, from, to, degree).stream().map(this::rounded).toList();
    }

    /** The shortest decimal number that reads back as the value in the format: as it is to be written. */
    private double rounded(BigDecimal value) {
        return Double.parseDouble(
                precision == Precision.FLOAT ? NumberText.of(value.floatValue()) : NumberText.of(value.doubleValue()));
    }

    /** Prints what {@link Coefficients} holds. */
    public static void main(String[] arguments) {
        for (Precision precision : Precision.values()) {
            System.out.println(precision + ": " + coefficients(precision));
        }
    }
}
