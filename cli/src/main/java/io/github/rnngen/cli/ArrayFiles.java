package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.files.Failures;
import io.github.rnngen.runtime.checkpoint.Checkpoint;
import io.github.rnngen.runtime.checkpoint.CheckpointException;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpzException;
import io.github.rnngen.runtime.npz.NpzFile;
import io.github.rnngen.runtime.safetensors.SafetensorsException;
import io.github.rnngen.runtime.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of arrays that a command line names. */
final class ArrayFiles {
    private static final String SAFETENSORS = ".safetensors";

    private ArrayFiles() {}

    /** What reads a file. */
    private interface Reader {
        Map<String, NpyArray> read(Path file) throws IOException;
    }

    /**
     * The arrays of an {@code .npz} file, by name.
     *
     * @throws CommandFailure if it can't be read, or is no sound file
     */
    static Map<String, NpyArray> read(Path folder, String path) {
        return read(folder, path, NpzFile::read);
    }

    /**
     * Weights by parameter: the arrays of a file, or those of a checkpoint.
     *
     * @throws CommandFailure if it can't be read, or is no sound file
     */
    static Map<String, NpyArray> weights(Path folder, String path) {
        return read(folder, path, path.endsWith(SAFETENSORS) ? ArrayFiles::safetensors : NpzFile::read);
    }

    private static Map<String, NpyArray> safetensors(Path file) throws IOException {
        Map<String, NpyArray> arrays = SafetensorsFile.read(file).arrays();
        boolean isCheckpoint = arrays.keySet().stream().anyMatch(name -> name.startsWith(Checkpoint.WEIGHTS + "/"));
        return isCheckpoint ? CheckpointFile.read(file).part(Checkpoint.WEIGHTS).arrays() : arrays;
    }

    private static Map<String, NpyArray> read(Path folder, String path, Reader reader) {
        try {
            return reader.read(folder.resolve(path));
        } catch (NpzException | SafetensorsException | CheckpointException e) {
            throw CommandFailure.fault(e);
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.usage(
                    "cannot read " + path + ": " + Failures.reason(e) + Hints.fileNear(folder, path));
        }
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @throws CommandFailure if it can't be written
     */
    static void write(Path folder, String path, Map<String, NpyArray> arrays) {
        try {
            NpzFile.write(folder.resolve(path), arrays);
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(path, e);
        }
    }

    /**
     * The same arrays under other names.
     *
     * @param names new names by old ones
     * @throws CommandFailure if there is no array of an old name, or there would be two of a new one
     */
    static Map<String, NpyArray> renamed(Map<String, NpyArray> arrays, Map<String, String> names) {
        for (String old : names.keySet()) {
            if (!arrays.containsKey(old)) {
                throw CommandFailure.usage(
                        "there is no array " + old + " to rename" + Hints.among(old, arrays.keySet()));
            }
        }
        Map<String, NpyArray> renamed = new LinkedHashMap<>();
        arrays.forEach((old, array) -> {
            String name = names.getOrDefault(old, old);
            if (renamed.put(name, array) != null) {
                throw CommandFailure.usage("--rename gives the name " + name + " to more than one array");
            }
        });
        return renamed;
    }
}
