package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as a page. */
final class ResultsPage {
    private static final List<String> PRECISIONS = List.of("both", "float", "double");

    private ResultsPage() {}

    static void write(Path page, List<Result> results, Map<String, String> facts) throws IOException {
        Pictures pictures = new Pictures(page);
        StringBuilder text = new StringBuilder("""
                # How fast it is

                One training step is a forward pass, the loss, backpropagation through time, and gradient descent. The
                contenders were given the same networks by turns, each time in a new process. What is shown is the median of
                the rounds; the spread is the greatest of them over the least, of the contender of the row that varied most,
                and a dash where there was one round.
                Compare numbers of one row: machines and hours differ. Sizes are input-hidden-output × time steps, batch.
                """);
        text.append('\n').append(facts.isEmpty() ? "Nothing has been measured yet.\n" : facts(facts));
        for (Section section : Sections.ALL) {
            for (String precision : PRECISIONS) {
                View view = View.of(section.name(), precision, results);
                if (!view.results().isEmpty()) {
                    text.append('\n').append(section.text(view, pictures));
                }
            }
        }
        text.append("""

                ## Measuring it anew

                `benchmarks/table` measures, and writes this page: see [benchmarks](../benchmarks/README.md). What was tried
                for speed, and what holds back what is slow, stands in the [notes](performance-notes.md).
                """);
        Files.writeString(page, text);
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "| " + fact.getKey() + " | " + fact.getValue() + " |\n")
                .collect(Collectors.joining("", "| measured on | |\n| --- | --- |\n", ""));
    }
}
