package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures sections of a page about speed, keeps the results, and writes the page from all that are kept. */
public final class Table {
    private Table() {}

    /**
     * Measures and writes.
     *
     * @param args the project's folder, then the options of {@code benchmarks/table}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/table: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path target = arguments.home().resolve("benchmarks").resolve("target");
        Path folder = Files.createDirectories(target.resolve("table"));
        Results results = new Results(folder.resolve("results.tsv"));
        Facts facts = new Facts(folder.resolve("facts.tsv"));
        if (!arguments.only().isEmpty()) {
            Path lenient = target.resolve("lenient");
            facts.update(Versions.of(arguments.jdks(), List.of(lenient.resolve("lib"), lenient.resolve("dl4j"))));
        }
        Programs programs = new Programs(arguments.home(), Jdk.current());
        for (Section section : arguments.only()) {
            String precision = section.precision(arguments.precision());
            results.drop(section.name(), precision);
            section.measure(
                    new Session(programs, results, arguments.jdks(), section.name(), precision, arguments.rounds()));
        }
        ResultsPage.write(arguments.page(), results.all(), facts.all());
    }
}
