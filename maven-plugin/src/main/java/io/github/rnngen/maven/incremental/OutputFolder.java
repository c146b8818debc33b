package io.github.rnngen.maven.incremental;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder of generated files, which several executions of a build may share. Immutable.
 *
 * <p>It remembers this build alone. A ledger from before may be of an execution that is no more, or of one that is still
 * to run and to find out that its models are gone.
 *
 * @param path of the folder
 * @param ledgers of the executions that have generated into it in this build, by their names
 */
public record OutputFolder(Path path, SortedMap<String, Ledger> ledgers) {
    public OutputFolder {
        ledgers = Collections.unmodifiableSortedMap(new TreeMap<>(ledgers));
    }

    /** A folder before the first execution. */
    public static OutputFolder untouched(Path path) {
        return new OutputFolder(path, new TreeMap<>());
    }

    /** The folder after an execution, perhaps one that has run before. */
    OutputFolder after(String execution, Ledger ledger) {
        SortedMap<String, Ledger> all = new TreeMap<>(ledgers);
        all.put(execution, ledger);
        return new OutputFolder(path, all);
    }

    /** The paths of all generated files. */
    Set<String> outputs() {
        return ledgers.values().stream()
                .flatMap(ledger -> ledger.outputs().stream())
                .collect(Collectors.toSet());
    }

    /** The paths that several models claim, or one with several contents, each with the claims. */
    SortedMap<String, List<Claim>> contested() {
        SortedMap<String, List<Claim>> claims = ledgers.entrySet().stream()
                .flatMap(entry -> entry.getValue().claims(entry.getKey()))
                .collect(Collectors.groupingBy(claim -> claim.output().path(), TreeMap::new, Collectors.toList()));
        claims.values().removeIf(OutputFolder::agree);
        return claims;
    }

    /** Whether it does no harm that files overwrite each other: a goal that is run by hand may repeat an execution. */
    private static boolean agree(List<Claim> claims) {
        return claims.stream()
                        .map(claim -> Map.entry(claim.model(), claim.output()))
                        .distinct()
                        .count()
                == 1;
    }
}
