package io.github.rnngen.cli.diagnostics;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Diagnostic.Note;
import io.github.rnngen.generator.diagnostic.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Faults in the Static Analysis Results Interchange Format, SARIF 2.1.0, which code scanning services read. */
public final class Sarif {
    private static final String VERSION = "2.1.0";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    /** The document. */
    public static String write(List<Diagnostic> diagnostics) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", VERSION);
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(
                    json,
                    diagnostics.stream()
                            .map(Diagnostic::code)
                            .distinct()
                            .sorted()
                            .toList());
            json.writeStringProperty("columnKind", "unicodeCodePoints");
            json.writeArrayPropertyStart("results");
            diagnostics.forEach(diagnostic -> result(json, diagnostic));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void tool(JsonGenerator json, List<Code> codes) {
        object(
                json,
                "tool",
                tool -> object(json, "driver", driver -> {
                    json.writeStringProperty("name", "rnngen");
                    json.writeStringProperty("version", Compiler.version());
                    json.writeArrayPropertyStart("rules");
                    for (Code code : codes) {
                        json.writeStartObject();
                        json.writeStringProperty("id", code.id());
                        text(json, "shortDescription", code.explanation());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }));
    }

    private static void result(JsonGenerator json, Diagnostic diagnostic) {
        String help = diagnostic.help().map(text -> "\n" + text).orElse("");
        json.writeStartObject();
        json.writeStringProperty("ruleId", diagnostic.code().id());
        json.writeStringProperty("level", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        text(json, "message", diagnostic.message() + help);
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        place(json, diagnostic.location());
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayPropertyStart("relatedLocations");
        for (Note note : diagnostic.notes()) {
            json.writeStartObject();
            place(json, note.location());
            text(json, "message", note.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Location location) {
        object(json, "physicalLocation", physical -> {
            object(json, "artifactLocation", file -> json.writeStringProperty("uri", uri(location.file())));
            object(json, "region", region -> {
                json.writeNumberProperty("startLine", location.line());
                json.writeNumberProperty("startColumn", location.column());
                json.writeNumberProperty("endColumn", location.column() + location.length());
            });
        });
    }

    private static void text(JsonGenerator json, String property, String text) {
        object(json, property, message -> json.writeStringProperty("text", text));
    }

    private static void object(JsonGenerator json, String property, Consumer<JsonGenerator> content) {
        json.writeObjectPropertyStart(property);
        content.accept(json);
        json.writeEndObject();
    }

    /** A file's name with what a URI can't hold escaped. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
