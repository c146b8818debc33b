package io.github.rnngen.maven.incremental;

import io.github.rnngen.files.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Generated files whose models are gone. */
final class Orphans {
    private Orphans() {}

    /**
     * Deletes a file below a folder, and the folders that it leaves empty.
     *
     * @return whether there was such a file
     * @throws IOException if the path leads out of the folder, or the file can't be deleted
     */
    static boolean delete(Path folder, String path) throws IOException {
        Path root = folder.normalize();
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IOException("cannot delete " + path + ": it is not below " + folder);
        }
        try {
            boolean deleted = Files.deleteIfExists(file);
            Path parent = file.getParent();
            while (parent != null && !parent.equals(root) && isEmpty(parent)) {
                Files.delete(parent);
                parent = parent.getParent();
            }
            return deleted;
        } catch (IOException e) {
            throw new IOException("cannot delete " + file + ": " + Failures.reason(e), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
