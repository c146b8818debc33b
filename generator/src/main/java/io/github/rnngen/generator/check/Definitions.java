package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The functions and cells that a file sees: its own and those it imports, behind them the library's, behind them the
 * builtins. Filled while files are loaded, and not changed after that.
 */
final class Definitions {
    private final Map<String, Value> visible = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Supplier<Optional<Definitions>> library;

    private Definitions(Supplier<Optional<Definitions>> library) {
        this.library = library;
    }

    /** What a file of a user sees. The library is read when a name is not found otherwise. */
    static Definitions ofUser() {
        return new Definitions(() -> Optional.of(Library.definitions()));
    }

    /** What the library sees: itself and the builtins. */
    static Definitions ofLibrary() {
        return new Definitions(Optional::empty);
    }

    /** Adds a definition; returns the one of that name that was there before, if any. */
    Optional<Value> add(String name, Value definition) {
        return Optional.ofNullable(visible.putIfAbsent(name, definition));
    }

    /** Makes all calls of a definition silently faulty, after a fault in it has been reported. */
    void spoil(String name) {
        visible.put(name, FAULTY);
    }

    /** Adds names that may be defined in parts of the file with faults of syntax. */
    void addUnreadable(Set<String> names) {
        unreadable.addAll(names);
    }

    /** What the file and its imports define themselves. */
    Map<String, Value> own() {
        return visible;
    }

    Optional<Value> find(String name) {
        Optional<Value> builtin = Builtins.named(name).map(b -> new Value.BuiltinFunction(name, b));
        return builtin.or(() -> Optional.ofNullable(visible.get(name)))
                .or(() -> library.get().flatMap(definitions -> definitions.find(name)));
    }

    /** Whether a name that is not found may be missing for a fault of syntax alone. */
    boolean isUnreadable(String name) {
        return unreadable.contains(name);
    }

    /** All names that could be meant. */
    Collection<String> names() {
        Set<String> names = new HashSet<>(Builtins.names());
        names.addAll(visible.keySet());
        library.get().ifPresent(definitions -> names.addAll(definitions.names()));
        return names;
    }
}
