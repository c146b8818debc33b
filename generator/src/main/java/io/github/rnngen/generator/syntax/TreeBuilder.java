package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.grammar.RnnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds the tree of a file from what the parser found, leaving out what it marked as broken. */
final class TreeBuilder {
    private final Spans spans;
    private final Consumer<Diagnostic> faults;
    private final boolean sound;
    private final ExpressionBuilder expressions;
    private final ItemBuilder items;

    /**
     * A builder.
     *
     * @param sound whether the parser found no fault
     */
    TreeBuilder(Spans spans, Consumer<Diagnostic> faults, boolean sound) {
        this.sound = sound;
        this.spans = spans;
        this.faults = faults;
        this.expressions = new ExpressionBuilder(spans, faults);
        this.items = new ItemBuilder(spans, expressions);
    }

    List<Declaration> declarations(RnnParser.FileContext file) {
        List<Declaration> declarations = new ArrayList<>();
        for (RnnParser.DeclarationContext declaration : file.declaration()) {
            if (declaration.exception == null) {
                declaration(declaration).ifPresent(declarations::add);
            }
        }
        checkPackageFirst(declarations);
        return declarations;
    }

    private Optional<Declaration> declaration(RnnParser.DeclarationContext declaration) {
        if (declaration.packageClause() != null) {
            List<Name> words = declaration.packageClause().word().stream()
                    .map(word -> new Name(word.getText(), spans.of(word)))
                    .toList();
            return Optional.of(new Declaration.PackageClause(words, spans.of(declaration)));
        }
        if (declaration.importClause() != null) {
            String quoted = declaration.importClause().STRING().getText();
            String path = quoted.substring(1, quoted.length() - 1);
            return Optional.of(new Declaration.Import(path, spans.of(declaration)));
        }
        if (declaration.function() != null) {
            RnnParser.FunctionContext function = declaration.function();
            return Optional.of(new Declaration.Function(
                    expressions.name(function.name()),
                    parameters(function.parameters()),
                    expressions.build(function.expression()),
                    spans.of(function)));
        }
        return declaration.cell() != null ? cell(declaration.cell()) : model(declaration.model());
    }

    private Optional<Declaration> cell(RnnParser.CellContext cell) {
        RnnParser.CellHeaderContext header = cell.cellHeader();
        if (header.exception != null) {
            return Optional.empty();
        }
        List<Item> body = items(cell.item());
        body.forEach(this::checkPlaceInCell);
        return Optional.of(new Declaration.Cell(
                expressions.name(header.name()),
                parameters(header.parameters()),
                body.stream().filter(TreeBuilder::fitsCell).toList(),
                sound,
                spans.of(cell)));
    }

    private Optional<Declaration> model(RnnParser.ModelContext model) {
        RnnParser.ModelHeaderContext header = model.modelHeader();
        if (header.exception != null) {
            return Optional.empty();
        }
        return Optional.of(
                new Declaration.Model(expressions.name(header.name()), items(model.item()), sound, spans.of(model)));
    }

    private List<Item> items(List<RnnParser.ItemContext> contexts) {
        return contexts.stream()
                .filter(item -> item.exception == null)
                .flatMap(item -> items.build(item).stream())
                .toList();
    }

    private List<Declaration.Parameter> parameters(RnnParser.ParametersContext parameters) {
        return parameters.parameter().stream()
                .map(parameter -> new Declaration.Parameter(
                        expressions.name(parameter.name()),
                        parameter.INDEX() != null,
                        parameter.shape() == null
                                ? List.of()
                                : expressions.all(parameter.shape().expression()),
                        Optional.ofNullable(parameter.expression()).map(expressions::build),
                        spans.of(parameter)))
                .toList();
    }

    private static boolean fitsCell(Item item) {
        return item instanceof Item.Dim
                || item instanceof Item.Param
                || item instanceof Item.Const
                || item instanceof Item.State
                || item instanceof Item.Output
                || item instanceof Item.Equation;
    }

    private void checkPlaceInCell(Item item) {
        if (!fitsCell(item)) {
            faults.accept(Diagnostic.of(
                            Code.MISPLACED,
                            item.span().location(),
                            "a cell has only `dim`, `param`, `const`, `state`, `output` and equations")
                    .withHelp("move the line to the model"));
        }
    }

    private void checkPackageFirst(List<Declaration> declarations) {
        for (int i = 1; i < declarations.size(); i++) {
            if (declarations.get(i) instanceof Declaration.PackageClause clause) {
                faults.accept(Diagnostic.of(
                        Code.MISPLACED,
                        clause.span().location(),
                        "`package` can only be the first line of a file, and only once"));
            }
        }
    }
}
