package io.github.rnngen.generator.diagnostic;

import java.util.Locale;

/**
 * Faults as text for people: {@code file:line:column: error: message [RNN012]}, the line with the place underlined, the
 * notes and the help. What comes from a file can't steer the terminal: control characters are shown as {@code ?}.
 */
public final class DiagnosticPrinter {
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String CYAN = "\u001b[36m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final boolean colour;

    /**
     * A printer.
     *
     * @param colour whether to use the colours of ANSI terminals
     */
    public DiagnosticPrinter(boolean colour) {
        this.colour = colour;
    }

    /** Some lines, each with its end. */
    public String print(Diagnostic diagnostic) {
        String accent = diagnostic.isError() ? RED : YELLOW;
        StringBuilder out = new StringBuilder();
        String kind = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        heading(out, diagnostic.location(), kind, accent, diagnostic.message());
        out.append(" [").append(diagnostic.code().id()).append("]\n");
        excerpt(out, diagnostic.location(), accent);
        for (Diagnostic.Note note : diagnostic.notes()) {
            heading(out, note.location(), "note", CYAN, note.message());
            out.append('\n');
            excerpt(out, note.location(), CYAN);
        }
        diagnostic
                .help()
                .ifPresent(help -> out.append(paint(CYAN, "help"))
                        .append(": ")
                        .append(Visible.line(help))
                        .append('\n'));
        return out.toString();
    }

    private void heading(StringBuilder out, Location location, String kind, String accent, String message) {
        out.append(paint(BOLD, Visible.line(location.toString())))
                .append(": ")
                .append(paint(accent, kind))
                .append(": ")
                .append(Visible.line(message));
    }

    private void excerpt(StringBuilder out, Location location, String accent) {
        if (location.lineText().isBlank()) {
            return;
        }
        Excerpt excerpt = Excerpt.of(location);
        out.append("    ").append(excerpt.text()).append('\n');
        out.append("    ")
                .append(" ".repeat(excerpt.indent()))
                .append(paint(accent, "^" + "~".repeat(excerpt.length() - 1)))
                .append('\n');
    }

    private String paint(String accent, String text) {
        return colour ? accent + text + RESET : text;
    }
}
