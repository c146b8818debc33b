package io.github.rnngen.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fault in what was given. Immutable.
 *
 * @param severity whether it stops the compiler
 * @param code its kind
 * @param location where it is
 * @param message what is wrong, on one line
 * @param notes other places that matter, in the order in which to read them
 * @param help what to write instead
 */
public record Diagnostic(
        Severity severity, Code code, Location location, String message, List<Note> notes, Optional<String> help) {

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** Another place that has to do with a fault, such as where a shape was declared. */
    public record Note(Location location, String message) {}

    /** A fault of the severity that its code has. */
    public static Diagnostic of(Code code, Location location, String message) {
        return new Diagnostic(code.severity(), code, location, message, List.of(), Optional.empty());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same with one more note. */
    public Diagnostic withNote(Location place, String text) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(place, text));
        return new Diagnostic(severity, code, location, message, more, help);
    }

    /** The same with a suggestion. */
    public Diagnostic withHelp(String text) {
        return new Diagnostic(severity, code, location, message, notes, Optional.of(text));
    }
}
