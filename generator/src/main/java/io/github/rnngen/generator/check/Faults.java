package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Collects what is wrong with a file, up to a limit, for nobody reads hundreds of messages. Knows in which calls the compiler is, so that a fault within a cell names the
 * call, and a fault within the library is reported where the user called it.
 */
final class Faults {
    private static final int MOST = 200;
    private static final int MOST_CALLS_SHOWN = 3;

    /** A call that is being expanded. */
    record Frame(String callee, Span call) {}

    private record Key(Code code, String file, int line, int column) {}

    private final Predicate<SourceText> library;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Set<Key> known = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /**
     * An empty collection.
     *
     * @param library which texts users have not written
     */
    Faults(Predicate<SourceText> library) {
        this.library = library;
    }

    void enter(Frame frame) {
        frames.push(frame);
    }

    void leave() {
        frames.pop();
    }

    /** The calls that are being expanded, innermost first. */
    List<Frame> frames() {
        return List.copyOf(frames);
    }

    int depth() {
        return frames.size();
    }

    boolean hasErrors() {
        return errors() > 0;
    }

    /** How many errors there are so far. */
    long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    List<Diagnostic> all() {
        return diagnostics;
    }

    void report(Code code, Span place, String message) {
        report(code, place, message, Optional.empty(), List.of());
    }

    void report(Code code, Span place, String message, Optional<String> help) {
        report(code, place, message, help, List.of());
    }

    void report(Code code, Span place, String message, Optional<String> help, List<Note> notes) {
        Optional<Frame> user = isLibrary(place)
                ? frames.stream().filter(frame -> !isLibrary(frame.call())).findFirst()
                : Optional.empty();
        Diagnostic fault = user.map(frame -> Diagnostic.of(code, frame.call().location(), message)
                        .withNote(place.location(), "in the library's `" + frame.callee() + "`, here"))
                .orElseGet(() -> Diagnostic.of(code, place.location(), message));
        for (Note note : notes) {
            fault = fault.withNote(note.place().location(), note.text());
        }
        if (user.isEmpty()) {
            for (Frame frame : frames.stream().limit(MOST_CALLS_SHOWN).toList()) {
                fault = fault.withNote(frame.call().location(), "in this call of `" + frame.callee() + "`");
            }
        }
        add(help.isPresent() ? fault.withHelp(help.get()) : fault);
    }

    /** Another place that has to do with a fault. */
    record Note(Span place, String text) {}

    /** Adds a fault unless the same one is known, as happens when a cell is called twice. */
    void add(Diagnostic diagnostic) {
        Location location = diagnostic.location();
        Key key = new Key(diagnostic.code(), location.file(), location.line(), location.column());
        long alike = diagnostics.stream()
                .filter(other -> other.severity() == diagnostic.severity())
                .count();
        if (alike < MOST && known.add(key)) {
            diagnostics.add(diagnostic);
        }
    }

    private boolean isLibrary(Span place) {
        return library.test(place.source());
    }
}
