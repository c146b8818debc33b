package io.github.rnngen.runtime.safetensors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) whose form is known beforehand: whoever calls says what comes next, and anything else is an
 * error. So no input leads into recursion, and there is no tree. Not thread-safe.
 */
final class JsonReader {
    /** Digits that a {@code long} always has room for. */
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    /** Reads a member's value. */
    interface Member {
        void read(String name) throws SafetensorsException;
    }

    /** Reads an object, whose names must differ. */
    void object(Member member) throws SafetensorsException {
        Set<String> names = new HashSet<>();
        require('{');
        if (skip('}')) {
            return;
        }
        do {
            String name = string();
            if (!names.add(name)) {
                throw fault("the name " + quoted(name) + " is there more than once");
            }
            require(':');
            member.read(name);
        } while (skip(','));
        require('}');
    }

    /** Reads an array of integers that are not negative. */
    List<Long> integers() throws SafetensorsException {
        List<Long> integers = new ArrayList<>();
        require('[');
        if (skip(']')) {
            return integers;
        }
        do {
            integers.add(integer());
        } while (skip(','));
        require(']');
        return integers;
    }

    private long integer() throws SafetensorsException {
        skipWhitespace();
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int digits = at - start;
        boolean goesOn = at < text.length() && "+-.eE".indexOf(text.charAt(at)) >= 0;
        if (digits == 0 || digits > MAX_DIGITS || goesOn || (digits > 1 && text.charAt(start) == '0')) {
            at = start;
            throw expected("an integer from 0 on of at most " + MAX_DIGITS + " digits");
        }
        return Long.parseLong(text, start, at, 10);
    }

    /** Reads a string, whose surrogates must form pairs. */
    String string() throws SafetensorsException {
        require('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw fault("the text ends within a string");
            }
            char c = text.charAt(at);
            if (c < ' ') {
                throw fault("a string can't have the control character " + (int) c);
            }
            at++;
            if (c == '"') {
                break;
            }
            value.append(c == '\\' ? escaped() : c);
        }
        if (!Texts.isUnicode(value)) {
            throw fault("a string has half of a surrogate pair");
        }
        return value.toString();
    }

    private char escaped() throws SafetensorsException {
        if (at < text.length()) {
            char c = text.charAt(at);
            int plain = "\"\\/bfnrt".indexOf(c);
            if (plain >= 0) {
                at++;
                return "\"\\/\b\f\n\r\t".charAt(plain);
            }
            if (c == 'u' && at + 5 <= text.length() && areHexDigits(at + 1)) {
                at += 5;
                return (char) Integer.parseInt(text, at - 4, at, 16);
            }
        }
        throw expected("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000 after a backslash");
    }

    private boolean areHexDigits(int from) {
        for (int i = from; i < from + 4; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that nothing follows but white space. */
    void end() throws SafetensorsException {
        skipWhitespace();
        if (at < text.length()) {
            throw expected("nothing more");
        }
    }

    private void require(char wanted) throws SafetensorsException {
        if (!skip(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    private boolean skip(char wanted) {
        skipWhitespace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipWhitespace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private SafetensorsException expected(String what) {
        String found = at == text.length() ? "the end" : quoted(text.substring(at, at + 1));
        return fault("expected " + what + ", not " + found);
    }

    private SafetensorsException fault(String message) {
        return new SafetensorsException("the header is not as it should be, at character " + (at + 1) + ": " + message);
    }

    private static String quoted(String text) {
        return Texts.quoted(text);
    }
}
