package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Preparation} as texts by name, to be saved beside weights. Lists are lines; a backslash stands before a backslash, and
 * before the {@code n} of a line's end within an element.
 */
public final class PreparationTexts {
    private static final String INPUT = "data.input.";
    private static final String TARGET = "data.target.";
    private static final String SCALE = "data.scale.";
    private static final String CATEGORIES = "data.categories.";
    private static final String AHEAD = "data.ahead";
    private static final String ROWS = "data.rows";
    private static final String SEQUENCE = "data.sequence";
    private static final String ALPHABET = "data.alphabet";
    private static final String WHOLE = "sequences";

    private PreparationTexts() {}

    /** The alphabet of a network that learned a text. */
    public static Map<String, String> ofAlphabet(List<String> alphabet) {
        return Map.of(ALPHABET, lines(alphabet));
    }

    /** A preparation as texts. */
    public static Map<String, String> of(Preparation preparation) {
        Map<String, String> texts = new LinkedHashMap<>();
        TableMapping mapping = preparation.mapping();
        mapping.inputs().forEach(port -> texts.put(INPUT + port.port().name(), lines(port.columns())));
        mapping.targets().forEach(port -> texts.put(TARGET + port.port().name(), lines(port.columns())));
        texts.put(AHEAD, String.valueOf(mapping.ahead()));
        texts.put(ROWS, mapping.rowsAreSequences() ? WHOLE : "steps");
        String sequence = mapping.sequenceColumn();
        if (sequence != null) {
            texts.put(SEQUENCE, sequence);
        }
        new TreeMap<>(preparation.scales())
                .forEach((column, scale) -> texts.put(SCALE + column, scale.offset() + " " + scale.unit()));
        new TreeMap<>(preparation.categories())
                .forEach((column, names) -> texts.put(CATEGORIES + column, lines(names)));
        return texts;
    }

    /**
     * Reads it back.
     *
     * @param header of the table to use it on; it must have the inputs' columns
     * @throws MappingException if the texts are not those of a preparation for this model, or the table lacks a column
     */
    public static Preparation read(Signature signature, Map<String, String> texts, List<String> header) {
        List<PortColumns> inputs = ports(signature, signature.inputs(), INPUT, texts);
        List<PortColumns> targets = ports(signature, signature.targets(), TARGET, texts);
        if (inputs.size() < signature.inputs().size()) {
            throw new MappingException(
                    "the weights don't say which columns the inputs are: they were not trained on a table");
        }
        inputs.stream().flatMap(port -> port.columns().stream()).forEach(column -> {
            if (!header.contains(column)) {
                throw ColumnChoice.unknown(column, header);
            }
        });
        Map<String, Scale> scales = new LinkedHashMap<>();
        Map<String, List<String>> categories = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(SCALE)) {
                scales.put(name.substring(SCALE.length()), scale(text));
            } else if (name.startsWith(CATEGORIES)) {
                categories.put(name.substring(CATEGORIES.length()), list(text));
            }
        });
        TableMapping mapping = new TableMapping(
                inputs,
                targets,
                whole(texts.getOrDefault(AHEAD, "0")),
                WHOLE.equals(texts.get(ROWS)),
                texts.get(SEQUENCE));
        return new Preparation(mapping, scales, categories);
    }

    private static List<PortColumns> ports(
            Signature signature, List<Port> ports, String prefix, Map<String, String> texts) {
        List<PortColumns> found = new ArrayList<>();
        for (Port port : ports) {
            String text = texts.get(prefix + port.name());
            if (text != null) {
                List<String> columns = list(text);
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

    private static Scale scale(String text) {
        String[] parts = text.split(" ", -1);
        try {
            Scale scale = new Scale(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            if (Double.isFinite(scale.offset()) && scale.unit() > 0 && Double.isFinite(scale.unit())) {
                return scale;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw damaged();
        }
        throw damaged();
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw damaged();
        }
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
