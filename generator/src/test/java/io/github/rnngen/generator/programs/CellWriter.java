package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.programs.Phrase.Binding;
import java.util.ArrayList;
import java.util.List;

/** Writes a cell with equations of its own. */
final class CellWriter {
    private static final Size INPUT = new Size(-1, "n");
    private static final Size HIDDEN = new Size(-2, "hidden");

    private final Choices choices;
    private final Scope scope;
    private final List<String> arguments = new ArrayList<>(List.of("x[n]", "hidden"));
    private final List<String> options = new ArrayList<>();

    private CellWriter(Choices choices) {
        this.choices = choices;
        this.scope = Scope.ofBody(choices);
    }

    /** A cell, and its text. */
    record Written(Cell cell, String text) {}

    static Written write(Choices choices, String name, List<Function> functions) {
        return new CellWriter(choices).write(name, functions);
    }

    private Written write(String name, List<Function> known) {
        List.of("x", "n", "hidden", "gain", "act", "layer").forEach(scope::take);
        scope.add(new Phrase("x", Binding.POSTFIX, List.of(INPUT), Range.symmetric(Expressions.BOUND), false));
        List<Function> functions = new ArrayList<>(known);
        if (choices.chance(0.5)) {
            arguments.add("gain = 0.5");
            options.add("gain = 1.5");
            scope.add(new Phrase("gain", Binding.POSTFIX, List.of(), new Range(0.5, 1.5), false));
        }
        if (choices.chance(0.5)) {
            arguments.add("act = tanh");
            options.add("act = " + choices.of(Function.ACTIVATIONS));
            functions.add(new Function("act", a -> Range.symmetric(Expressions.BOUND), List.of()));
        }
        boolean layer = choices.chance(0.3);
        if (layer) {
            arguments.add("layer = " + choices.of(Cell.LAYERS));
            options.add("layer = " + choices.of(Cell.LAYERS));
        }
        Expressions expressions = new Expressions(choices, scope, functions);
        States states = new States(choices, scope, expressions);
        states.declare(List.of(HIDDEN), List.of());
        if (choices.chance(0.4)) {
            states.declare(choices.any(List.of(HIDDEN), List.of(INPUT), List.of(HIDDEN, INPUT), List.of()), List.of());
        }
        if (layer) {
            String inner = scope.fresh("inner");
            scope.line(inner + " = layer(x, hidden = hidden)");
            scope.add(new Phrase(inner, Binding.POSTFIX, List.of(HIDDEN), Range.UNIT, true));
        } else if (choices.chance(0.3)) {
            new CellCalls(choices, scope, expressions, List.of(INPUT, HIDDEN)).call(Cell.LIBRARY);
        }
        if (choices.chance(0.6)) {
            scope.define("a", expressions.of(List.of(HIDDEN), 2));
        }
        List<Phrase> results = states.define(3);
        Phrase last = results.get(results.size() - 1);
        scope.line("output " + results.get(0).text() + (results.size() == 2 ? ", " + last.text() : ""));
        boolean both = last.isVector() && results.size() == 2;
        List<Cell.Output> outputs = new ArrayList<>();
        outputs.add(
                new Cell.Output("hidden", results.get(0).range(), results.get(0).text()));
        if (both) {
            outputs.add(new Cell.Output(last.shape().get(0).text(), last.range(), ""));
        }
        String head = "cell " + name + "(" + String.join(", ", arguments) + ")";
        return new Written(
                new Cell(name, List.of("hidden"), options, outputs, true, 1), Text.block(head, scope.lines()));
    }
}
