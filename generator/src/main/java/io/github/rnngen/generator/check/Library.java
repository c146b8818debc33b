package io.github.rnngen.generator.check;

import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.FileTree;
import io.github.rnngen.generator.syntax.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The cells, functions and losses that every file sees. Written in the language itself, read once. */
final class Library {
    private static final String FOLDER = "/io/github/rnngen/library/";
    private static final List<String> FILES = List.of("cells.rnn", "functions.rnn", "losses.rnn");

    /** How messages name library files; no file of a user has such a name. */
    private static final String PREFIX = "<library>/";

    private Library() {}

    /** What the library defines; never changed. */
    static Definitions definitions() {
        return Holder.DEFINITIONS;
    }

    /** Read at first use: many models need nothing of it. */
    private static final class Holder {
        static final Definitions DEFINITIONS = define();
    }

    /** Whether a text is part of the library, and not of a user's. */
    static boolean contains(SourceText source) {
        return source.name().startsWith(PREFIX);
    }

    private static Definitions define() {
        Definitions definitions = Definitions.ofLibrary();
        for (String file : FILES) {
            for (Declaration declaration : parse(file).declarations()) {
                if (declaration instanceof Declaration.Function function) {
                    definitions.add(function.name().text(), new Value.Function(function, definitions));
                } else if (declaration instanceof Declaration.Cell cell) {
                    definitions.add(cell.name().text(), new Value.Cell(cell, definitions));
                }
            }
        }
        return definitions;
    }

    private static FileTree parse(String name) {
        SourceText source = new SourceText(PREFIX + name, read(name));
        return Parser.parse(source, fault -> {
                    throw new IllegalStateException(fault.toString());
                })
                .orElseThrow();
    }

    private static String read(String name) {
        try (InputStream in = Library.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the library has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
