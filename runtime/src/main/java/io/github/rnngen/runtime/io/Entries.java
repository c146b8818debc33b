package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.npz.NpyArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Arrays, texts and numbers by name: the state of anything that can be saved and gone on with. Immutable.
 *
 * <p>Entries can be parts of other entries: those of a part {@code optimizer} have names such as {@code optimizer/step}.
 * Numbers are kept as texts that give the same bits back.
 */
public final class Entries {
    private static final char SEPARATOR = '/';

    private final Map<String, NpyArray> arrays;
    private final Map<String, String> texts;

    /** Entries of these arrays and texts; both are copied. */
    public Entries(Map<String, NpyArray> arrays, Map<String, String> texts) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Starts a collection of entries. */
    public static Builder builder() {
        return new Builder();
    }

    /** All arrays by name, in the order in which they were added; unmodifiable. */
    public Map<String, NpyArray> arrays() {
        return arrays;
    }

    /** All texts and numbers by name, in the order in which they were added; unmodifiable. */
    public Map<String, String> texts() {
        return texts;
    }

    /**
     * An array.
     *
     * @throws ArrayMismatchException if there is none of that name
     */
    public NpyArray array(String name) {
        return found("array", name, arrays.get(name));
    }

    /**
     * A text.
     *
     * @throws ArrayMismatchException if there is none of that name
     */
    public String text(String name) {
        return found("text", name, texts.get(name));
    }

    /**
     * An integer.
     *
     * @throws ArrayMismatchException if there is none of that name
     */
    public long integer(String name) {
        String text = found("integer", name, texts.get(name));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ArrayMismatchException("the entry " + name + " should be an integer, but is '" + text + "'");
        }
    }

    /**
     * A real number, which may be infinite or not a number.
     *
     * @throws ArrayMismatchException if there is none of that name
     */
    public double real(String name) {
        String text = found("number", name, texts.get(name));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ArrayMismatchException("the entry " + name + " should be a number, but is '" + text + "'");
        }
    }

    /** Whether there is an array or a text of that name, or a part. */
    public boolean has(String name) {
        return arrays.containsKey(name) || texts.containsKey(name) || parts().contains(name);
    }

    /** The names of all parts, in alphabetical order. */
    public Set<String> parts() {
        Set<String> parts = new TreeSet<>();
        arrays.keySet().forEach(name -> addPart(name, parts));
        texts.keySet().forEach(name -> addPart(name, parts));
        return parts;
    }

    private static void addPart(String name, Set<String> parts) {
        int end = name.indexOf(SEPARATOR);
        if (end >= 0) {
            parts.add(name.substring(0, end));
        }
    }

    /** A part's entries, under the names that they have there; none if there is no such part. */
    public Entries part(String part) {
        return new Entries(within(part, arrays), within(part, texts));
    }

    private static <T> Map<String, T> within(String part, Map<String, T> all) {
        String prefix = part + SEPARATOR;
        Map<String, T> within = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                within.put(name.substring(prefix.length()), value);
            }
        });
        return within;
    }

    private static <T> T found(String what, String name, @Nullable T entry) {
        if (entry == null) {
            throw new ArrayMismatchException("there is no " + what + " " + name);
        }
        return entry;
    }

    /** Whether all arrays and texts are the same, in whatever order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entries entries && arrays.equals(entries.arrays) && texts.equals(entries.texts);
    }

    @Override
    public int hashCode() {
        return 31 * arrays.hashCode() + texts.hashCode();
    }

    @Override
    public String toString() {
        return arrays + " " + texts;
    }

    /** Collects {@link Entries}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();

        private Builder() {}

        /** Adds an array. */
        public Builder array(String name, NpyArray array) {
            arrays.put(name, array);
            return this;
        }

        /** Adds arrays. */
        public Builder arrays(Map<String, NpyArray> more) {
            arrays.putAll(more);
            return this;
        }

        /** Adds a text. */
        public Builder text(String name, String text) {
            texts.put(name, text);
            return this;
        }

        /** Adds an integer. */
        public Builder integer(String name, long value) {
            return text(name, Long.toString(value));
        }

        /** Adds a real number. */
        public Builder real(String name, double value) {
            return text(name, Double.toString(value));
        }

        /** Adds all entries of a part. */
        public Builder part(String part, Entries entries) {
            entries.arrays.forEach((name, array) -> array(part + SEPARATOR + name, array));
            entries.texts.forEach((name, text) -> text(part + SEPARATOR + name, text));
            return this;
        }

        /** What was added. */
        public Entries build() {
            return new Entries(arrays, texts);
        }
    }
}
