package io.github.rnngen.generator.programs;

import java.util.ArrayList;
import java.util.List;

/** Writes the losses of a model. */
final class Losses {
    /** The library's for real numbers, {@code gaussian_nll} apart. */
    private static final List<String> FUNCTIONS = List.of(
            "squared_error",
            "half_squared_error",
            "absolute_error",
            "huber",
            "log_cosh",
            "quantile",
            "binary_cross_entropy",
            "poisson_nll");

    private static final List<String> OPTIONS = List.of("huber(%s, %s, delta = 0.5)", "quantile(%s, %s, level = 0.75)");

    private final Choices choices;
    private final Scope scope;
    private final Expressions expressions;

    Losses(Choices choices, Scope scope, Expressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /**
     * One loss or several.
     *
     * @param last an output of the first target's shape
     */
    void write(Phrase last, List<Phrase> targets, List<Scope.Index> classes) {
        List<String> losses = new ArrayList<>();
        losses.add(error(last, targets.get(0)));
        for (Phrase target : targets.subList(1, targets.size())) {
            losses.add(error(expressions.trained(target.shape(), 2), target));
        }
        for (Scope.Index index : classes) {
            losses.add(classification(index));
        }
        if (choices.chance(0.4)) {
            targets.forEach(scope::add);
            classes.forEach(scope::add);
            losses.add(expressions.trained(List.of(), 4).text());
            targets.forEach(scope::remove);
            classes.forEach(scope::remove);
        }
        for (String loss : losses) {
            scope.line("loss " + choices.any("sum", "mean") + " " + loss + (choices.chance(0.25) ? " at last" : ""));
        }
    }

    private String error(Phrase y, Phrase target) {
        int kind = choices.between(0, 9);
        if (kind == 0) {
            return choices.of(OPTIONS).formatted(y.text(), target.text());
        } else if (kind == 1) {
            Phrase variance = expressions.of(y.shape(), 1);
            return "gaussian_nll(" + y.text() + ", " + variance.text() + ", " + target.text() + ")";
        } else if (kind == 2) {
            return "0.25 * sum((" + y.text() + " - " + target.text() + ")^2) / 3";
        }
        return choices.of(FUNCTIONS) + "(" + y.text() + ", " + target.text() + ")";
    }

    private String classification(Scope.Index index) {
        Phrase scores = expressions.trained(List.of(index.classes()), 2);
        return switch (choices.between(0, 3)) {
            case 0 -> "-log_softmax(" + scores.text() + ")[" + index.name() + "]";
            case 1 -> "-log(softmax(" + scores.text() + ")[" + index.name() + "] + 0.25)";
            default -> "cross_entropy(" + scores.text() + ", " + index.name() + ")";
        };
    }
}
