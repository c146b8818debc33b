package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Printer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Makes terms: checks shapes, computes what is known already, and bounds depth, size and number. */
final class Terms {
    private final ModelContext context;
    private final IdentityHashMap<Term, Integer> depths = new IdentityHashMap<>();

    Terms(ModelContext context) {
        this.context = context;
    }

    /** A builtin applied to some values; empty where that is a fault, which has been reported. */
    Optional<Term> apply(Builtin builtin, List<Operand> operands, Expression whole, Span place) {
        List<Term> arguments = operands.stream().map(Operand::term).toList();
        Optional<Double> number = Numbers.evaluate(builtin, arguments);
        if (number.isPresent()) {
            return finite(number.get(), arguments, whole);
        }
        Optional<Shape> shape =
                ShapeRules.result(builtin, arguments.stream().map(Term::shape).toList());
        if (shape.isEmpty()) {
            ShapeFaults.report(context.faults, builtin, operands, place);
            return Optional.empty();
        }
        return add(new Term.Apply(builtin, arguments, shape.get()), arguments, whole.span());
    }

    /** A term made of others; empty where it is too much. */
    Optional<Term> add(Term term, List<Term> parts, Span place) {
        if (!Sizes.fits(term.shape(), place, context.faults)) {
            return Optional.empty();
        }
        int depth = 1
                + parts.stream()
                        .mapToInt(part -> depths.getOrDefault(part, 1))
                        .max()
                        .orElse(0);
        // so that later stages can walk a term by recursion
        if (depth > Expression.DEEPEST) {
            context.budget.exhaust(
                    Code.TOO_DEEP,
                    place,
                    "more than " + Expression.DEEPEST + " operations within each other once functions are expanded");
            return Optional.empty();
        }
        depths.put(term, depth);
        return Optional.of(term);
    }

    private Optional<Term> finite(double value, List<Term> arguments, Expression whole) {
        if (!Double.isFinite(value)) {
            context.faults.report(Code.NUMBER, whole.span(), "`" + Printer.print(whole) + "` is not a finite number");
            return Optional.empty();
        }
        boolean exact = arguments.stream().allMatch(argument -> ((Term.Number) argument).exact());
        return Optional.of(new Term.Number(value, exact && Numbers.isExact(value)));
    }

    /**
     * A value with what messages need to speak of it.
     *
     * @param source as written
     * @param origin where its name was defined, if it is a name
     */
    record Operand(Term term, Expression source, Optional<Span> origin) {}
}
