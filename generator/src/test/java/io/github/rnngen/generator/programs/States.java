package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.programs.Phrase.Binding;
import java.util.ArrayList;
import java.util.List;

/** Declares states, and writes equations that keep them bounded. */
final class States {
    private static final Range RANGE = Range.symmetric(2);

    private final Choices choices;
    private final Scope scope;
    private final Expressions expressions;
    private final List<Phrase> declared = new ArrayList<>();

    States(Choices choices, Scope scope, Expressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /**
     * Declares a state.
     *
     * @param starts values that it may start from, beside numbers and parameters
     */
    void declare(List<Size> shape, List<Phrase> starts) {
        String name = scope.fresh("h");
        List<Phrase> fitting =
                starts.stream().filter(start -> start.shape().equals(shape)).toList();
        String start = choices.any("0", "0", "1", "0.5");
        boolean trained = false;
        if (!fitting.isEmpty() && choices.chance(0.7)) {
            start = choices.of(fitting).text();
        } else if (choices.chance(0.4)) {
            Phrase parameter = scope.parameter(shape, choices.chance(0.15));
            start = parameter.text();
            trained = parameter.trained();
        }
        scope.line("state " + name + Size.brackets(shape) + " = " + start);
        Phrase state = new Phrase(name, Binding.POSTFIX, shape, RANGE, trained);
        declared.add(state);
        scope.addState(state);
    }

    /** Writes the equations of all states, which become values of the scope. */
    List<Phrase> define(int depth) {
        List<Phrase> defined = new ArrayList<>();
        for (Phrase state : declared) {
            Phrase next = next(state, depth);
            scope.line(state.text() + " = " + next.text());
            Phrase value = new Phrase(state.text(), Binding.POSTFIX, state.shape(), RANGE, next.trained());
            scope.add(value);
            defined.add(value);
        }
        return defined;
    }

    /** What has an absolute value of at most 2 if its past has. */
    private Phrase next(Phrase state, int depth) {
        List<Size> shape = state.shape();
        Phrase past = new Phrase(
                state.text() + "[t-" + choices.any(1, 1, 1, 2) + "]", Binding.POSTFIX, shape, RANGE, state.trained());
        Phrase update = expressions.squashed(expressions.trained(shape, depth));
        switch (choices.between(0, 4)) {
            case 0 -> {
                Phrase kept = Phrase.binary(Phrase.number("0.5"), "*", past, shape, Range.UNIT);
                return Phrase.binary(kept, "+", update, shape, RANGE);
            }
            case 1 -> {
                Phrase gate = expressions
                        .of(choices.chance(0.7) ? shape : List.of(), depth - 1)
                        .call("sigmoid", new Range(0, 1));
                Phrase rest = Phrase.binary(Phrase.number("1"), "-", gate, gate.shape(), new Range(0, 1));
                Phrase first = Phrase.binary(gate, "*", past, shape, RANGE);
                return Phrase.binary(first, "+", Phrase.binary(rest, "*", update, shape, RANGE), shape, RANGE);
            }
            default -> {
                return update;
            }
        }
    }
}
