package io.github.rnngen.generator.diagnostic;

/** Text that may be sent to a terminal: what would steer it, or change how text beside it reads, is shown as {@code ?}. */
public final class Visible {
    private Visible() {}

    /** A line; ends of lines and tabs are replaced as well. */
    public static String line(String text) {
        return text(text, "");
    }

    /** Several lines. */
    public static String lines(String text) {
        return text(text, "\n\t");
    }

    private static String text(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(kept.indexOf(c) >= 0 ? c : character(c)));
        return out.toString();
    }

    /** A character (code point). */
    static int character(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> '?';
            default -> character;
        };
    }
}
