package io.github.rnngen.generator.diagnostic;

/**
 * What of a line is shown, and where the mark goes below it.
 *
 * @param text the line or a window of it, tabs expanded, control characters replaced
 * @param indent columns before the mark
 * @param length columns of the mark, at least 1
 */
record Excerpt(String text, int indent, int length) {
    private static final int TAB = 4;
    private static final int WIDEST = 120;
    private static final int BEFORE_MARK = 60;
    private static final String CUT = "...";

    static Excerpt of(Location location) {
        int[] line = location.lineText().codePoints().toArray();
        int mark = Math.min(location.column() - 1, line.length);
        boolean whole = line.length <= WIDEST;
        int from = whole ? 0 : Math.max(0, Math.min(mark - BEFORE_MARK, line.length - WIDEST));
        int to = Math.min(line.length, from + WIDEST);

        StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
        int columns = text.length();
        int indent = columns;
        int markEnd = columns;
        for (int i = from; i < to; i++) {
            indent = i == mark ? columns : indent;
            int width = line[i] == '\t' ? TAB - columns % TAB : 1;
            text.append(line[i] == '\t' ? " ".repeat(width) : Character.toString(Visible.character(line[i])));
            columns += width;
            markEnd = i < mark + location.length() ? columns : markEnd;
        }
        if (mark >= to) {
            indent = columns;
        }
        text.append(to < line.length ? CUT : "");
        return new Excerpt(text.toString(), indent, Math.max(1, markEnd - indent));
    }
}
