package io.github.rnngen.runtime.npz;

import io.github.rnngen.runtime.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * Reads and writes {@code .npz} files, as {@code numpy.load}, {@code numpy.savez} and {@code numpy.savez_compressed}
 * do.
 *
 * <p>Reading is strict and safe with files from anywhere. Known are arrays of float32, float64, int32 and int64 in
 * either byte order, row-major or Fortran-ordered, stored or deflated. Whatever else the file holds, or a fault in it
 * (a wrong checksum, an array twice, a byte too few or too many), is an {@link NpzException}.
 */
public final class NpzFile {
    /** The most bytes that a file may have, packed or unpacked, if nothing else is said: 256 MiB. */
    public static final int DEFAULT_MAX_BYTES = 1 << 28;

    private NpzFile() {}

    /**
     * Reads a file of at most {@link #DEFAULT_MAX_BYTES}.
     *
     * @return the arrays by name, in the order of the file; unmodifiable
     * @throws NpzException if it is not a sound {@code .npz} file, or too large, be it for the memory that Java may use
     * @throws IOException if it can't be read
     */
    public static Map<String, NpyArray> read(Path path) throws IOException {
        return read(path, DEFAULT_MAX_BYTES);
    }

    /**
     * As {@link #read(Path)}, with a limit of one's own.
     *
     * @param maxBytes the most bytes that the file may have, as it is and when uncompressed
     */
    public static Map<String, NpyArray> read(Path path, int maxBytes) throws IOException {
        if (Files.isDirectory(path)) {
            throw new NpzException(path + ": is a folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, path.toString(), maxBytes);
        }
    }

    /**
     * As {@link #read(Path)}, from a stream to its end.
     *
     * @param in not closed
     * @param name what to call it in messages
     * @param maxBytes the most bytes that there may be, as they come and when uncompressed
     */
    public static Map<String, NpyArray> read(InputStream in, String name, int maxBytes) throws IOException {
        int most = (int) Math.min(maxBytes, NpzReader.room());
        byte[] archive = in.readNBytes(most);
        if (archive.length == most && in.read() >= 0) {
            String fault = most == maxBytes
                    ? "is larger than the " + maxBytes + " bytes allowed"
                    : "has more than " + most + " bytes, too much for the "
                            + Runtime.getRuntime().maxMemory() + " that Java may use";
            throw new NpzException(name + ": " + fault);
        }
        try {
            return Collections.unmodifiableMap(new NpzReader(archive, maxBytes).read());
        } catch (NpzException e) {
            throw new NpzException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a file, whole or not at all: a file of that name stays as it is until the new one is complete on disk.
     *
     * <p>The same arrays give the same bytes anywhere: they are ordered by name, not compressed, and dated alike.
     *
     * @param path a new or a regular file, in a folder that exists
     * @param arrays by name, without {@code .npy}
     * @throws IOException if it can't be written
     * @throws IllegalArgumentException if a name is empty or has control characters
     */
    public static void write(Path path, Map<String, NpyArray> arrays) throws IOException {
        WholeFile.write(path, out -> write(out, arrays));
    }

    /**
     * As {@link #write(Path, Map)}, to a stream.
     *
     * @param out not closed
     */
    public static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        NpzWriter.write(out, arrays);
    }
}
