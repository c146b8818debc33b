package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.file.WholeFile;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.safetensors.Safetensors;
import io.github.rnngen.runtime.safetensors.SafetensorsException;
import io.github.rnngen.runtime.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes checkpoints.
 *
 * <p>A checkpoint is a {@code .safetensors} file that other programs can read, too. Its metadata has a checksum (SHA-256)
 * over everything else in the file, and the file must be, byte for byte, the one that its content is written as: so one
 * bit that is not what it was, anywhere, is found.
 *
 * <p>The file before the last is kept beside it, {@code NAME.previous}. Whatever happens while a checkpoint is written (no
 * space left, the process killed, the power gone), one of the two is there and sound. A checkpoint belongs to one process
 * at a time.
 */
public final class CheckpointFile {
    private static final String PREVIOUS = ".previous";
    private static final String FORMAT = "rnngen.checkpoint";
    private static final String VERSION = "1";
    private static final String CHECKSUM = "rnngen.sha256";

    private CheckpointFile() {}

    /**
     * A checkpoint that was found.
     *
     * @param entries what it holds
     * @param file where it was
     * @param fault what is wrong with the newer file, if it is not this one
     */
    public record Found(Entries entries, Path file, Optional<String> fault) {}

    /**
     * Where the checkpoint before the last one is. If the path is a link, that is beside the file that it leads to.
     *
     * @throws IOException if a link can't be read
     */
    public static Path previous(Path path) throws IOException {
        Path file = followed(path);
        return file.resolveSibling(file.getFileName() + PREVIOUS);
    }

    private static Path followed(Path path) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return path;
        }
        return Files.exists(path) ? path.toRealPath() : path.resolveSibling(Files.readSymbolicLink(path));
    }

    /**
     * Writes a checkpoint, whole or not at all. The one that is there becomes the previous one, if it is sound: one that
     * is not never takes the place of one that is.
     *
     * @param path a new file, or a checkpoint that is replaced; a link is followed
     * @throws CheckpointException if the file is something else: it stays as it is
     * @throws IOException if it can't be written; what is there stays
     */
    public static void write(Path path, Entries entries) throws IOException {
        byte[] bytes = encode(entries);
        boolean keep = isToBeKept(path);
        WholeFile.deleteLeftovers(path);
        WholeFile.deleteLeftovers(previous(path));
        WholeFile.write(path, out -> out.write(bytes), target -> {
            if (keep) {
                keepAsPrevious(target);
            }
        });
    }

    /**
     * Finds out whether {@link #write} could write a checkpoint, before there is something to be written.
     *
     * @throws CheckpointException if the file is something else
     * @throws IOException if it can't be written
     */
    public static void requireWritable(Path path) throws IOException {
        isToBeKept(path);
        WholeFile.requireWritable(path);
    }

    /** Gives a file the previous one's name beside its own, so that it is still there should the new one not get its place. */
    static void keepAsPrevious(Path file) throws IOException {
        Path second = WholeFile.temporary(previous(file));
        try {
            try {
                Files.createLink(second, file);
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(file, second); // There are file systems without links.
            }
            Files.move(second, previous(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Nothing is moved if both names are one file's already, as after a process that was killed at this point.
            Files.deleteIfExists(second);
        }
    }

    /** Whether there is a sound checkpoint; one that is damaged is to be overwritten, but no other file. */
    private static boolean isToBeKept(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        byte[] bytes = bytes(path);
        try {
            decode(bytes, path.toString());
            return true;
        } catch (CheckpointException e) {
            if (!looksLikeOne(bytes)) {
                throw new CheckpointException(path + ": is no checkpoint, and is not overwritten", e);
            }
            return false;
        }
    }

    /** Whether it begins as one does: behind the length of the header, with the header's metadata. */
    private static boolean looksLikeOne(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith("{\"__metadata__\":{", Long.BYTES) && text.contains(FORMAT);
    }

    /**
     * Reads one checkpoint.
     *
     * @throws CheckpointException if it is not one, or is damaged
     * @throws IOException if it can't be read
     */
    public static Entries read(Path path) throws IOException {
        return decode(bytes(path), path.toString());
    }

    private static byte[] bytes(Path path) throws IOException {
        try {
            return SafetensorsFile.readBytes(path);
        } catch (SafetensorsException e) {
            throw new CheckpointException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Finds the newest sound checkpoint: the file itself, or the previous one if there is none or it is damaged.
     *
     * @return empty if there is neither
     * @throws CheckpointException if there is one, or two, and none is sound; says what is wrong with each
     * @throws IOException if a file can't be read
     */
    public static Optional<Found> lastGood(Path path) throws IOException {
        Path previous = previous(path);
        if (!Files.exists(path)) {
            return Files.exists(previous)
                    ? Optional.of(new Found(read(previous), previous, Optional.of(path + ": is not there")))
                    : Optional.empty();
        }
        try {
            return Optional.of(new Found(read(path), path, Optional.empty()));
        } catch (CheckpointException damaged) {
            if (!Files.exists(previous)) {
                throw damaged;
            }
            String fault = String.valueOf(damaged.getMessage());
            try {
                return Optional.of(new Found(read(previous), previous, Optional.of(fault)));
            } catch (CheckpointException both) {
                throw new CheckpointException(fault + "\n" + both.getMessage(), both);
            }
        }
    }

    static byte[] encode(Entries entries) {
        Map<String, String> metadata = new LinkedHashMap<>(entries.texts());
        if (metadata.put(FORMAT, VERSION) != null || metadata.containsKey(CHECKSUM)) {
            throw new IllegalArgumentException("the names " + FORMAT + " and " + CHECKSUM + " are taken");
        }
        Map<String, NpyArray> arrays = entries.arrays();
        metadata.put(CHECKSUM, sha256(SafetensorsFile.encode(new Safetensors(arrays, metadata))));
        return SafetensorsFile.encode(new Safetensors(arrays, metadata));
    }

    static Entries decode(byte[] bytes, String name) throws CheckpointException {
        Safetensors content;
        try {
            content = SafetensorsFile.decode(bytes, name);
        } catch (SafetensorsException e) {
            throw new CheckpointException(e.getMessage() + " (it is damaged, or no checkpoint)", e);
        }
        Map<String, String> texts = new LinkedHashMap<>(content.metadata());
        String version = texts.remove(FORMAT);
        if (version == null) {
            throw new CheckpointException(name + ": is a safetensors file, but no checkpoint");
        }
        if (!version.equals(VERSION)) {
            throw new CheckpointException(name + ": is damaged, or a checkpoint of another version of rnngen");
        }
        texts.remove(CHECKSUM);
        Entries entries = new Entries(content.arrays(), texts);
        if (!Arrays.equals(encode(entries), bytes)) {
            throw new CheckpointException(name + ": is damaged: its checksum is wrong");
        }
        return entries;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
