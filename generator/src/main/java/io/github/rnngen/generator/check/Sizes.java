package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sizes and other numbers that must be known before the network runs. Sizes are computed in doubles, which hold whole
 * numbers exactly far beyond the greatest size; what was computed from numbers beyond even that is refused.
 */
final class Sizes {
    private static final int GREATEST = 1_000_000;

    private final ExpressionChecker expressions;
    private final Faults faults;

    Sizes(ExpressionChecker expressions, Faults faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    /** A whole number from 1 to 1,000,000. */
    Optional<Integer> size(Expression expression, Scope scope) {
        if (isUndefined(expression, scope)) {
            reportUndefined(expression, scope, "define it: `dim " + Printer.print(expression) + " = 3`", faults);
            return Optional.empty();
        }
        // what is too large for a size in any case is told the range
        Optional<Double> value = known(expression, scope, "a size")
                .filter(number -> number.value() > GREATEST || isExact(number, expression, "a size"))
                .map(Term.Number::value);
        Optional<Double> good = value.filter(v -> Numbers.isWhole(v) && v >= 1 && v <= GREATEST);
        if (value.isPresent() && good.isEmpty()) {
            faults.report(
                    Code.SIZE,
                    expression.span(),
                    "a size is a whole number from 1 to 1,000,000, not " + Numbers.print(value.get()));
        }
        return good.map(Double::intValue);
    }

    /** Whether a size is a name alone, and one that stands for nothing. */
    static boolean isUndefined(Expression expression, Scope scope) {
        return expression instanceof Expression.Reference reference
                && reference.parts().size() == 1
                && scope.find(reference.text()).isEmpty()
                && scope.definitions().find(reference.text()).isEmpty()
                && !scope.definitions().isUnreadable(reference.text());
    }

    /** Reports such a size, and how to define it if none of a similar name is known. */
    static void reportUndefined(Expression size, Scope scope, String definition, Faults faults) {
        String name = Printer.print(size);
        faults.report(
                Code.UNDEFINED,
                size.span(),
                "the size `" + name + "` is not defined",
                Suggestions.didYouMean(name, scope.sizes()).or(() -> Optional.of(definition)));
    }

    /** A whole number of any sign. */
    Optional<Double> whole(Expression expression, Scope scope) {
        Optional<Double> value = exact(expression, scope, "a dimension");
        if (value.isPresent() && !Numbers.isWhole(value.get())) {
            faults.report(
                    Code.SIZE, expression.span(), "a dimension is a whole number, not " + Numbers.print(value.get()));
        }
        return value.filter(Numbers::isWhole);
    }

    /** The shape with these dimensions. */
    Optional<Shape> shape(List<Expression> dimensions, Scope scope, Span place) {
        if (dimensions.size() > 2) {
            faults.report(
                    Code.SHAPE,
                    dimensions.get(2).span(),
                    "a value has at most two dimensions: it is a scalar, a vector or a matrix");
            return Optional.empty();
        }
        List<Integer> sizes = new ArrayList<>();
        for (Expression dimension : dimensions) {
            size(dimension, scope).ifPresent(sizes::add);
        }
        return Optional.of(sizes)
                .filter(all -> all.size() == dimensions.size())
                .map(Shape::new)
                .filter(shape -> fits(shape, place, faults));
    }

    /** A known number that is not off by rounding, if it is whole; {@code what} names it in messages. */
    Optional<Double> exact(Expression expression, Scope scope, String what) {
        return known(expression, scope, what)
                .filter(number -> isExact(number, expression, what))
                .map(Term.Number::value);
    }

    private boolean isExact(Term.Number number, Expression expression, String what) {
        if (!number.exact()) {
            faults.report(
                    Code.SIZE,
                    expression.span(),
                    what + " cannot be computed from numbers beyond 9,007,199,254,740,991, for those are not exact");
        }
        return number.exact();
    }

    /** A number that is known before the network runs; {@code what} names it in messages. */
    Optional<Double> number(Expression expression, Scope scope, String what) {
        return known(expression, scope, what).map(Term.Number::value);
    }

    private Optional<Term.Number> known(Expression expression, Scope scope, String what) {
        Value value = expressions.evaluate(expression, scope);
        if (value instanceof Value.Tensor tensor && tensor.term() instanceof Term.Number number) {
            return Optional.of(number);
        }
        if (value != FAULTY) {
            faults.report(
                    Code.NOT_CONSTANT,
                    expression.span(),
                    what + " must be known before the network runs, but this is " + value.describe(),
                    Optional.of("numbers and names that `dim` defines are known"));
        }
        return Optional.empty();
    }

    /** Whether an array can hold a value of this shape; if not, that is reported. */
    static boolean fits(Shape shape, Span place, Faults faults) {
        double elements =
                shape.dimensions().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        return fits(elements, "a value of shape " + shape + " has ", place, faults);
    }

    /** Whether an array can hold so many elements; if not, that is reported in a sentence with this subject. */
    static boolean fits(double elements, String subject, Span place, Faults faults) {
        if (elements <= Integer.MAX_VALUE) {
            return true;
        }
        faults.report(
                Code.TOO_LARGE,
                place,
                subject + Numbers.print(elements) + " elements; an array can hold 2,147,483,647");
        return false;
    }
}
