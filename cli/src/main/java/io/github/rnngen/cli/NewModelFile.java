package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file for a model that nobody has written yet.
 *
 * @param file as the user named it
 * @param path where that is
 */
record NewModelFile(String file, Path path) {
    /** What names in a model that is written for someone look like. */
    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final String EXTENSION = ".rnn";

    /**
     * One that can be written.
     *
     * @throws CommandFailure if it is there already, if its folder isn't, or if no model can have its name
     */
    static NewModelFile of(Path folder, String file) {
        NewModelFile model = new NewModelFile(file, folder.resolve(file));
        if (!file.endsWith(EXTENSION)) {
            throw CommandFailure.usage("a model's file ends in .rnn: call it " + file + EXTENSION);
        } else if (Files.exists(model.path, LinkOption.NOFOLLOW_LINKS)) {
            throw model.isThere();
        } else if (!Files.isDirectory(model.path.resolveSibling(""))) {
            throw CommandFailure.usage("cannot write " + file + ": there is no folder "
                    + Path.of(file).getParent());
        }
        model.requireName();
        return model;
    }

    private CommandFailure isThere() {
        return CommandFailure.usage(file + " is there already, and init overwrites nothing: choose another name");
    }

    private void requireName() {
        String stem = stem();
        if (!NAME.matcher(stem).matches()) {
            String words = Normalizer.normalize(stem, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            String joined = Pattern.compile("[^A-Za-z0-9]+")
                    .splitAsStream(words)
                    .map(NewModelFile::capitalised)
                    .collect(Collectors.joining());
            throw CommandFailure.usage(
                    "a model has the name of its file, of letters from a to z, digits and _, the first a letter,"
                            + " which " + stem + " is not: call the file "
                            + (NAME.matcher(joined).matches() ? "" : "Model") + joined + EXTENSION);
        }
    }

    private String stem() {
        String name = String.valueOf(path.getFileName());
        return name.substring(0, name.length() - EXTENSION.length());
    }

    /** The file's name with a capital letter, as a class's name starts. */
    String modelName() {
        return capitalised(stem());
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /**
     * Writes it, or nothing.
     *
     * @throws CommandFailure if it can't be written, or if it is there meanwhile
     */
    void write(String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw isThere();
        } catch (IOException e) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stays) {
                e.addSuppressed(stays);
            }
            throw CommandFailure.unwritable(file, e);
        }
    }
}
