package io.github.rnngen.generator.source;

import io.github.rnngen.generator.diagnostic.Location;

/**
 * A stretch of a text. Lines and columns count from 1, columns in characters (code points).
 *
 * @param source the text
 * @param line of the first character
 * @param column of the first character
 * @param endLine of the last character
 * @param endColumn one past the last character
 */
public record Span(SourceText source, int line, int column, int endLine, int endColumn) {
    /** From the start of this to the end of another one. */
    public Span to(Span last) {
        return new Span(source, line, column, last.endLine, last.endColumn);
    }

    /** The character behind the last one. */
    public Span after() {
        return new Span(source, endLine, endColumn, endLine, endColumn + 1);
    }

    /** As diagnostics show it: only the first line of a longer stretch. */
    public Location location() {
        String lineText = source.line(line);
        int end = endLine == line ? endColumn : lineText.codePointCount(0, lineText.length()) + 1;
        return new Location(source.name(), line, column, Math.max(1, end - column), lineText);
    }

    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
