package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.DiagnosticPrinter;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Faulty files and exactly what is said about them, in a text file: each case starts with {@code ### its name}, then
 * comes {@code main.rnn}, after {@code >>> name} another file that can be imported, after {@code <<<} what is expected.
 */
record FaultTable(Path file, List<FaultCase> cases) {
    private static final Path FOLDER = Path.of("src/test/resources/io/github/rnngen/generator/check/faults");

    /** A faulty file, the files it may import, and the messages expected. */
    record FaultCase(String name, Map<String, String> files, String expected) {
        /** The messages as users see them. */
        String actual() {
            CheckedFile checked = Checker.check(file("main.rnn").orElseThrow(), (importing, path) -> file(path));
            DiagnosticPrinter printer = new DiagnosticPrinter(false);
            return checked.diagnostics().stream().map(printer::print).collect(Collectors.joining());
        }

        private Optional<SourceBytes> file(String name) {
            return Optional.ofNullable(files.get(name))
                    .map(text -> new SourceBytes(name, text.getBytes(StandardCharsets.UTF_8)));
        }

        String print(String messages) {
            StringBuilder out = new StringBuilder("### " + name + "\n");
            files.forEach((file, text) -> out.append(file.equals("main.rnn") ? "" : ">>> " + file + "\n")
                    .append(text));
            return out.append("<<<\n").append(messages).append('\n').toString();
        }
    }

    /** All tables. */
    static List<FaultTable> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(FaultTable::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is said now in place of what was expected. */
    void renew() {
        String text =
                cases.stream().map(example -> example.print(example.actual())).collect(Collectors.joining());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FaultTable read(Path file) {
        List<FaultCase> cases = new ArrayList<>();
        try {
            for (String text : Files.readString(file).split("(?m)^### ", -1)) {
                if (!text.isBlank()) {
                    cases.add(parse(text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FaultTable(file, cases);
    }

    private static FaultCase parse(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        String current = "main.rnn";
        StringBuilder content = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(">>> ") || line.equals("<<<")) {
                files.put(current, content.toString());
                current = line.startsWith(">>> ") ? line.substring(4) : "";
                content.setLength(0);
            } else {
                content.append(line).append('\n');
            }
        }
        return new FaultCase(lines.get(0), files, content.toString().strip() + "\n");
    }
}
