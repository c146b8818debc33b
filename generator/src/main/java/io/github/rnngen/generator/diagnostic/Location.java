package io.github.rnngen.generator.diagnostic;

/**
 * A stretch of one line of a file.
 *
 * @param file how the file is named in messages
 * @param line counted from 1
 * @param column of the first character, counted from 1 in characters (code points)
 * @param length in characters, at least 1; reaches past the line's end by one at the most
 * @param lineText the whole line, without its end; empty where there is nothing to show
 */
public record Location(String file, int line, int column, int length, String lineText) {
    /** A fault of the file as a whole. */
    public static Location wholeFile(String file) {
        return new Location(file, 1, 1, 1, "");
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
