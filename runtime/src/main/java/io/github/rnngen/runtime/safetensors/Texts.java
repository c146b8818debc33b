package io.github.rnngen.runtime.safetensors;

import java.util.Locale;

/** Texts of files, checked and made fit for messages and for JSON. */
final class Texts {
    /** More of a name than a message needs. */
    private static final int MAX_QUOTED = 100;

    private Texts() {}

    /** Whether all surrogates form pairs, so that there is a UTF-8 form. */
    static boolean isUnicode(CharSequence text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether a name can be seen and written: not blank, and without control characters. */
    static boolean isVisible(String name) {
        return !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
    }

    /** In quotation marks, short, and without characters that a terminal could take for commands. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints()
                .limit(MAX_QUOTED)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(quoted::appendCodePoint);
        return quoted.append(text.codePointCount(0, text.length()) > MAX_QUOTED ? "...'" : "'")
                .toString();
    }

    /** A JSON string. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
