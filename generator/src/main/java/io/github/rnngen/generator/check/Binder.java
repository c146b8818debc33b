package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.generator.syntax.Printer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the parameters of a function or cell their values at a call. */
final class Binder {
    private record Given(Value value, Expression source, Span origin) {}

    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Names names;

    Binder(ModelContext context, ExpressionChecker expressions) {
        this.context = context;
        this.expressions = expressions;
        this.names = new Names(context);
    }

    /**
     * Defines the parameters in the scope of what is called.
     *
     * @return whether the arguments fit the parameters; if not, that has been reported
     */
    boolean bind(Declaration.Callable callee, Expression.Call call, Scope caller, Scope inner) {
        Optional<Map<String, Given>> given = arguments(callee, call, caller);
        if (given.isEmpty()) {
            return false;
        }
        List<Declaration.Parameter> missing = new ArrayList<>();
        for (Declaration.Parameter parameter : callee.parameters()) {
            String name = parameter.name().text();
            Given argument = given.get().get(name);
            if (argument != null) {
                define(parameter, argument, callee, inner);
            } else if (parameter.defaultValue().isPresent()) {
                Expression source = parameter.defaultValue().get();
                define(parameter, evaluate(source, inner), callee, inner);
            } else {
                missing.add(parameter);
            }
        }
        if (!missing.isEmpty()) {
            reportMissing(missing, callee, call);
        }
        return missing.isEmpty();
    }

    private Optional<Map<String, Given>> arguments(Declaration.Callable callee, Expression.Call call, Scope caller) {
        Map<String, Given> given = new HashMap<>();
        List<Declaration.Parameter> parameters = callee.parameters();
        boolean fits = true;
        int position = 0;
        for (Expression.Argument argument : call.arguments()) {
            Expression source = argument.value();
            Optional<String> name = argument.name().map(Name::text);
            if (name.isEmpty() && position < parameters.size()) {
                name = Optional.of(parameters.get(position++).name().text());
            }
            Given value = evaluate(source, caller);
            fits &= accept(callee, argument, name, value, given);
        }
        return fits ? Optional.of(given) : Optional.empty();
    }

    private boolean accept(
            Declaration.Callable callee,
            Expression.Argument argument,
            Optional<String> name,
            Given value,
            Map<String, Given> given) {
        String called = "`" + callee.name().text() + "`";
        Span place = argument.name().map(Name::span).orElse(argument.value().span());
        if (name.isEmpty()) {
            int count = callee.parameters().size();
            report(place, called + " takes " + (count == 1 ? "one argument" : count + " arguments"), Optional.empty());
            return false;
        }
        List<String> known =
                callee.parameters().stream().map(p -> p.name().text()).toList();
        if (!known.contains(name.get())) {
            Optional<String> help = Suggestions.didYouMean(name.get(), known)
                    .or(() -> Optional.of(called + " takes " + String.join(", ", known)));
            report(place, called + " has no argument `" + name.get() + "`", help);
            return false;
        }
        if (given.putIfAbsent(name.get(), value) != null) {
            report(place, "the argument `" + name.get() + "` of " + called + " is given twice", Optional.empty());
            return false;
        }
        return true;
    }

    private void report(Span place, String message, Optional<String> help) {
        context.faults.report(Code.SURPLUS_ARGUMENT, place, message, help);
    }

    private void reportMissing(List<Declaration.Parameter> missing, Declaration.Callable callee, Expression.Call call) {
        List<String> names =
                missing.stream().map(parameter -> parameter.name().text()).toList();
        context.faults.report(
                Code.MISSING_ARGUMENT,
                call.span(),
                "`" + callee.name().text() + "` needs the argument" + (names.size() == 1 ? " `" : "s `")
                        + String.join("`, `", names) + "`",
                Optional.of("for example `" + String.join(" = ..., ", names) + " = ...`"),
                missing.stream()
                        .map(parameter -> new Faults.Note(parameter.span(), "it is declared here"))
                        .toList());
    }

    private Given evaluate(Expression source, Scope scope) {
        Span origin = names.origin(source, scope).orElse(source.span());
        return new Given(expressions.evaluate(source, scope), source, origin);
    }

    /** Defines a parameter and the names in its pattern. */
    private void define(Declaration.Parameter parameter, Given given, Declaration.Callable callee, Scope inner) {
        Optional<List<Integer>> dimensions = dimensions(parameter, given, callee);
        boolean fits = dimensions.isPresent();
        for (int i = 0; i < parameter.pattern().size(); i++) {
            Expression pattern = parameter.pattern().get(i);
            if (pattern instanceof Expression.Reference reference
                    && inner.find(reference.text()).isEmpty()) {
                int position = i;
                Value size =
                        dimensions.map(all -> Value.number(all.get(position))).orElse(FAULTY);
                inner.define(reference.text(), reference.span(), size);
            } else if (dimensions.isPresent()) {
                fits &= isEqual(parameter, dimensions.get().get(i), pattern, given, inner);
            }
        }
        Name name = parameter.name();
        inner.defineArgument(name.text(), name.span(), fits ? given.value() : FAULTY, given.source(), given.origin());
    }

    /** The dimensions that the pattern speaks of; empty where the value does not fit it. */
    private Optional<List<Integer>> dimensions(
            Declaration.Parameter parameter, Given given, Declaration.Callable callee) {
        if (given.value() == FAULTY) {
            return Optional.empty();
        }
        String name = "`" + parameter.name().text() + "` of `" + callee.name().text() + "`";
        if (parameter.index()) {
            if (given.value() instanceof Value.Index index) {
                return Optional.of(List.of(index.classes()));
            }
            mismatch(
                    Code.INDEX,
                    given,
                    name + " must be an index, but this is " + given.value().describe(),
                    Optional.of("an index is declared as in `target c : index[10]`"));
            return Optional.empty();
        }
        int rank = parameter.pattern().size();
        if (rank == 0) {
            return Optional.of(List.of());
        }
        if (given.value() instanceof Value.Tensor tensor
                && tensor.term().shape().rank() == rank) {
            return Optional.of(tensor.term().shape().dimensions());
        }
        String wanted = rank == 1 ? "a vector" : "a matrix";
        mismatch(
                Code.SHAPE,
                given,
                name + " must be " + wanted + ", but this is " + given.value().describe(),
                given.value() instanceof Value.Index && rank == 1
                        ? Optional.of("a vector for each value of an index: `embedding(" + Printer.print(given.source())
                                + ", size = 8)`")
                        : Optional.empty());
        return Optional.empty();
    }

    private boolean isEqual(
            Declaration.Parameter parameter, int dimension, Expression pattern, Given given, Scope inner) {
        Optional<Integer> wanted = new Sizes(expressions, context.faults).size(pattern, inner);
        if (wanted.isEmpty() || wanted.get() == dimension) {
            return wanted.isPresent();
        }
        String reason = pattern instanceof Expression.Number ? "" : " that `" + Printer.print(pattern) + "` has";
        mismatch(
                Code.SHAPE,
                given,
                "`" + parameter.name().text() + "` must have the size " + wanted.get() + reason + ", but this is "
                        + given.value().describe(),
                Optional.empty());
        return false;
    }

    private void mismatch(Code code, Given given, String message, Optional<String> help) {
        context.faults.report(code, given.source().span(), message, help);
    }
}
