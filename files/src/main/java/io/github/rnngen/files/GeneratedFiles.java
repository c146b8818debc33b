package io.github.rnngen.files;

import io.github.rnngen.generator.emit.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes what the compiler generates below one folder, and nowhere else. */
public final class GeneratedFiles {
    private GeneratedFiles() {}

    /**
     * A file that is in place.
     *
     * @param path the output folder with the generated file's path
     * @param changed whether it was written; a file that had this content already was not touched
     */
    public record Written(Path path, boolean changed) {}

    /**
     * Writes files in UTF-8. Each is written whole or not at all, and one that has its content already stays untouched,
     * its time too. Folders are made where needed.
     *
     * @param folder the output folder
     * @param files what goes there; their paths are checked before the first is written
     * @return where the files are, in the same order
     * @throws IOException if a path leads out of the folder or comes twice, or a file can't be written; the message
     *     names the file and says why
     */
    public static List<Written> write(Path folder, List<GeneratedFile> files) throws IOException {
        List<Path> targets = targets(folder, files);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            written.add(write(folder, targets.get(i), files.get(i)));
        }
        return List.copyOf(written);
    }

    private static List<Path> targets(Path folder, List<GeneratedFile> files) throws IOException {
        List<Path> targets = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (GeneratedFile file : files) {
            Path target = below(folder, file.path());
            if (!seen.add(target)) {
                throw new IOException("cannot write " + target + ": it is generated twice");
            }
            targets.add(target);
        }
        return targets;
    }

    private static Path below(Path folder, String path) throws IOException {
        try {
            Path relative = Path.of(path);
            boolean plain = !path.isEmpty() && relative.normalize().equals(relative) && !relative.startsWith("..");
            if (plain && !relative.isAbsolute()) {
                return folder.resolve(relative);
            }
        } catch (InvalidPathException e) {
            throw new IOException("cannot write " + path + ": " + Failures.reason(e), e);
        }
        throw new IOException("cannot write " + path + ": it is not a plain path below the output folder");
    }

    private static Written write(Path folder, Path target, GeneratedFile file) throws IOException {
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        try {
            if (holds(target, content)) {
                return new Written(target, false);
            }
            replace(folder, target, content);
            return new Written(target, true);
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + Failures.reason(e), e);
        }
    }

    private static boolean holds(Path target, byte[] content) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content);
    }

    /** Through a new file beside the target, so that readers see the old content or the new. */
    private static void replace(Path folder, Path target, byte[] content) throws IOException {
        Path parent = target.resolveSibling("");
        if (Files.exists(folder) && !existing(parent).toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("a link leads out of the output folder");
        }
        Files.createDirectories(parent);
        if (Files.isDirectory(target)) {
            throw new IOException("there is a folder of that name");
        }
        Path fresh = parent.resolve(temporaryName());
        try {
            Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The nearest folder above that is there. */
    private static Path existing(Path folder) {
        Path nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    /** {@link Files#createTempFile} would make a file that only its owner may read. */
    private static String temporaryName() {
        return ".rnngen-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp";
    }
}
