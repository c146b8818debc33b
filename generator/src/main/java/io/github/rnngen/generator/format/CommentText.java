package io.github.rnngen.generator.format;

import io.github.rnngen.generator.syntax.Comment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Comments as they are printed: without blanks at the ends of their lines. */
final class CommentText {
    private CommentText() {}

    /** As it stands, for the end of a line. */
    static String of(Comment comment) {
        return comment.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /** Moved to an indentation; what stood below its start still does. */
    static List<OutputLine> lines(Comment comment, int indent) {
        int old = comment.span().column() - 1;
        List<String> lines = comment.text().lines().map(String::stripTrailing).toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i == 0 ? lines.get(0) : withoutBlanks(lines.get(i), old))
                .map(line -> line.isEmpty() ? OutputLine.BLANK : new OutputLine(" ".repeat(indent) + line, ""))
                .toList();
    }

    private static String withoutBlanks(String line, int most) {
        int blanks = 0;
        while (blanks < Math.min(most, line.length()) && Character.isWhitespace(line.charAt(blanks))) {
            blanks++;
        }
        return line.substring(blanks);
    }

    /** Within a line of code that is broken up: every line of it at the same indentation. */
    static List<String> flush(Comment comment) {
        return comment.text()
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith("*") ? " " + line : line)
                .toList();
    }
}
