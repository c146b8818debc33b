package io.github.rnngen.generator.format;

import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.syntax.Comment;
import io.github.rnngen.generator.syntax.ConcreteTree;
import io.github.rnngen.generator.syntax.FileTree;
import io.github.rnngen.generator.syntax.Parser;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a formatter must keep, and what it may be confronted with. */
public final class Layout {
    private static final String NAME = "a.rnn";

    private Layout() {}

    /** The text formatted; it must have no faults. */
    public static String format(String text) {
        return Formatter.format(new SourceText(NAME, text), fault -> {
                    throw new AssertionError(fault + "\n" + text);
                })
                .orElseThrow();
    }

    private static FileTree tree(String text) {
        return Parser.parse(new SourceText(NAME, text), fault -> {
                    throw new AssertionError(fault + "\n" + text);
                })
                .orElseThrow();
    }

    /** The tree of a text without the places of its parts. */
    public static String meaning(String text) {
        return tree(text).declarations().toString().replaceAll("a\\.rnn:\\d+:\\d+", "");
    }

    /** The tokens of a text. */
    public static List<String> tokens(String text) {
        return Parser.concrete(new SourceText(NAME, text), fault -> {
                    throw new AssertionError(fault + "\n" + text);
                })
                .orElseThrow()
                .leaves()
                .map(ConcreteTree.Leaf::text)
                .toList();
    }

    /** The words of a text's comments in alphabetical order, for some move up, and some share a line. */
    public static List<String> comments(String text) {
        return tree(text).comments().stream()
                .map(Comment::text)
                .flatMap(comment -> Stream.of(comment.strip().split("\\s+")))
                .sorted()
                .toList();
    }

    /** The same tokens with any blanks, line ends and comments between them. */
    public static String destroyed(String text, long seed) {
        Random random = new Random(seed);
        return tokens(text).stream().map(token -> gap(random) + token).collect(Collectors.joining("", "", gap(random)));
    }

    private static String gap(Random random) {
        int number = random.nextInt(1000);
        return switch (random.nextInt(24)) {
            case 0 -> " // c" + number + " \n";
            case 1 -> "\n// c" + number + "\n";
            case 2 -> " /* c" + number + " */ ";
            case 3 -> "\n\n\n/* c" + number + "\n   * more\n     */\t";
            case 4 -> " /* c" + number + " */\n";
            case 5 -> " //c" + number + "\r\n\t//d\r\n\r\n";
            case 6, 7, 8 -> "\n";
            case 9 -> "\r\n\r\n\r\n";
            case 10 -> " /* c" + number + "\n d */\n";
            case 11 -> "\t\t ";
            default -> " ";
        };
    }
}
