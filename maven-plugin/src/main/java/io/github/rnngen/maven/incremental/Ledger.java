package io.github.rnngen.maven.incremental;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of the generator read and wrote. Immutable.
 *
 * @param entries one for each model file, by its name
 */
public record Ledger(SortedMap<String, Entry> entries) {
    static final Ledger EMPTY = new Ledger(new TreeMap<>());

    public Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * What became of one model file.
     *
     * @param inputs the fingerprint of the tool, its options, the file's name and content
     * @param imports the files that it asked for, in that order
     * @param outputs the files that came of it
     */
    public record Entry(String inputs, List<Import> imports, List<Output> outputs) {
        /** Inputs that no file has: such a model is never up to date. */
        static final String UNKNOWN_INPUTS = "-";

        public Entry {
            imports = List.copyOf(imports);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A file that a model asked for.
     *
     * @param importing the name of the file with the import line
     * @param path as written there
     * @param content the fingerprint of what was found, or {@link #MISSING}
     */
    public record Import(String importing, String path, String content) {
        static final String MISSING = "-";
    }

    /**
     * A generated file.
     *
     * @param path below the output folder, with forward slashes
     * @param content the fingerprint of its content
     */
    public record Output(String path, String content) {}

    Optional<Entry> entry(String model) {
        return Optional.ofNullable(entries.get(model));
    }

    /** The paths of all generated files. */
    public Set<String> outputs() {
        return entries.values().stream()
                .flatMap(entry -> entry.outputs().stream())
                .map(Output::path)
                .collect(Collectors.toSet());
    }

    /** Where each generated file comes from. */
    Stream<Claim> claims(String execution) {
        return entries.entrySet().stream()
                .flatMap(entry -> entry.getValue().outputs().stream()
                        .map(output -> new Claim(execution, entry.getKey(), output)));
    }
}
