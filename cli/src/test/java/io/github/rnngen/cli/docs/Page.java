package io.github.rnngen.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param path from the top of the project, with forward slashes
 */
record Page(String path, String text) {
    /** The top of the project, from where the tests of this module run. */
    static final Path PROJECT = Path.of("..");

    /** Its examples are faulty on purpose, and have a test of their own. */
    private static final String FAULTY_EXAMPLES = "docs/diagnostics.md";

    private static final Pattern FENCE = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");

    /**
     * A block of code.
     *
     * @param kind what stands behind the backticks, such as {@code java}
     */
    record Block(String kind, String text) {}

    /** {@code README.md} and all pages in {@code docs}. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs.sorted())
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(Page::read)
                    .filter(page -> !page.path.equals(FAULTY_EXAMPLES))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page read(Path path) {
        try {
            return new Page(PROJECT.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> blocks(String kind) {
        return FENCE.matcher(text)
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .filter(block -> block.kind().equals(kind))
                .map(Block::text)
                .toList();
    }

    /** The page without its blocks of code. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return path;
    }
}
