package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Printer;
import java.util.List;
import java.util.Optional;

/** What stands in square brackets: steps back in time, indices, parts of vectors. */
final class Indexing {
    private static final int MOST_STEPS_BACK = 1_000;

    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Terms terms;

    Indexing(ModelContext context, ExpressionChecker expressions, Terms terms) {
        this.context = context;
        this.expressions = expressions;
        this.terms = terms;
    }

    /** {@code h[t-1]}. */
    Value atTime(Expression.AtTime atTime, Scope scope) {
        Optional<Term> target = expressions.term(atTime.target(), scope);
        Optional<Integer> stepsBack = stepsBack(atTime, scope);
        if (target.isEmpty() || stepsBack.isEmpty()) {
            return FAULTY;
        }
        if (stepsBack.get() == 0) {
            return new Value.Tensor(target.get());
        }
        if (!(target.get() instanceof Term.Read read) || !context.states.containsKey(read.name())) {
            reportNoState(atTime, target.get(), scope);
            return FAULTY;
        }
        context.depths.merge(read.name(), stepsBack.get(), Math::max);
        return tensor(terms.add(new Term.Past(read.name(), stepsBack.get(), read.shape()), List.of(), atTime.span()));
    }

    private Optional<Integer> stepsBack(Expression.AtTime atTime, Scope scope) {
        double back = 0;
        for (Expression.Offset offset : atTime.offsets()) {
            Optional<Double> amount = sizes().exact(offset.amount(), scope, "the number of steps back");
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            back += offset.back() ? amount.get() : -amount.get();
        }
        String text = Printer.print(atTime);
        if (back < 0) {
            context.faults.report(
                    Code.FUTURE,
                    atTime.span(),
                    "`" + text + "` is in the future: a step knows only itself and the steps before it",
                    Optional.of("to read a sequence from its end, call a cell with `reverse`"));
            return Optional.empty();
        }
        if (!Numbers.isWhole(back) || back > MOST_STEPS_BACK) {
            context.faults.report(
                    Code.STEPS_BACK,
                    atTime.span(),
                    "the number of steps back is a whole number up to 1,000, not " + Numbers.print(back));
            return Optional.empty();
        }
        return Optional.of((int) back);
    }

    private void reportNoState(Expression.AtTime atTime, Term target, Scope scope) {
        String text = Printer.print(atTime.target());
        String inner = target instanceof Term.Read read ? context.aliases.getOrDefault(read.name(), "") : "";
        String help = context.states.containsKey(inner)
                ? "the state within the cell has a past: `" + scope.local(inner)
                        + Printer.print(atTime).substring(text.length()) + "`"
                : "keep it in a state: `state past" + target.shape().suffix() + " = 0` and `past = " + text + "`";
        context.faults.report(
                Code.NOT_A_STATE,
                atTime.target().span(),
                "`" + text + "` is not a state, and only states have a past",
                Optional.of(help));
    }

    /** {@code E[k]}. */
    Value element(Expression.Element element, Scope scope) {
        Optional<Terms.Operand> table = expressions.operand(element.target(), scope);
        Value index = expressions.evaluate(element.index(), scope);
        if (index instanceof Value.Index port && table.isPresent()) {
            return lookup(table.get(), port, element);
        }
        if (!(index instanceof Value.Index) && index != FAULTY) {
            table.ifPresent(operand -> reportNoIndex(element, operand, index));
        }
        return FAULTY;
    }

    private Value lookup(Terms.Operand table, Value.Index index, Expression.Element element) {
        Shape shape = table.term().shape();
        if (shape.isScalar()) {
            context.faults.report(
                    Code.SHAPE,
                    element.span(),
                    "an index needs a matrix or a vector, but `" + Printer.print(element.target()) + "` is a scalar");
            return FAULTY;
        }
        if (shape.dimension(0) != index.classes()) {
            List<Faults.Note> notes =
                    table
                            .origin()
                            .map(origin -> new Faults.Note(origin, "the shape " + shape + " comes from here"))
                            .stream()
                            .toList();
            context.faults.report(
                    Code.SHAPE,
                    element.span(),
                    "`" + Printer.print(element.index()) + "` is an index below " + index.classes() + ", but `"
                            + Printer.print(element.target()) + "` is " + shape,
                    Optional.empty(),
                    notes);
            return FAULTY;
        }
        Shape row = new Shape(shape.dimensions().subList(1, shape.rank()));
        Term lookup = new Term.Lookup(table.term(), index.port(), row);
        return tensor(terms.add(lookup, List.of(table.term()), element.span()));
    }

    private void reportNoIndex(Expression.Element element, Terms.Operand table, Value index) {
        boolean number = index instanceof Value.Tensor tensor
                && tensor.term() instanceof Term.Number n
                && Numbers.isWhole(n.value());
        String first = Printer.print(element.index());
        String target = Printer.print(element.target());
        Optional<String> help = Optional.of("an index is declared as in `input k : index[10]`");
        if (number && value(index) >= 0) {
            help = Optional.of("elements count from 0, and a part of a vector is written `" + target + "[" + first + ":"
                    + Numbers.print(value(index) + 1) + "]`");
        } else if (number && table.term() instanceof Term.Read read && context.states.containsKey(read.name())) {
            help = Optional.of("the value of the step before is `" + target + "[t" + first + "]`");
        } else if (number && table.term().shape().rank() == 1) {
            int length = table.term().shape().dimension(0);
            help = Optional.of(
                    "elements count from 0; the last is `" + target + "[" + (length - 1) + ":" + length + "]`");
        }
        context.faults.report(
                Code.INDEX, element.index().span(), "an index is needed here, but this is " + index.describe(), help);
    }

    private static double value(Value number) {
        return ((Term.Number) ((Value.Tensor) number).term()).value();
    }

    /** {@code v[2:5]}. */
    Value part(Expression.Part part, Scope scope) {
        Optional<Term> vector = expressions.term(part.target(), scope);
        Optional<Double> from = sizes().exact(part.from(), scope, "where a part starts");
        Optional<Double> to = sizes().exact(part.to(), scope, "where a part ends");
        if (vector.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return FAULTY;
        }
        Shape shape = vector.get().shape();
        if (shape.rank() != 1) {
            report(part.target().span(), Code.SHAPE, "only vectors have parts, but this is " + Value.describe(shape));
            return FAULTY;
        }
        double first = from.get();
        double end = to.get();
        if (!Numbers.isWhole(first) || !Numbers.isWhole(end) || first < 0 || end > shape.dimension(0) || first >= end) {
            report(
                    part.span(),
                    Code.PART,
                    "a part of a vector " + shape + " goes from 0 or later to " + shape.dimension(0)
                            + " or earlier and is not empty");
            return FAULTY;
        }
        Term term = new Term.Part(vector.get(), (int) first, (int) end);
        return tensor(terms.add(term, List.of(vector.get()), part.span()));
    }

    private void report(Span place, Code code, String message) {
        context.faults.report(code, place, message);
    }

    private Sizes sizes() {
        return new Sizes(expressions, context.faults);
    }

    private static Value tensor(Optional<Term> term) {
        return term.<Value>map(Value.Tensor::new).orElse(FAULTY);
    }
}
