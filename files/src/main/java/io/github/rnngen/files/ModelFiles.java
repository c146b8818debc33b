package io.github.rnngen.files;

import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.file.WholeFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads model files and what they import, and writes them anew.
 *
 * <p>A file is named as it was first asked for, with forward slashes; asked for again on another way, through a link or
 * {@code ..}, it keeps that name. Imports are sought relative to the importing file. Of each file at most one byte more
 * than {@link SourceBytes#LIMIT} is read, so that the compiler can tell that it is too long.
 *
 * <p>One instance serves one run of the compiler. Not thread-safe.
 */
public final class ModelFiles implements Imports {
    private static final String EXTENSION = ".rnn";

    private final Path base;
    private final Map<Path, String> names = new HashMap<>();
    private final Map<String, Path> paths = new HashMap<>();

    /** Reads files whose paths are relative to a folder. */
    public ModelFiles(Path base) {
        this.base = base;
    }

    /** Reads files whose paths are relative to the working directory. */
    public static ModelFiles inWorkingDirectory() {
        return new ModelFiles(Path.of(""));
    }

    /**
     * Reads a model file.
     *
     * @param path relative to the base folder, or absolute
     * @throws IOException if it can't be read; the message names the file and says why
     */
    public SourceBytes read(String path) throws IOException {
        try {
            return read(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new IOException("cannot read " + path + ": " + Failures.reason(e), e);
        }
    }

    /**
     * The model files that a path stands for: itself, or if it is a folder, all files below it that end with
     * {@code .rnn}, in order. What is hidden is left out, and links to folders are not followed.
     *
     * @param path relative to the base folder, or absolute
     * @throws IOException if a folder can't be read, or holds no model file; the message names it and says why
     */
    public List<String> expand(String path) throws IOException {
        try {
            Path folder = Path.of(path);
            return Files.isDirectory(base.resolve(folder)) ? below(folder) : List.of(path);
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            throw new IOException("cannot read " + path + ": " + Failures.reason(cause), cause);
        } catch (FileSystemException | InvalidPathException e) {
            throw new IOException("cannot read " + path + ": " + Failures.reason(e), e);
        }
    }

    private List<String> below(Path folder) throws IOException {
        Path start = base.resolve(folder);
        try (Stream<Path> files = Files.walk(start)) {
            List<String> models = files.filter(file -> file.toString().endsWith(EXTENSION))
                    .filter(Files::isRegularFile)
                    .map(start::relativize)
                    .filter(file -> !isHidden(file))
                    .map(file -> folder.resolve(file).normalize().toString())
                    .sorted()
                    .toList();
            if (models.isEmpty()) {
                throw new IOException("there is no model file, *" + EXTENSION + ", in " + folder);
            }
            return models;
        }
    }

    private static boolean isHidden(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    /**
     * Writes a model file anew, whole or not at all. It keeps its permissions, and a link remains one.
     *
     * @param name of a file that was read, as {@link SourceBytes#name} says
     * @throws IOException if it can't be written; the message names the file and says why
     */
    public void rewrite(String name, String text) throws IOException {
        Path file = base.resolve(paths.getOrDefault(name, Path.of(name)));
        try {
            if (!Files.isWritable(file)) {
                throw new AccessDeniedException(name);
            }
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IOException("cannot write " + name + ": " + Failures.reason(e), e);
        }
    }

    /**
     * Reads a model that is not a file, such as standard input. Its imports are relative to the base folder.
     *
     * @param name how diagnostics name it
     */
    public static SourceBytes read(String name, InputStream in) throws IOException {
        return new SourceBytes(name, in.readNBytes(SourceBytes.LIMIT + 1));
    }

    /**
     * Finds an imported file; anything but a regular file counts as missing, for a device or a pipe may never end.
     *
     * @throws UncheckedIOException if there is such a file but it can't be read; the message says why
     */
    @Override
    public Optional<SourceBytes> find(String importing, String path) {
        try {
            Path imported = paths.getOrDefault(importing, Path.of("")).resolveSibling(path);
            return Files.isRegularFile(base.resolve(imported)) ? Optional.of(read(imported)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            String message = "cannot read " + path + ", imported by " + importing + ": " + Failures.reason(e);
            throw new UncheckedIOException(message, e);
        }
    }

    private SourceBytes read(Path path) throws IOException {
        Path file = base.resolve(path);
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(nameOf(path), in);
        }
    }

    private String nameOf(Path path) throws IOException {
        Path real = base.resolve(path).toRealPath();
        String known = names.get(real);
        if (known != null) {
            return known;
        }
        Path tidy = tidied(path);
        String name = tidy.toString().replace(File.separatorChar, '/');
        names.put(real, name);
        paths.put(name, tidy);
        return name;
    }

    /** Without {@code a/..}, unless {@code a} is a link, where that would be another place. */
    private Path tidied(Path path) throws IOException {
        Path tidy = path.normalize();
        Path file = base.resolve(tidy);
        return Files.exists(file) && Files.isSameFile(file, base.resolve(path)) ? tidy : path;
    }
}
