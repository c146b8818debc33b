package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.generator.syntax.Printer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be told of a function or cell without a call of it: names, not shapes. */
final class DefinitionChecker {
    private final Definitions definitions;
    private final Faults faults;
    private final Names names;

    DefinitionChecker(Definitions definitions, Faults faults) {
        this.definitions = definitions;
        this.faults = faults;
        this.names = new Names(new ModelContext(faults, new Budget(faults)));
    }

    void check(Declaration.Callable callable) {
        long errors = faults.errors();
        Scope scope = new Scope(definitions, "");
        callable.parameters().forEach(parameter -> declareParameter(parameter, scope));
        if (callable instanceof Declaration.Cell cell) {
            cell.items().forEach(item -> declare(item, scope));
            checkSizes(cell, scope);
            ItemNames.outputs(cell.items()).stream()
                    .filter(output -> scope.find(output.text()).isEmpty())
                    .forEach(output -> names.reportUndefined(output, scope, false));
        }
        RecursionFinder.expressions(callable).forEach(expression -> checkNames(expression, scope));
        if (callable instanceof Declaration.Cell cell && cell.complete() && faults.errors() == errors) {
            checkCell(cell);
        }
    }

    private void declareParameter(Declaration.Parameter parameter, Scope scope) {
        Name name = parameter.name();
        if (scope.place(name.text()).isPresent()) {
            faults.report(Code.DEFINED_TWICE, name.span(), "there are two parameters `" + name.text() + "`");
        }
        scope.declare(name, parameter.pattern().isEmpty() && !parameter.index());
        for (Expression pattern : parameter.pattern()) {
            if (pattern instanceof Expression.Reference reference) {
                scope.declare(new Name(reference.text(), reference.span()), true);
            }
        }
    }

    private static void declare(Item item, Scope scope) {
        ItemNames.defined(item).stream()
                .filter(name -> scope.place(name.text()).isEmpty())
                .forEach(name -> scope.declare(name, item instanceof Item.Dim));
    }

    private void checkSizes(Declaration.Cell cell, Scope scope) {
        cell.items().stream()
                .flatMap(item -> ItemNames.shape(item).stream())
                .filter(size -> Sizes.isUndefined(size, scope))
                .forEach(size -> Sizes.reportUndefined(
                        size,
                        scope,
                        "read it off an argument, as in `cell layer(x[" + Printer.print(size) + "], hidden)`",
                        faults));
    }

    private void checkNames(Expression expression, Scope scope) {
        for (Expression.Reference reference : ItemNames.references(expression)) {
            Name first = reference.parts().get(0);
            boolean known = scope.find(first.text()).isPresent()
                    || (reference.parts().size() == 1
                            && definitions.find(first.text()).isPresent());
            if (!known) {
                names.reportUndefined(first, scope, reference.parts().size() == 1);
            }
        }
        for (Expression.Call call : ItemNames.calls(expression)) {
            Name callee = call.callee();
            if (scope.find(callee.text()).isEmpty()
                    && definitions.find(callee.text()).isEmpty()) {
                names.reportUndefinedCallee(callee, scope);
            }
        }
    }

    private void checkCell(Declaration.Cell cell) {
        List<Name> outputs = ItemNames.outputs(cell.items());
        if (outputs.isEmpty()) {
            faults.report(
                    Code.MISSING_ITEM,
                    cell.name().span(),
                    "the cell `" + cell.name().text() + "` has no `output`",
                    Optional.of("say what a call gives: `output h`"));
            return;
        }
        List<Expression> expressions =
                Stream.concat(RecursionFinder.expressions(cell), patterns(cell)).toList();
        if (expressions.stream().anyMatch(Expression.Faulty.class::isInstance)) {
            return;
        }
        Set<String> used = new HashSet<>();
        outputs.forEach(output -> used.add(output.text()));
        expressions.stream()
                .flatMap(expression -> ItemNames.references(expression).stream())
                .forEach(reference -> used.add(reference.parts().get(0).text()));
        for (Item item : cell.items()) {
            List<Name> defined = ItemNames.defined(item);
            if (!defined.isEmpty() && defined.stream().noneMatch(name -> used.contains(name.text()))) {
                Name name = defined.get(0);
                faults.report(Code.UNUSED, name.span(), "nothing in the cell uses `" + name.text() + "`");
            }
        }
    }

    private static Stream<Expression> patterns(Declaration.Cell cell) {
        return cell.parameters().stream().flatMap(parameter -> parameter.pattern().stream());
    }
}
