package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Archives for tests: samples that NumPy wrote, and forged ones. */
final class Archives {
    private Archives() {}

    static byte[] sample(String name) throws IOException {
        try (InputStream in = Archives.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static Map<String, NpyArray> read(byte[] archive) throws IOException {
        return NpzFile.read(new ByteArrayInputStream(archive), "w.npz", 1 << 20);
    }

    /** The message with which an archive is refused. */
    static @Nullable String refusal(byte[] archive) {
        return catchThrowableOfType(NpzException.class, () -> read(archive)).getMessage();
    }

    static byte[] written(Map<String, NpyArray> arrays) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpzFile.write(out, arrays);
        return out.toByteArray();
    }

    /** An archive of one deflated file. */
    static byte[] deflated(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    /** An array's file of version 1.0, with any dictionary and data. */
    static byte[] npy(String dictionary, int dataBytes) {
        ByteBuffer file =
                ByteBuffer.allocate(10 + dictionary.length() + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put(ascii("NUMPY")).put((byte) 1).put((byte) 0);
        return file.putShort((short) dictionary.length()).put(ascii(dictionary)).array();
    }

    /** A copy with two bytes replaced, at an offset from the n-th place where a signature stands. */
    static byte[] patched(byte[] archive, String signature, int nth, int offset, int value) {
        byte[] copy = archive.clone();
        int at = -1;
        for (int i = 0; i <= nth; i++) {
            at = indexOf(copy, ascii(signature), at + 1);
        }
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putShort(at + offset, (short) value);
        return copy;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (ByteBuffer.wrap(bytes, i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                return i;
            }
        }
        throw new AssertionError("the signature is not there");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
