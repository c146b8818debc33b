package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.generator.syntax.Declaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The front end of the compiler: a file in, its models out, or everything that is wrong with it. Thread-safe. */
public final class Checker {
    private Checker() {}

    /**
     * Reads and checks a file and what it imports.
     *
     * @param imports finds imported files
     */
    public static CheckedFile check(SourceBytes main, Imports imports) {
        Faults faults = new Faults(Library::contains);
        List<CheckedModel> models = new ArrayList<>();
        Optional<LoadedFile> file = new FileLoader(imports, faults).load(main);
        file.ifPresent(loaded -> {
            Budget budget = new Budget(faults);
            for (Declaration.Model model : loaded.models()) {
                if (budget.spendModel(model.name().span())) {
                    models.add(ModelChecker.check(
                        model, loaded.packageName(), loaded.definitions(), new ModelContext(faults, budget)));
                }
            }
        });
        List<Diagnostic> diagnostics = faults.all().stream()
                .sorted(Comparator.<Diagnostic, Boolean>comparing(
                                fault -> !fault.location().file().equals(main.name()))
                        .thenComparing(fault -> fault.location().file())
                        .thenComparing(fault -> fault.location().line())
                        .thenComparing(fault -> fault.location().column()))
                .toList();
        return new CheckedFile(faults.hasErrors() ? List.of() : models, diagnostics);
    }
}
