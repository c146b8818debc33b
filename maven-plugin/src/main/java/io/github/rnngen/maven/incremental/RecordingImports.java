package io.github.rnngen.maven.incremental;

import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.maven.incremental.Ledger.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds imports elsewhere, and remembers what was asked for and found. Not thread-safe. */
final class RecordingImports implements Imports {
    private final Imports delegate;
    private final List<Import> asked = new ArrayList<>();

    RecordingImports(Imports delegate) {
        this.delegate = delegate;
    }

    @Override
    public Optional<SourceBytes> find(String importing, String path) {
        Optional<SourceBytes> found = delegate.find(importing, path);
        asked.add(new Import(importing, path, contentOf(found)));
        return found;
    }

    List<Import> asked() {
        return List.copyOf(asked);
    }

    static String contentOf(Optional<SourceBytes> found) {
        return found.map(source -> Fingerprint.of(source.bytes())).orElse(Import.MISSING);
    }
}
