package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that a command is to write. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Refuses to write over what the command reads.
     *
     * @param option the option that names the file
     * @param read files that are read, as they were given
     * @throws CommandFailure if it is one of them
     */
    static void requireApart(Path folder, String option, String file, List<String> read) {
        for (String other : read) {
            if (isSame(folder.resolve(file), folder.resolve(other))) {
                throw CommandFailure.usage(option + " would overwrite " + other + ": give it a name of its own");
            }
        }
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return file.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other));
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }
}
