package io.github.rnngen.cli.console;

import io.github.rnngen.generator.diagnostic.Suggestions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What to say behind a message about a name that is not there. Empty, or with the punctuation that leads to it. */
public final class Hints {
    private static final String EXTENSION = ".rnn";
    private static final int MOST_NAMES = 20;
    private static final int MOST_FILES = 1000;

    private Hints() {}

    /** The name that was probably meant, else all there are. */
    public static String among(String written, Collection<String> names) {
        return Suggestions.nearest(written, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse(names.isEmpty() || names.size() > MOST_NAMES ? "" : "; there are " + String.join(", ", names));
    }

    /** For a file that can't be read: the one in the same folder that was probably meant. */
    public static String fileNear(Path folder, String written) {
        try {
            Path path = Path.of(written);
            Path file = folder.resolve(path);
            if (Files.exists(file) || file.getFileName() == null) {
                return "";
            }
            String name = file.getFileName().toString();
            if (Files.exists(file.resolveSibling(name + EXTENSION))) {
                return "; did you mean " + path + EXTENSION + "?";
            }
            return Suggestions.nearest(name, names(file.resolveSibling("")))
                    .map(near -> "; did you mean " + path.resolveSibling(near) + "?")
                    .orElse("");
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (names.size() < MOST_FILES) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
        }
        return names;
    }
}
