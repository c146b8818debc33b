package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Habits;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Name;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks names up: in the model, cell or function, then among functions and cells. */
final class Names {
    private final ModelContext context;

    Names(ModelContext context) {
        this.context = context;
    }

    /** What a name stands for; faulty, with the fault reported, where it is not defined. */
    Value resolve(Expression.Reference reference, Scope scope) {
        Scope current = scope;
        List<Name> parts = reference.parts();
        for (Name part : parts.subList(0, parts.size() - 1)) {
            Optional<Scope> instance = current.instance(part.text());
            if (instance.isEmpty()) {
                reportNoInstance(part, parts.get(parts.indexOf(part) + 1), current);
                return FAULTY;
            }
            current = instance.get();
        }
        Name last = parts.get(parts.size() - 1);
        Optional<Value> value = current.find(last.text());
        if (value.isEmpty() && parts.size() == 1) {
            value = scope.definitions().find(last.text());
        }
        if (value.isEmpty()) {
            reportUndefined(last, current, parts.size() == 1);
            return FAULTY;
        }
        return targetAllowed(value.get(), reference) ? value.get() : FAULTY;
    }

    /** Where the shape of an expression comes from, if it is a name. */
    Optional<Span> origin(Expression expression, Scope scope) {
        if (expression instanceof Expression.AtTime atTime) {
            return origin(atTime.target(), scope);
        }
        return expression instanceof Expression.Reference reference
                        && reference.parts().size() == 1
                ? scope.origin(reference.text())
                : Optional.empty();
    }

    private boolean targetAllowed(Value value, Expression.Reference reference) {
        if (context.isInLoss() || port(value).filter(context.targets::contains).isEmpty()) {
            return true;
        }
        context.faults.report(
                Code.TARGET_OUTSIDE_LOSS,
                reference.span(),
                "the target `" + reference.text() + "` can only be used in a `loss`",
                Optional.of("what the network computes is needed where there are no targets"));
        return false;
    }

    /** The name of the port, or of whatever else, that a value reads. */
    private static Optional<String> port(Value value) {
        if (value instanceof Value.Index index) {
            return Optional.of(index.port());
        }
        return value instanceof Value.Tensor tensor && tensor.term() instanceof Term.Read read
                ? Optional.of(read.name())
                : Optional.empty();
    }

    private void reportNoInstance(Name name, Name inner, Scope scope) {
        Optional<Value> value = scope.find(name.text());
        if (value.isEmpty()) {
            reportUndefined(name, scope, false);
        } else if (value.get() != FAULTY) {
            context.faults.report(
                    Code.UNDEFINED,
                    name.span(),
                    "`" + name.text() + "` has no names within it; only what a cell call defines has",
                    Habits.word(inner.text()));
        }
    }

    /** Reports a name that stands for nothing. */
    void reportUndefined(Name name, Scope scope, boolean withDefinitions) {
        if (scope.definitions().isUnreadable(name.text())) {
            return;
        }
        Set<String> candidates = new HashSet<>(scope.names());
        if (withDefinitions) {
            candidates.addAll(scope.definitions().names());
        }
        context.faults.report(
                Code.UNDEFINED,
                name.span(),
                "`" + name.text() + "` is not defined",
                Habits.word(name.text()).or(() -> Suggestions.didYouMean(name.text(), candidates)));
    }

    /** Reports a call of something that does not exist. */
    void reportUndefinedCallee(Name name, Scope scope) {
        if (scope.definitions().isUnreadable(name.text())) {
            return;
        }
        Collection<String> candidates = scope.definitions().names();
        context.faults.report(
                Code.UNDEFINED,
                name.span(),
                "there is no function or cell `" + name.text() + "`",
                Distributions.isKnown(name.text())
                        ? Optional.of("a parameter is drawn from a distribution by `~`: `param W[4, 3] ~ " + name.text()
                                + "`")
                        : Habits.word(name.text()).or(() -> Suggestions.didYouMean(name.text(), candidates)));
    }
}
