package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.generator.syntax.Printer;
import java.util.List;
import java.util.Optional;

/** Expands equations: a formula becomes one equation, a cell call the whole cell. */
final class EquationExpansion {
    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Scope scope;
    private final boolean reverse;

    EquationExpansion(ModelContext context, ExpressionChecker expressions, Scope scope, boolean reverse) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.reverse = reverse;
    }

    /** What an equation becomes; nothing where it has a fault, and its names are faulty then. */
    Expansion expand(Item.Equation equation) {
        Expansion expansion = new Expansion();
        if (equation.value() instanceof Expression.Call call
                && expressions.calls().callee(call, scope) instanceof Value.Cell cell) {
            instantiate(equation, cell, call, expansion);
        } else if (equation.reverse() || equation.names().size() > 1) {
            reportNoCell(equation);
        } else {
            Name name = equation.names().get(0);
            Optional<Term> value = expressions.term(equation.value(), scope);
            value.ifPresent(term ->
                    add(name, term, Printer.print(equation), equation.value().span(), expansion));
        }
        return expansion;
    }

    private void reportNoCell(Item.Equation equation) {
        if (expressions.evaluate(equation.value(), scope) == FAULTY) {
            return;
        }
        if (equation.reverse()) {
            context.faults.report(
                    Code.WRONG_KIND, equation.value().span(), "only the call of a cell can run in `reverse`");
        } else {
            context.faults.report(
                    Code.OUTPUT_COUNT, equation.names().get(1).span(), "only the call of a cell gives several values");
        }
    }

    private void add(Name name, Term value, String text, Span place, Expansion expansion) {
        String qualified = scope.qualified(name.text());
        Shape state = context.states.get(qualified);
        if (state != null && !state.equals(value.shape())) {
            context.faults.report(
                    Code.SHAPE,
                    place,
                    "the state `" + name.text() + "` is " + state + ", but its equation gives " + value.shape(),
                    Optional.empty(),
                    scope
                            .place(name.text())
                            .map(declared -> new Faults.Note(declared, "the state is declared here"))
                            .stream()
                            .toList());
            return;
        }
        context.place(qualified, name.span());
        if (state == null) {
            scope.define(name.text(), name.span(), new Value.Tensor(new Term.Read(qualified, value.shape())));
        }
        expansion.equations.add(new CheckedModel.Equation(qualified, value, text));
    }

    private void instantiate(Item.Equation equation, Value.Cell cell, Expression.Call call, Expansion expansion) {
        Name first = equation.names().get(0);
        Scope inner = new Scope(cell.home(), scope.qualified(first.text()) + ".");
        if (!expressions.calls().binder().bind(cell.tree(), call, scope, inner)) {
            return;
        }
        nameArguments(cell.tree(), inner, expansion);
        if (expressions.calls().enter(call, cell.tree())) {
            BodyExpansion body = new BodyExpansion(context, expressions, inner, reverse != equation.reverse());
            expansion.addAll(body.expand(cell.tree().items()));
            expressions.calls().leave();
        }
        scope.addInstance(first.text(), inner);
        takeOutputs(equation, cell.tree(), inner, expansion);
    }

    /** Gives arguments that are more than a name an equation of their own, so that the cell computes them once. */
    private void nameArguments(Declaration.Cell cell, Scope inner, Expansion expansion) {
        for (Declaration.Parameter parameter : cell.parameters()) {
            Name name = parameter.name();
            Optional<Value> value = inner.find(name.text());
            if (value.isPresent()
                    && value.get() instanceof Value.Tensor tensor
                    && (tensor.term() instanceof Term.Apply
                            || tensor.term() instanceof Term.Part
                            || tensor.term() instanceof Term.Lookup)) {
                String qualified = inner.qualified(name.text());
                context.place(qualified, name.span());
                Term read = new Term.Read(qualified, tensor.term().shape());
                String source = inner.argument(name.text()).map(Printer::print).orElse("");
                expansion.equations.add(
                        new CheckedModel.Equation(qualified, tensor.term(), name.text() + " = " + source));
                inner.define(name.text(), name.span(), new Value.Tensor(read));
            }
        }
    }

    private void takeOutputs(Item.Equation equation, Declaration.Cell cell, Scope inner, Expansion expansion) {
        List<Name> outputs = ItemNames.outputs(cell.items());
        String text = Printer.print(equation);
        List<Name> names = equation.names();
        if (names.size() > outputs.size() && !outputs.isEmpty() && cell.complete()) {
            Name surplus = names.get(outputs.size());
            context.faults.report(
                    Code.OUTPUT_COUNT,
                    surplus.span(),
                    "the cell `" + cell.name().text() + "` has "
                            + (outputs.size() == 1 ? "one output" : outputs.size() + " outputs") + ", not "
                            + names.size(),
                    Optional.empty(),
                    List.of(new Faults.Note(cell.name().span(), "the cell is defined here")));
        }
        for (int i = 0; i < Math.min(names.size(), outputs.size()); i++) {
            if (inner.find(outputs.get(i).text()).orElse(FAULTY) instanceof Value.Tensor tensor) {
                context.aliases.put(
                        scope.qualified(names.get(i).text()),
                        inner.qualified(outputs.get(i).text()));
                add(names.get(i), tensor.term(), text, equation.value().span(), expansion);
            }
        }
    }
}
