package io.github.rnngen.generator.format;

/**
 * A line of the result.
 *
 * @param text without a comment at its end; empty for a blank line
 * @param comment at its end, or empty
 */
record OutputLine(String text, String comment) {
    static final OutputLine BLANK = new OutputLine("", "");

    int width() {
        return text.codePointCount(0, text.length());
    }
}
