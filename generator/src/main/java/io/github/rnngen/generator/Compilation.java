package io.github.rnngen.generator;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.emit.GeneratedFile;
import java.util.List;

/**
 * What came of a model file.
 *
 * @param files the Java sources; none if there are errors
 * @param diagnostics errors and warnings, in order of place
 */
public record Compilation(List<GeneratedFile> files, List<Diagnostic> diagnostics) {
    public Compilation {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }
}
