package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.programs.Phrase.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes expressions of a wanted shape. No value is beyond {@link #BOUND}, arguments of {@code log}, {@code sqrt} and
 * powers and divisors are away from zero, so that nothing overflows and nothing is undefined.
 */
final class Expressions {
    /** The greatest absolute value of an expression. */
    static final double BOUND = 4;

    private static final double AWAY_FROM_ZERO = 0.1;
    private static final int LONGEST_TWICE = 30;

    private final Choices choices;
    private final Scope scope;
    private final List<Function> functions;

    /**
     * @param functions that the program can call
     */
    Expressions(Choices choices, Scope scope, List<Function> functions) {
        this.choices = choices;
        this.scope = scope;
        this.functions = List.copyOf(functions);
    }

    /** An expression of a shape with at most so many operations within each other, more or less. */
    Phrase of(List<Size> shape, int depth) {
        return bounded(depth <= 0 ? leaf(shape) : operation(shape, depth));
    }

    /** An expression that depends on something trained. */
    Phrase trained(List<Size> shape, int depth) {
        Phrase phrase = of(shape, depth);
        if (phrase.trained()) {
            return phrase;
        }
        Phrase factor = scope.parameter(choices.chance(0.5) ? shape : List.of(), false);
        return bounded(Phrase.binary(phrase, "*", factor, shape, phrase.range().times(factor.range())));
    }

    /** Values between -1 and 1, or 0 and 1. */
    Phrase squashed(Phrase phrase) {
        Phrase tame = phrase.range().magnitude() <= BOUND ? phrase : phrase.withRange(Range.symmetric(BOUND));
        return switch (choices.between(0, 6)) {
            case 0 -> tame.call("sigmoid", new Range(0, 1));
            case 1 -> tame.call("softsign", Range.UNIT);
            case 2 -> tame.call("hard_tanh", Range.UNIT);
            case 3 ->
                new Phrase(
                        "max(-1, min(1, " + tame.text() + "))",
                        Binding.POSTFIX,
                        tame.shape(),
                        Range.UNIT,
                        tame.trained());
            default -> tame.call("tanh", Range.UNIT);
        };
    }

    Phrase bounded(Phrase phrase) {
        double magnitude = phrase.range().magnitude();
        if (magnitude <= BOUND) {
            return phrase;
        } else if (magnitude > 8 * BOUND || choices.chance(0.5)) {
            return squashed(phrase);
        }
        Range eighth = new Range(0.125, 0.125);
        Range range = phrase.range().times(eighth);
        return choices.chance(0.5)
                ? Phrase.binary(phrase, "/", Phrase.number("8"), phrase.shape(), range)
                : Phrase.binary(Phrase.number("0.125"), "*", phrase, phrase.shape(), range);
    }

    private Phrase leaf(List<Size> shape) {
        if (scope.hasParameters() && choices.chance(0.2)) {
            return scope.parameter(shape);
        }
        List<Phrase> known = new ArrayList<>(scope.values(shape));
        for (Phrase state : scope.states(shape)) {
            known.add(past(state));
            known.add(past(state));
        }
        if (shape.isEmpty() && (known.isEmpty() || choices.chance(0.2))) {
            return Phrase.number(choices.any("0.5", "2", "0.25", "1", "1.5", "3", "0.125"));
        }
        return bounded(choices.maybe(known).orElseGet(() -> scope.parameter(shape)));
    }

    private Phrase past(Phrase state) {
        int back = choices.any(1, 1, 1, 1, 2, 2, 3);
        return new Phrase(
                state.text() + "[t-" + back + "]", Binding.POSTFIX, state.shape(), state.range(), state.trained());
    }

    private Phrase operation(List<Size> shape, int depth) {
        List<Supplier<Phrase>> kinds = new ArrayList<>();
        add(kinds, 6, () -> arithmetic(shape, depth));
        add(kinds, 4, () -> function(shape, depth));
        add(kinds, 1, () -> select(shape, depth));
        add(kinds, 1, () -> extreme(shape, depth));
        add(kinds, 1, () -> power(shape, depth));
        add(kinds, 2, () -> leaf(shape));
        if (scope.hasParameters()) {
            add(kinds, 1, () -> dropout(shape, depth));
            if (shape.isEmpty()) {
                add(kinds, 5, () -> reduction(depth));
                add(kinds, 1, () -> element(depth));
            } else if (shape.size() == 1) {
                add(kinds, 7, () -> product(shape, depth));
                add(kinds, 2, () -> joined(shape.get(0), depth));
                add(kinds, 2, () -> part(shape.get(0), depth));
                add(kinds, 2, () -> row(shape, depth));
                add(kinds, 1, () -> softmax(shape, depth));
            } else {
                add(kinds, 3, () -> outer(shape, depth));
                add(kinds, 2, () -> transposed(shape, depth));
                add(kinds, 3, () -> product(shape, depth));
            }
        }
        return choices.of(kinds).get();
    }

    private static void add(List<Supplier<Phrase>> kinds, int weight, Supplier<Phrase> kind) {
        for (int i = 0; i < weight; i++) {
            kinds.add(kind);
        }
    }

    // element by element

    /** An operand for an operation of this shape: sometimes a number for all elements. */
    private Phrase operand(List<Size> shape, int depth) {
        return of(choices.chance(0.2) ? List.of() : shape, depth - 1);
    }

    /** Two operands, of which at least one has the shape. */
    private List<Phrase> operands(List<Size> shape, int depth) {
        Phrase whole = of(shape, depth - 1);
        Phrase other = operand(shape, depth);
        return choices.chance(0.5) ? List.of(whole, other) : List.of(other, whole);
    }

    private Phrase arithmetic(List<Size> shape, int depth) {
        List<Phrase> two = operands(shape, depth);
        Phrase a = two.get(0);
        Phrase b = two.get(1);
        Range left = a.range();
        Range right = b.range();
        switch (choices.between(0, 6)) {
            case 0, 1 -> {
                return Phrase.binary(a, "+", b, shape, left.plus(right));
            }
            case 2 -> {
                return Phrase.binary(a, "-", b, shape, left.plus(right.negated()));
            }
            case 3, 4 -> {
                return Phrase.binary(a, "*", b, shape, left.times(right));
            }
            case 5 -> {
                Phrase divisor = positive(b);
                return Phrase.binary(a, "/", divisor, shape, left.over(divisor.range()));
            }
            default -> {
                Phrase whole = a.shape().equals(shape) ? a : b;
                String text = "-" + whole.in(Binding.UNARY);
                return new Phrase(text, Binding.UNARY, shape, whole.range().negated(), whole.trained());
            }
        }
    }

    /** An expression of the same shape, or the same one, that is away from zero. */
    private Phrase positive(Phrase a) {
        if (a.range().least() >= AWAY_FROM_ZERO) {
            return a;
        }
        Range one = Range.symmetric(BOUND);
        Phrase quarter = Phrase.number("0.25");
        Phrase sum = switch (choices.between(0, 4)) {
            case 0 -> a.call("abs", a.range().absolute());
            case 1 -> a.call("softplus", new Range(0, BOUND + 1));
            case 2 -> a.call("sigmoid", new Range(0, 1));
            case 3 ->
                Phrase.binary(a, "^", Phrase.number("2"), a.shape(), new Range(0, one.greatest() * one.greatest()));
            default ->
                a.text().length() > LONGEST_TWICE
                        ? a.call("relu", a.range().atLeast(0))
                        : Phrase.binary(a, "*", a, a.shape(), new Range(0, one.greatest() * one.greatest()));
        };
        return Phrase.binary(sum, "+", quarter, a.shape(), sum.range().plus(quarter.range()));
    }

    private Phrase function(List<Size> shape, int depth) {
        Phrase a = of(shape, depth - 1);
        int kind = choices.between(0, 9);
        if (kind == 0) {
            Phrase argument = positive(a);
            Range range = argument.range();
            return argument.call("log", new Range(Math.log(range.least()), Math.log(range.greatest())));
        } else if (kind == 1) {
            Phrase argument = positive(a);
            Range range = argument.range();
            return argument.call("sqrt", new Range(Math.sqrt(range.least()), Math.sqrt(range.greatest())));
        }
        Function function = choices.of(kind < 7 ? Function.BUILT_IN : functions);
        Range range = function.range().apply(a.range());
        if (function.options().isEmpty() || choices.chance(0.5)) {
            return a.call(function.name(), range);
        }
        String text = function.name() + "(" + a.text() + ", " + choices.of(function.options()) + ")";
        return new Phrase(text, Binding.POSTFIX, shape, range, a.trained());
    }

    private Phrase select(List<Size> shape, int depth) {
        List<Phrase> two = operands(shape, depth);
        List<Phrase> compared = operands(shape, depth - 1);
        String operator = choices.any("<", "<=", ">", ">=", "==", "!=");
        boolean discrete = operator.equals("==") || operator.equals("!=");
        String left = compared.get(0).text();
        String right = compared.get(1).text();
        String condition = discrete
                ? "sign(" + left + ") " + operator + " sign(" + right + ")"
                : compared.get(0).in(Binding.JOIN) + " " + operator + " "
                        + compared.get(1).in(Binding.JOIN);
        Phrase a = two.get(0);
        Phrase b = two.get(1);
        return new Phrase(
                "select(" + condition + ", " + a.text() + ", " + b.text() + ")",
                Binding.POSTFIX,
                shape,
                a.range().union(b.range()),
                a.trained() || b.trained());
    }

    private Phrase extreme(List<Size> shape, int depth) {
        List<Phrase> two = operands(shape, depth);
        Phrase a = two.get(0);
        Phrase b = two.get(1);
        return new Phrase(
                choices.any("max", "min") + "(" + a.text() + ", " + b.text() + ")",
                Binding.POSTFIX,
                shape,
                a.range().union(b.range()),
                a.trained() || b.trained());
    }

    private Phrase power(List<Size> shape, int depth) {
        Phrase a = of(shape, depth - 1);
        double most = a.range().magnitude();
        switch (choices.between(0, 4)) {
            case 0 -> {
                return Phrase.binary(a, "^", Phrase.number("2"), shape, new Range(0, most * most));
            }
            case 1 -> {
                return Phrase.binary(a, "^", Phrase.number("3"), shape, Range.symmetric(most * most * most));
            }
            case 2 -> {
                Phrase root = positive(a);
                Range range = root.range();
                if (choices.chance(0.3)) {
                    Phrase minusOne = new Phrase("-1", Binding.POWER, List.of(), Range.UNIT, false);
                    return Phrase.binary(root, "^", minusOne, shape, new Range(0, 1 / range.least()));
                }
                Phrase number = Phrase.number(choices.any("0.5", "1.5"));
                return Phrase.binary(root, "^", number, shape, new Range(0, Math.pow(range.greatest(), 1.5) + 1));
            }
            case 3 -> {
                return Phrase.binary(
                        Phrase.number(choices.any("2", "0.5")), "^", a, shape, new Range(0, Math.pow(2, most)));
            }
            default -> {
                Phrase base = positive(a);
                Phrase exponent = squashed(operand(shape, depth));
                double greatest =
                        Math.max(base.range().greatest(), 1 / base.range().least());
                return Phrase.binary(base, "^", exponent, shape, new Range(0, greatest));
            }
        }
    }

    private Phrase dropout(List<Size> shape, int depth) {
        Phrase a = of(shape, depth - 1);
        Range range = a.range().times(new Range(0, 2));
        String function = choices.any("dropout", "variational_dropout");
        String text = function + "(" + a.text() + ", " + choices.any("0.25", "0.5", "0") + ")";
        return new Phrase(text, Binding.POSTFIX, shape, range, a.trained());
    }

    // vectors and matrices

    private Size size() {
        return choices.of(choices.maybe(scope.vectors())
                .map(Phrase::shape)
                .orElseGet(() -> List.of(Size.of(choices.any(1, 2, 3, 5)))));
    }

    private Phrase product(List<Size> shape, int depth) {
        Size inner = size();
        List<Size> left = List.of(shape.get(0), inner);
        Phrase matrix = choices.chance(0.7) ? scope.parameter(left) : of(left, depth - 2);
        List<Size> right = new ArrayList<>(shape);
        right.set(0, inner);
        Phrase other = of(right, depth - 1);
        Range range = matrix.range().times(other.range());
        return Phrase.binary(matrix, "@", other, shape, terms(range, inner));
    }

    /** The range of a sum of so many numbers. */
    private static Range terms(Range range, Size count) {
        return count.isSymbol() ? Range.UNKNOWN : range.times(new Range(count.value(), count.value()));
    }

    private Phrase joined(Size size, int depth) {
        if (size.isSymbol() || size.value() < 2) {
            return part(size, depth);
        }
        int first = choices.between(1, size.value() - 1);
        Phrase a = of(List.of(Size.of(first)), depth - 1);
        Phrase b = of(List.of(Size.of(size.value() - first)), depth - 1);
        return Phrase.binary(a, "++", b, List.of(size), a.range().union(b.range()));
    }

    private Phrase part(Size size, int depth) {
        Size other = size();
        Phrase a = of(List.of(other), depth - 1);
        if (!size.isSymbol() && !other.isSymbol() && other.value() > size.value()) {
            int from = choices.between(0, other.value() - size.value());
            return part(a, Integer.toString(from), Integer.toString(from + size.value()), size);
        }
        Phrase b = of(List.of(size), depth - 1);
        Range range = a.range().union(b.range());
        if (choices.chance(0.5)) {
            return part(Phrase.binary(b, "++", a, List.of(), range), "0", size.text(), size);
        }
        String from = other.text();
        return part(Phrase.binary(a, "++", b, List.of(), range), from, from + " + " + size.text(), size);
    }

    private static Phrase part(Phrase vector, String from, String to, Size size) {
        return new Phrase(
                vector.in(Binding.POSTFIX) + "[" + from + ":" + to + "]",
                Binding.POSTFIX,
                List.of(size),
                vector.range(),
                vector.trained());
    }

    private Phrase row(List<Size> shape, int depth) {
        return choices.maybe(scope.indices())
                .map(index -> {
                    List<Size> table = new ArrayList<>(shape);
                    table.add(0, index.classes());
                    Phrase rows = choices.chance(0.6) ? scope.parameter(table) : of(table, depth - 1);
                    return new Phrase(
                            rows.in(Binding.POSTFIX) + "[" + index.name() + "]",
                            Binding.POSTFIX,
                            shape,
                            rows.range(),
                            rows.trained());
                })
                .orElseGet(() -> leaf(shape));
    }

    private Phrase element(int depth) {
        return row(List.of(), depth);
    }

    private Phrase softmax(List<Size> shape, int depth) {
        Phrase a = of(shape, depth - 1);
        return choices.chance(0.5)
                ? a.call("softmax", new Range(0, 1))
                : a.call("log_softmax", new Range(-2 * BOUND - Math.log(64), 0));
    }

    private Phrase outer(List<Size> shape, int depth) {
        Phrase a = of(List.of(shape.get(0)), depth - 1);
        Phrase b = of(List.of(shape.get(1)), depth - 1);
        return new Phrase(
                "outer(" + a.text() + ", " + b.text() + ")",
                Binding.POSTFIX,
                shape,
                a.range().times(b.range()),
                a.trained() || b.trained());
    }

    private Phrase transposed(List<Size> shape, int depth) {
        Phrase a = of(List.of(shape.get(1), shape.get(0)), depth - 1);
        return a.call("transpose", a.range()).withShape(shape);
    }

    private Phrase reduction(int depth) {
        Size size = size();
        int kind = choices.between(0, 4);
        if (kind < 2) {
            List<Size> shape = choices.maybe(kind == 0 ? scope.matrices() : scope.vectors())
                    .map(Phrase::shape)
                    .orElse(List.of(size));
            Phrase a = of(shape, depth - 1);
            Range range = shape.stream().reduce(a.range(), Expressions::terms, Range::union);
            return a.call("sum", range).withShape(List.of());
        } else if (kind == 2) {
            Phrase a = of(List.of(size), depth - 1);
            Phrase b = of(List.of(size), depth - 1);
            return new Phrase(
                    "dot(" + a.text() + ", " + b.text() + ")",
                    Binding.POSTFIX,
                    List.of(),
                    terms(a.range().times(b.range()), size),
                    a.trained() || b.trained());
        }
        Phrase a = of(choices.chance(0.3) ? List.of(size, size()) : List.of(size), depth - 1);
        return a.call("mean", a.range()).withShape(List.of());
    }
}
