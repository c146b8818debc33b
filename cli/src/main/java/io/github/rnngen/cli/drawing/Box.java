package io.github.rnngen.cli.drawing;

import java.util.List;

/**
 * A value and its equation, as a picture shows them.
 *
 * @param style how it is coloured, the name of a class of styles
 * @param title the first line, in bold
 * @param lines the others
 */
record Box(String style, String title, List<String> lines) {
    static final int LINE_HEIGHT = 16;

    private static final int MARGIN = 10;

    /** Of the fixed-width font of all texts, in pixels. */
    private static final double CHARACTER_WIDTH = 7.3;

    Box {
        lines = List.copyOf(lines);
    }

    double width() {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(longest, title.length()) * CHARACTER_WIDTH + 2 * MARGIN;
    }

    double height() {
        return (lines.size() + 1) * LINE_HEIGHT + 2 * MARGIN - 4;
    }

    /** Where the text of a line begins; line 0 is the title. */
    double baseline(int line) {
        return MARGIN + 9 + line * LINE_HEIGHT;
    }

    double textStart() {
        return MARGIN;
    }
}
