package io.github.rnngen.cli.diagnostics;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Faults as JSON: an array with an object for each. {@code line} and {@code column} count from 1, columns and
 * {@code length} in characters (code points).
 */
public final class DiagnosticsJson {
    private DiagnosticsJson() {}

    /** The document. */
    public static String write(List<Diagnostic> diagnostics) {
        return JsonText.of(json -> {
            json.writeStartArray();
            diagnostics.forEach(diagnostic -> write(json, diagnostic));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Diagnostic diagnostic) {
        json.writeStartObject();
        json.writeStringProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("code", diagnostic.code().id());
        write(json, diagnostic.location(), diagnostic.message());
        diagnostic.help().ifPresent(help -> json.writeStringProperty("help", help));
        json.writeArrayPropertyStart("notes");
        for (Diagnostic.Note note : diagnostic.notes()) {
            json.writeStartObject();
            write(json, note.location(), note.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Location location, String message) {
        json.writeStringProperty("file", location.file());
        json.writeNumberProperty("line", location.line());
        json.writeNumberProperty("column", location.column());
        json.writeNumberProperty("length", location.length());
        json.writeStringProperty("message", message);
    }
}
