package io.github.rnngen.maven.incremental;

import io.github.rnngen.generator.Compilation;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;

/** The compiler, its options chosen. */
@FunctionalInterface
public interface ModelCompiler {
    /** Compiles one model file; the same bytes give the same result. */
    Compilation compile(SourceBytes model, Imports imports);
}
