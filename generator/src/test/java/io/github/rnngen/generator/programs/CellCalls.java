package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.programs.Phrase.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes equations that call cells. */
final class CellCalls {
    private final Choices choices;
    private final Scope scope;
    private final Expressions expressions;
    private final List<Size> sizes;

    /**
     * @param sizes that hidden layers can have
     */
    CellCalls(Choices choices, Scope scope, Expressions expressions, List<Size> sizes) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
        this.sizes = List.copyOf(sizes);
    }

    /** Calls some cell, and makes its outputs values of the scope. */
    void call(List<Cell> cells) {
        int kind = choices.between(0, 9);
        if (kind == 0 && !scope.indices().isEmpty()) {
            embedding(choices.of(scope.indices()));
        } else if (kind == 1) {
            bidirectional();
        } else {
            call(choices.of(cells));
        }
    }

    private void embedding(Scope.Index index) {
        Size size = choices.of(sizes);
        define("embedding(" + index.name() + ", size = " + size.text() + ")", size, Range.UNIT);
    }

    private void bidirectional() {
        Size hidden = choices.of(sizes);
        Phrase x = input(1);
        String call = "bidirectional(" + x.text() + ", layer = " + choices.of(Cell.LAYERS) + ", hidden = "
                + hidden.text() + ")";
        String name = scope.fresh("both");
        scope.line(name + " = " + call);
        scope.add(new Phrase(name, Binding.POSTFIX, List.of(hidden.twice()), Range.UNIT, true));
    }

    private Phrase input(int least) {
        Phrase x = expressions.of(List.of(choices.of(sizes)), choices.between(0, 2));
        boolean fits = x.shape().get(0).isSymbol() || x.shape().get(0).value() >= least;
        return fits
                ? x
                : Phrase.binary(x, "++", x, List.of(Size.of(2 * x.shape().get(0).value())), x.range());
    }

    private void call(Cell cell) {
        Phrase x = input(cell.leastInput());
        Map<String, Size> known = new LinkedHashMap<>();
        known.put("n", x.shape().get(0));
        StringBuilder call = new StringBuilder(cell.name()).append('(').append(x.text());
        for (String size : cell.sizes()) {
            Size chosen = choices.of(sizes);
            known.put(size, chosen);
            call.append(", ").append(size).append(" = ").append(chosen.text());
        }
        boolean changed = !cell.options().isEmpty() && choices.chance(0.4);
        if (changed) {
            call.append(", ").append(choices.of(cell.options()));
        }
        boolean reverse = cell.stateful() && choices.chance(0.25);
        List<Cell.Output> outputs =
                choices.chance(0.5) ? cell.outputs() : cell.outputs().subList(0, 1);
        List<String> names = new ArrayList<>();
        List<Phrase> values = new ArrayList<>();
        for (Cell.Output output : outputs) {
            String name = scope.fresh("y");
            names.add(name);
            List<Size> shape = List.of(Objects.requireNonNull(known.get(output.size())));
            Range range = changed ? Range.UNKNOWN : output.range();
            values.add(new Phrase(name, Binding.POSTFIX, shape, range, true));
            if (!output.state().isEmpty() && !reverse && !changed && names.size() == 1) {
                scope.addState(new Phrase(name + "." + output.state(), Binding.POSTFIX, shape, range, true));
            }
        }
        scope.line(String.join(", ", names) + " = " + (reverse ? "reverse " : "") + call.append(')'));
        values.forEach(scope::add);
    }

    private void define(String call, Size size, Range range) {
        String name = scope.fresh("y");
        scope.line(name + " = " + call);
        scope.add(new Phrase(name, Binding.POSTFIX, List.of(size), range, true));
    }
}
