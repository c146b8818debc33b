package io.github.rnngen.maven.incremental;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.emit.GeneratedFile;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run has found out, before anything is written. Immutable.
 *
 * @param compiled the model files that were compiled, by name
 * @param current the model files whose outputs are up to date, by name
 * @param diagnostics all faults of all compiled files; those of a file that several import come once
 * @param files what is to be in the output folder, besides what is up to date
 * @param last the ledger of the run before
 * @param next the ledger of this run
 * @param output the output folder after this run
 */
public record Plan(
        List<String> compiled,
        List<String> current,
        List<Diagnostic> diagnostics,
        List<GeneratedFile> files,
        Ledger last,
        Ledger next,
        OutputFolder output) {

    public Plan {
        compiled = List.copyOf(compiled);
        current = List.copyOf(current);
        diagnostics = diagnostics.stream().distinct().toList();
        files = List.copyOf(files);
    }

    /** What the run before left in the output folder and no model gives any more, be it another execution's. */
    public SortedSet<String> orphans() {
        SortedSet<String> orphans = new TreeSet<>(last.outputs());
        orphans.removeAll(output.outputs());
        return orphans;
    }

    /** Generated files that models or executions dispute, each with the claims; such a plan can't be carried out. */
    public SortedMap<String, List<Claim>> contested() {
        return output.contested();
    }
}
