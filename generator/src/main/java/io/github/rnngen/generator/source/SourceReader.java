package io.github.rnngen.generator.source;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Turns the bytes of a model file into text: UTF-8, strictly, with or without a byte order mark. */
public final class SourceReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceReader() {}

    /**
     * The text of a file.
     *
     * @param faults is told why there is none
     */
    public static Optional<SourceText> read(SourceBytes file, Consumer<Diagnostic> faults) {
        if (file.bytes().length > SourceBytes.LIMIT) {
            faults.accept(Diagnostic.of(
                    Code.FILE_TOO_LARGE, Location.wholeFile(file.name()), "the file is larger than 1 MiB"));
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        CharBuffer characters = CharBuffer.allocate(file.bytes().length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, characters, true);
        String text = withoutMark(characters.flip().toString());
        if (result.isError()) {
            String message = "the file is not UTF-8: byte " + bytes.position() + " (hexadecimal "
                    + String.format(Locale.ROOT, "%02X", bytes.get(bytes.position())) + ") cannot stand there";
            faults.accept(Diagnostic.of(Code.NOT_UTF8, endOf(file.name(), text), message)
                    .withHelp("save the file as UTF-8"));
            return Optional.empty();
        }
        OptionalInt control = firstControlCharacter(text);
        if (control.isPresent()) {
            int at = control.getAsInt();
            String message =
                    String.format(Locale.ROOT, "the file holds the control character U+%04X", (int) text.charAt(at));
            faults.accept(Diagnostic.of(Code.CONTROL_CHARACTER, endOf(file.name(), text.substring(0, at)), message)
                    .withHelp("remove it; it cannot be seen in an editor"));
            return Optional.empty();
        }
        return Optional.of(new SourceText(file.name(), text));
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static OptionalInt firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForbidden(text, i)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Control characters, and those that reorder what an editor shows. */
    private static boolean isForbidden(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\t', '\n' -> false;
            case '\r' -> at + 1 == text.length() || text.charAt(at + 1) != '\n';
            default ->
                Character.getType(c) == Character.CONTROL
                        || (c >= '\u202A' && c <= '\u202E')
                        || (c >= '\u2066' && c <= '\u2069')
                        || c == '\u2028'
                        || c == '\u2029';
        };
    }

    /** The place behind the last character of a text that a fault cut off. */
    private static Location endOf(String name, String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String lineText = text.substring(lineStart);
        return new Location(name, line, lineText.codePointCount(0, lineText.length()) + 1, 1, lineText);
    }
}
