package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file in which results accumulate, one a line. */
record Results(Path file) {
    List<Result> all() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Result::parse).toList()
                : List.of();
    }

    void add(Result result) throws IOException {
        Files.writeString(file, result.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Forgets what was measured before, since the code may have changed. */
    void drop(String section, String precision) throws IOException {
        List<String> others = all().stream()
                .filter(result ->
                        !result.section().equals(section) || !result.precision().equals(precision))
                .map(Result::line)
                .toList();
        Files.write(file, others);
    }
}
