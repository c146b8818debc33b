package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import java.util.List;

/**
 * What became of a file.
 *
 * @param models in the order of the file; none where there are errors
 * @param diagnostics errors and warnings, in the order of the file
 */
public record CheckedFile(List<CheckedModel> models, List<Diagnostic> diagnostics) {
    public CheckedFile {
        models = List.copyOf(models);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
