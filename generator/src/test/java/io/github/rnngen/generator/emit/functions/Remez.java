package io.github.rnngen.generator.emit.functions;

import static io.github.rnngen.generator.emit.functions.Digits.CONTEXT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Remez's exchange algorithm: the polynomial whose greatest relative error on an interval is least. E. Remez, Sur le
 * calcul effectif des polynômes d'approximation de Tchebichef, C. R. Acad. Sci. 199 (1934).
 */
final class Remez {
    /** Enough places between two extrema of the error to find these to some per cent of their distance. */
    private static final int PLACES = 24;

    private static final int ROUNDS = 12;

    private final UnaryOperator<BigDecimal> function;
    private final BigDecimal from;
    private final BigDecimal to;
    private final int degree;

    private Remez(UnaryOperator<BigDecimal> function, BigDecimal from, BigDecimal to, int degree) {
        this.function = function;
        this.from = from;
        this.to = to;
        this.degree = degree;
    }

    /** The best polynomial for a function that has no zero on the interval, the constant term first. */
    static List<BigDecimal> fit(UnaryOperator<BigDecimal> function, BigDecimal from, BigDecimal to, int degree) {
        return new Remez(function, from, to, degree).fit();
    }

    private List<BigDecimal> fit() {
        int count = PLACES * (degree + 2);
        List<BigDecimal> places = chebyshev(count);
        List<BigDecimal> values = places.stream().map(function).toList();
        List<Integer> reference = new ArrayList<>();
        for (int i = 0; i < degree + 2; i++) {
            reference.add(Math.round(i * (count - 1f) / (degree + 1)));
        }
        List<BigDecimal> coefficients = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            List<BigDecimal> solved = solve(places, values, reference);
            coefficients = solved;
            List<BigDecimal> errors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BigDecimal difference = at(solved, places.get(i)).subtract(values.get(i));
                errors.add(difference.divide(values.get(i), CONTEXT));
            }
            List<Integer> next = extrema(errors);
            if (next.equals(reference) || next.size() != degree + 2) {
                break;
            }
            reference = next;
        }
        return coefficients;
    }

    /** Places that crowd towards the ends, as the extrema of the error do; from the lowest to the highest. */
    private List<BigDecimal> chebyshev(int count) {
        BigDecimal half = to.subtract(from).divide(BigDecimal.valueOf(2));
        BigDecimal middle = from.add(half);
        List<BigDecimal> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double cosine = -StrictMath.cos(Math.PI * i / (count - 1));
            places.add(middle.add(half.multiply(new BigDecimal(cosine)), CONTEXT));
        }
        return places;
    }

    /** The polynomial whose relative error at the places of reference is the same but for its sign, which alternates. */
    private List<BigDecimal> solve(List<BigDecimal> places, List<BigDecimal> values, List<Integer> reference) {
        int size = degree + 2;
        BigDecimal[][] rows = new BigDecimal[size][size + 1];
        for (int i = 0; i < size; i++) {
            BigDecimal power = BigDecimal.ONE;
            for (int k = 0; k <= degree; k++) {
                rows[i][k] = power;
                power = power.multiply(places.get(reference.get(i)), CONTEXT);
            }
            BigDecimal value = values.get(reference.get(i));
            rows[i][degree + 1] = i % 2 == 0 ? value : value.negate();
            rows[i][size] = value;
        }
        return eliminate(rows).subList(0, degree + 1);
    }

    /** Gauss's elimination with partial pivoting. */
    private static List<BigDecimal> eliminate(BigDecimal[][] rows) {
        int size = rows.length;
        for (int k = 0; k < size; k++) {
            int pivot = k;
            for (int i = k + 1; i < size; i++) {
                pivot = rows[i][k].abs().compareTo(rows[pivot][k].abs()) > 0 ? i : pivot;
            }
            BigDecimal[] chosen = rows[pivot];
            rows[pivot] = rows[k];
            rows[k] = chosen;
            for (int i = 0; i < size; i++) {
                if (i != k) {
                    BigDecimal factor = rows[i][k].divide(chosen[k], CONTEXT);
                    for (int j = k; j <= size; j++) {
                        rows[i][j] = rows[i][j].subtract(factor.multiply(chosen[j]), CONTEXT);
                    }
                }
            }
        }
        List<BigDecimal> solution = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            solution.add(rows[k][size].divide(rows[k][k], CONTEXT));
        }
        return solution;
    }

    /** Where the error is greatest between two changes of its sign. */
    private static List<Integer> extrema(List<BigDecimal> errors) {
        List<Integer> extrema = new ArrayList<>();
        int best = 0;
        for (int i = 1; i < errors.size(); i++) {
            if (errors.get(i).signum() != errors.get(best).signum()) {
                extrema.add(best);
                best = i;
            } else if (errors.get(i).abs().compareTo(errors.get(best).abs()) > 0) {
                best = i;
            }
        }
        extrema.add(best);
        return extrema;
    }

    private static BigDecimal at(List<BigDecimal> coefficients, BigDecimal x) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = coefficients.size() - 1; k >= 0; k--) {
            sum = sum.multiply(x, CONTEXT).add(coefficients.get(k), CONTEXT);
        }
        return sum;
    }
}
