package io.github.rnngen.cli.drawing;

import java.util.ArrayList;
import java.util.List;

/** Formulas on several lines. */
final class Wrapping {
    private static final int MOST_LINES = 6;

    private Wrapping() {}

    /** The text in lines of about this many characters, broken between words; what is too long ends with {@code …}. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MOST_LINES) {
            List<String> kept = new ArrayList<>(lines.subList(0, MOST_LINES));
            kept.set(MOST_LINES - 1, kept.get(MOST_LINES - 1) + " …");
            return kept;
        }
        return lines;
    }
}
