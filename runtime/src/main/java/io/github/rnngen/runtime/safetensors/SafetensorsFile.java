package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.file.WholeFile;
import io.github.rnngen.runtime.npz.NpyArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads and writes {@code .safetensors} files, as Hugging Face's library of that name does.
 *
 * <p>Reading is strict and safe with files from anywhere. Known are tensors of F64, F32, I64 and I32. Whatever else a
 * file holds, or a fault in it (a name twice, tensors that overlap, a byte that belongs to none), is a
 * {@link SafetensorsException}. Reading takes memory in proportion to the file's size, whatever the file says. The
 * format has no checksum, so it can't be seen that an element has changed.
 */
public final class SafetensorsFile {
    /** The most bytes that a file may have, one Java array's. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    private SafetensorsFile() {}

    /**
     * Reads a file of less than 2 GiB.
     *
     * @throws SafetensorsException if it is not a sound {@code .safetensors} file, or too large
     * @throws IOException if it can't be read
     */
    public static Safetensors read(Path path) throws IOException {
        return decode(readBytes(path), path.toString());
    }

    /**
     * The bytes of a regular file of less than 2 GiB.
     *
     * @throws SafetensorsException if it is something else, or too large
     * @throws IOException if it can't be read
     */
    public static byte[] readBytes(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new SafetensorsException(path + ": is not a regular file");
        }
        long size = Files.size(path);
        if (size > MAX_BYTES) {
            throw new SafetensorsException(path + ": has " + size + " bytes; up to " + MAX_BYTES + " are supported");
        }
        return Files.readAllBytes(path);
    }

    /**
     * Reads a file that is in memory.
     *
     * @param file all its bytes; the arrays are views of them, so nobody may write to them any more
     * @param name what to call it in messages
     * @throws SafetensorsException if it is not a sound {@code .safetensors} file
     */
    public static Safetensors decode(byte[] file, String name) throws SafetensorsException {
        try {
            return SafetensorsReader.read(file);
        } catch (SafetensorsException e) {
            throw new SafetensorsException(name + ": " + e.getMessage(), e);
        }
    }

    /** The bytes of a file. The same content gives the same bytes anywhere, in whatever order it is. */
    public static byte[] encode(Safetensors content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, content);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** As {@link #write(Path, Safetensors)}, without metadata. */
    public static void write(Path path, Map<String, NpyArray> arrays) throws IOException {
        write(path, new Safetensors(arrays, Map.of()));
    }

    /**
     * Writes a file, whole or not at all: a file of that name stays as it is until the new one is complete on disk.
     *
     * @param path a new or a regular file, in a folder that exists
     * @throws IOException if it can't be written
     * @throws IllegalArgumentException if a tensor's name is empty, has control characters or is {@code __metadata__},
     *     or a text can't be written in UTF-8
     */
    public static void write(Path path, Safetensors content) throws IOException {
        WholeFile.write(path, out -> write(out, content));
    }

    /**
     * As {@link #write(Path, Safetensors)}, to a stream.
     *
     * @param out not closed
     */
    public static void write(OutputStream out, Safetensors content) throws IOException {
        SafetensorsWriter.write(out, content);
    }
}
