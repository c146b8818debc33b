package io.github.rnngen.runtime.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file whole or not at all. */
public final class WholeFile {
    private static final String TEMPORARY = ".tmp";
    private static final Pattern MARK = Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out buffered; not to be closed
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What happens between the new file's being complete on disk and its taking the place of the old one. */
    @FunctionalInterface
    public interface BeforeReplacing {
        /**
         * Deals with the old file.
         *
         * @param target where the new file will be
         */
        void run(Path target) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes to a temporary file in the same folder, forces it to disk, moves it to its place in one step, and forces the
     * folder. If anything fails, the temporary file is deleted, and the file stays as it was. A process that is killed
     * meanwhile leaves the file as it was, too, and perhaps the temporary file, which {@link #deleteLeftovers} removes.
     *
     * <p>A file that is replaced keeps its permissions, where the system has those of POSIX. An interrupted thread writes it
     * all the same, and stays interrupted.
     *
     * @param path a new or a regular file, in a folder that exists; a link is followed
     * @throws IOException if it can't be written, is there but no regular file, or is a link to nothing; the message names
     *     the file and says why
     */
    public static void write(Path path, Content content) throws IOException {
        write(path, content, target -> {});
    }

    /**
     * Finds out whether {@link #write} could write a file, before there is something to be written: creates a temporary file
     * beside it and deletes it again.
     *
     * @throws IOException if it couldn't; the message names the file and says why
     */
    public static void requireWritable(Path path) throws IOException {
        Path target = target(path);
        Path temporary = temporary(target);
        try {
            Files.createFile(temporary);
            Files.delete(temporary);
        } catch (IOException e) {
            throw named(path, e, folder(target));
        }
    }

    private static Path target(Path path) throws IOException {
        if (!Files.exists(path)) {
            if (Files.isSymbolicLink(path)) {
                throw new IOException(path + ": is a link to " + Files.readSymbolicLink(path) + ", which is not there");
            }
            return path.toAbsolutePath();
        } else if (!Files.isRegularFile(path)) {
            throw new IOException(path + ": is not a regular file");
        }
        return path.toRealPath();
    }

    /** As {@link #write(Path, Content)}, with something to be done before the new file takes its place. */
    public static void write(Path path, Content content, BeforeReplacing before) throws IOException {
        Path target = target(path);
        Path temporary = temporary(target);
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                // A file that nobody may write to could not be forced to disk.
                keepPermissions(target, temporary, Set.of(PosixFilePermission.OWNER_WRITE));
                content.writeTo(out);
            }
            force(temporary, StandardOpenOption.WRITE);
            keepPermissions(target, temporary, Set.of());
            before.run(target);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw named(path, e, folder(target));
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(target);
    }

    private static void keepPermissions(Path target, Path temporary, Set<PosixFilePermission> more) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (old != null && Files.exists(target)) {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(old.readAttributes().permissions());
            permissions.addAll(more);
            Files.setPosixFilePermissions(temporary, permissions);
        }
    }

    /**
     * Forces a file or a folder to disk. An interruption closes a channel, so that it is done again; the thread stays
     * interrupted.
     */
    private static void force(Path file, OpenOption option) throws IOException {
        boolean interrupted = false;
        try {
            for (boolean forced = false; !forced; ) {
                interrupted |= Thread.interrupted();
                try (FileChannel channel = FileChannel.open(file, option)) {
                    channel.force(true);
                    forced = true;
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A name beside a file for what is to take its place; {@link #deleteLeftovers} knows such names. */
    public static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    }

    /** What the system says names the temporary file, or no file at all. */
    private static FileSystemException named(Path path, IOException failure, Path folder) {
        FileSystemException named;
        if (failure instanceof NoSuchFileException) {
            named = new NoSuchFileException(path.toString(), null, "there is no folder " + folder);
        } else if (failure instanceof AccessDeniedException) {
            named = new AccessDeniedException(path.toString(), null, "no permission to write in " + folder);
        } else {
            String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
            named = new FileSystemException(path.toString(), null, reason == null ? failure.toString() : reason);
        }
        named.initCause(failure);
        return named;
    }

    /**
     * Deletes the temporary files of a file's writing that a killed process left. Not for use while another process
     * writes the same file: its writing would fail.
     */
    public static void deleteLeftovers(Path path) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (!Files.isDirectory(folder(target))) {
            return;
        }
        String name = target.getFileName().toString();
        DirectoryStream.Filter<Path> leftover = file -> {
            String other = file.getFileName().toString();
            return other.startsWith(name)
                    && MARK.matcher(other.substring(name.length())).matches();
        };
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder(target), leftover)) {
            for (Path file : leftovers) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Until the folder is on disk, too, a power failure could bring the old file back. */
    private static void forceFolder(Path target) throws IOException {
        try {
            FileChannel.open(folder(target), StandardOpenOption.READ).close();
        } catch (IOException e) {
            return; // Windows opens no folders, and needs none forced.
        }
        force(folder(target), StandardOpenOption.READ);
    }

    private static Path folder(Path target) {
        Path folder = target.getParent();
        return folder == null ? target : folder;
    }
}
