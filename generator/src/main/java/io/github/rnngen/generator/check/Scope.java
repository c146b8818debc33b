package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Name;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of one model, of one call of a cell, or of one call of a function, while it is being expanded. */
final class Scope {
    private final Definitions definitions;
    private final String prefix;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Span> places = new HashMap<>();
    private final Map<String, Expression> arguments = new HashMap<>();
    private final Map<String, Span> origins = new HashMap<>();
    private final Map<String, Scope> instances = new HashMap<>();
    private final Set<String> sizes = new HashSet<>();

    /**
     * An empty scope.
     *
     * @param prefix what qualified names start with, such as {@code top.}; empty for a model
     */
    Scope(Definitions definitions, String prefix) {
        this.definitions = definitions;
        this.prefix = prefix;
    }

    Definitions definitions() {
        return definitions;
    }

    String qualified(String name) {
        return prefix + name;
    }

    /** A qualified name as it is written here. */
    String local(String qualified) {
        return qualified.startsWith(prefix) ? qualified.substring(prefix.length()) : qualified;
    }

    /** Announces a name whose value comes later, and says whether it can be a size. */
    void declare(Name name, boolean size) {
        places.put(name.text(), name.span());
        if (size) {
            sizes.add(name.text());
        }
    }

    void define(String name, Span place, Value value) {
        places.put(name, place);
        values.put(name, value);
    }

    /**
     * Defines a parameter of what is called, with the argument that it was given.
     *
     * @param origin where the argument's shape comes from
     */
    void defineArgument(String name, Span place, Value value, Expression source, Span origin) {
        define(name, place, value);
        arguments.put(name, source);
        origins.put(name, origin);
    }

    /** What was given for a parameter, as written. */
    Optional<Expression> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /** Keeps the names of a cell call, for {@code top.W_hh}. */
    void addInstance(String name, Scope instance) {
        instances.put(name, instance);
    }

    Optional<Scope> instance(String name) {
        return Optional.ofNullable(instances.get(name));
    }

    /** A name's value; faulty where the name is announced and never got one. */
    Optional<Value> find(String name) {
        Value value = values.get(name);
        return value == null && places.containsKey(name) ? Optional.of(FAULTY) : Optional.ofNullable(value);
    }

    /** Where the shape of a name's value comes from. */
    Optional<Span> origin(String name) {
        return Optional.ofNullable(origins.get(name)).or(() -> place(name));
    }

    /** Where a name was defined. */
    Optional<Span> place(String name) {
        return Optional.ofNullable(places.get(name));
    }

    Set<String> names() {
        return new HashSet<>(places.keySet());
    }

    /** The announced names that can be sizes. */
    Set<String> sizes() {
        return Collections.unmodifiableSet(sizes);
    }
}
