package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.data.Scaling;
import io.github.rnngen.runtime.data.Vocabulary;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Preparation} as a part of a checkpoint, and back. Lists are texts with an element a line; a backslash stands before
 * a backslash, and before the {@code n} of a line's end within an element.
 */
public final class PreparationEntries {
    private static final String INPUT = "input";
    private static final String TARGET = "target";
    private static final String SCALED = "scaled";
    private static final String SCALING = "scaling";
    private static final String CATEGORIES = "categories";
    private static final String AHEAD = "ahead";
    private static final String ROWS = "rows";
    private static final String SEQUENCE = "sequence";
    private static final String VOCABULARY = "vocabulary";
    private static final String WHOLE = "sequences";

    private PreparationEntries() {}

    /** What a network that learned a text needs to read another. */
    public static Entries of(Vocabulary vocabulary) {
        return Entries.builder().part(VOCABULARY, vocabulary.toEntries()).build();
    }

    /** A preparation as entries. */
    public static Entries of(Preparation preparation) {
        TableMapping mapping = preparation.mapping();
        Entries.Builder entries = Entries.builder()
                .part(INPUT, columns(mapping.inputs()))
                .part(TARGET, columns(mapping.targets()))
                .integer(AHEAD, mapping.ahead())
                .text(ROWS, mapping.rowsAreSequences() ? WHOLE : "steps");
        String sequence = mapping.sequenceColumn();
        if (sequence != null) {
            entries.text(SEQUENCE, sequence);
        }
        ColumnScales scales = preparation.scales();
        if (!scales.columns().isEmpty()) {
            entries.text(SCALED, lines(scales.columns()))
                    .part(SCALING, scales.scaling().toEntries());
        }
        Entries.Builder categories = Entries.builder();
        new TreeMap<>(preparation.categories()).forEach((column, names) -> categories.text(column, lines(names)));
        return entries.part(CATEGORIES, categories.build()).build();
    }

    private static Entries columns(List<PortColumns> ports) {
        Entries.Builder entries = Entries.builder();
        ports.forEach(port -> entries.text(port.port().name(), lines(port.columns())));
        return entries.build();
    }

    /**
     * Reads a preparation back.
     *
     * @param header of the table to use it on; it must have the inputs' columns
     * @throws MappingException if the entries are not those of a preparation for this model, or the table lacks a column
     */
    public static Preparation read(Signature signature, Entries entries, List<String> header) {
        try {
            return readSound(signature, entries, header);
        } catch (ArrayMismatchException e) {
            throw new MappingException("what the weights say about their data can't be used: " + e.getMessage());
        }
    }

    private static Preparation readSound(Signature signature, Entries entries, List<String> header) {
        List<PortColumns> inputs = ports(signature, signature.inputs(), entries.part(INPUT));
        List<PortColumns> targets = ports(signature, signature.targets(), entries.part(TARGET));
        if (inputs.size() < signature.inputs().size()) {
            throw new MappingException(
                    "the weights don't say which columns the inputs are: they were not trained on a table");
        }
        inputs.stream().flatMap(port -> port.columns().stream()).forEach(column -> {
            if (!header.contains(column)) {
                throw ColumnChoice.unknown(column, header);
            }
        });
        String sequence = entries.has(SEQUENCE) ? entries.text(SEQUENCE) : null;
        TableMapping.requireColumn(sequence, header);
        Map<String, List<String>> categories = new LinkedHashMap<>();
        entries.part(CATEGORIES).texts().forEach((column, names) -> categories.put(column, list(names)));
        TableMapping mapping =
                new TableMapping(inputs, targets, ahead(entries), WHOLE.equals(entries.text(ROWS)), sequence, null);
        return new Preparation(mapping, scales(entries), categories);
    }

    private static int ahead(Entries entries) {
        long ahead = entries.integer(AHEAD);
        if (ahead < 0 || ahead > Integer.MAX_VALUE) {
            throw damaged();
        }
        return (int) ahead;
    }

    private static ColumnScales scales(Entries entries) {
        if (!entries.has(SCALED)) {
            return ColumnScales.none();
        }
        List<String> columns = list(entries.text(SCALED));
        Scaling scaling = Scaling.of(entries.part(SCALING));
        if (columns.size() != scaling.features()) {
            throw damaged();
        }
        return new ColumnScales(columns, scaling);
    }

    private static List<PortColumns> ports(Signature signature, List<Port> ports, Entries entries) {
        List<PortColumns> found = new ArrayList<>();
        for (Port port : ports) {
            if (entries.has(port.name())) {
                List<String> columns = list(entries.text(port.name()));
                boolean perStep = !port.once() && columns.size() > port.elements();
                int expected = port.elements() * (perStep ? signature.steps() : 1);
                if (columns.size() != expected) {
                    throw damaged();
                }
                found.add(new PortColumns(port, columns, perStep));
            }
        }
        return found;
    }

    private static MappingException damaged() {
        return new MappingException("what the weights say about their data does not fit the model");
    }

    static String lines(List<String> elements) {
        return String.join(
                "\n",
                elements.stream()
                        .map(element -> element.replace("\\", "\\\\").replace("\n", "\\n"))
                        .toList());
    }

    static List<String> list(String lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            StringBuilder element = new StringBuilder();
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                boolean escaped = c == '\\' && i + 1 < line.length();
                char next = escaped ? line.charAt(++i) : c;
                element.append(escaped && next == 'n' ? '\n' : next);
            }
            elements.add(element.toString());
        }
        return elements;
    }
}
