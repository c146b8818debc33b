package io.github.rnngen.generator.source;

import java.util.List;

/**
 * A model file's text.
 *
 * @param name how diagnostics name the file, usually the path as the user wrote it
 * @param text the content, decoded
 * @param lines the lines of the text without their ends, so that all locations share them
 */
public record SourceText(String name, String text, List<String> lines) {
    public SourceText {
        lines = List.copyOf(lines);
    }

    /** A text; lines end with {@code \n} or {@code \r\n}. */
    public SourceText(String name, String text) {
        this(name, text, text.lines().toList());
    }

    /** A line counted from 1; empty past the end. */
    public String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    @Override
    public String toString() {
        return name;
    }
}
