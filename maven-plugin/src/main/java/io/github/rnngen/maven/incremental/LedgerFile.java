package io.github.rnngen.maven.incremental;

import io.github.rnngen.maven.incremental.Ledger.Entry;
import io.github.rnngen.maven.incremental.Ledger.Import;
import io.github.rnngen.maven.incremental.Ledger.Output;
import io.github.rnngen.runtime.file.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ledger as text: a line per model, followed by its imports and outputs; fields are separated by tabs. */
final class LedgerFile {
    private static final String HEADER = "rnngen ledger 1";

    private LedgerFile() {}

    /** The ledger in a file; empty if there is none, or one that this version can't read. */
    static Ledger read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Ledger.EMPTY;
        }
        try {
            return parse(Files.readAllLines(file)).orElse(Ledger.EMPTY);
        } catch (CharacterCodingException e) {
            return Ledger.EMPTY;
        }
    }

    static void write(Path file, Ledger ledger) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        WholeFile.write(file, out -> out.write(print(ledger).getBytes(StandardCharsets.UTF_8)));
    }

    static String print(Ledger ledger) {
        StringBuilder out = new StringBuilder();
        line(out, HEADER);
        for (Map.Entry<String, Entry> model : ledger.entries().entrySet()) {
            line(out, "model", model.getKey(), model.getValue().inputs());
            for (Import asked : model.getValue().imports()) {
                line(out, "import", asked.importing(), asked.path(), asked.content());
            }
            for (Output output : model.getValue().outputs()) {
                line(out, "output", output.path(), output.content());
            }
        }
        return out.toString();
    }

    static Optional<Ledger> parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            return Optional.empty();
        }
        SortedMap<String, Entry> entries = new TreeMap<>();
        int next = 1;
        try {
            while (next < lines.size()) {
                List<String> model = fields(lines.get(next++), "model", 3);
                List<Import> imports = new ArrayList<>();
                while (starts(lines, next, "import")) {
                    List<String> asked = fields(lines.get(next++), "import", 4);
                    imports.add(new Import(asked.get(1), asked.get(2), asked.get(3)));
                }
                List<Output> outputs = new ArrayList<>();
                while (starts(lines, next, "output")) {
                    List<String> output = fields(lines.get(next++), "output", 3);
                    outputs.add(new Output(output.get(1), output.get(2)));
                }
                entries.put(model.get(1), new Entry(model.get(2), imports, outputs));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Ledger(entries));
    }

    private static boolean starts(List<String> lines, int number, String kind) {
        return number < lines.size() && lines.get(number).startsWith(kind + "\t");
    }

    private static List<String> fields(String line, String kind, int count) {
        List<String> fields = List.of(line.split("\t", -1)).stream()
                .map(String::translateEscapes)
                .toList();
        if (fields.size() != count || !fields.get(0).equals(kind)) {
            throw new IllegalArgumentException(line);
        }
        return fields;
    }

    private static void line(StringBuilder out, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : "\t").append(escaped(fields[i]));
        }
        out.append('\n');
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
