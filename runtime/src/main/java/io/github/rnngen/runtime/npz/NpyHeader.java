package io.github.rnngen.runtime.npz;

import io.github.rnngen.runtime.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What stands before the elements of an array in a file.
 *
 * <p>The format is NumPy's, versions 1.0 to 3.0 ("A simple file format for NumPy arrays", NEP 1): magic bytes, version,
 * length of the dictionary in two bytes or from version 2.0 on in four, and the dictionary itself.
 *
 * @param length of this header, in bytes
 * @param dictionary what it says
 */
record NpyHeader(int length, NpyDictionary dictionary) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_BYTES = 2;

    /** NumPy's own bound for files that are not trusted. */
    private static final int MAX_DICTIONARY_BYTES = 10_000;

    /** NumPy lets the elements start at a multiple of this many bytes. */
    private static final int ALIGNMENT = 64;

    /**
     * Reads a header, and nothing behind it.
     *
     * @throws IOException if it is malformed, or describes what is not supported
     */
    static NpyHeader read(InputStream in) throws IOException {
        if (!Arrays.equals(bytes(in, MAGIC.length).array(), MAGIC)) {
            throw new NpzException("doesn't start as a NumPy array does");
        }
        ByteBuffer version = bytes(in, VERSION_BYTES);
        int major = Byte.toUnsignedInt(version.get());
        int minor = Byte.toUnsignedInt(version.get());
        if (major < 1 || major > 3 || minor != 0) {
            throw new NpzException("version " + major + "." + minor + " of NumPy's format is not supported");
        }
        int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer lengthField = bytes(in, lengthBytes);
        long length = major == 1
                ? Short.toUnsignedLong(lengthField.getShort())
                : Integer.toUnsignedLong(lengthField.getInt());
        if (length > MAX_DICTIONARY_BYTES) {
            throw new NpzException("a header of " + length + " bytes is over the limit of " + MAX_DICTIONARY_BYTES);
        }
        String dictionary = new String(bytes(in, (int) length).array(), StandardCharsets.ISO_8859_1);
        int total = MAGIC.length + VERSION_BYTES + lengthBytes + (int) length;
        return new NpyHeader(total, NpyDictionary.parse(dictionary));
    }

    private static ByteBuffer bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new NpzException("ends within its header");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Bytes that the elements take.
     *
     * @throws NpzException if the shape is larger than any array
     */
    long dataBytes() throws NpzException {
        List<Integer> shape = dictionary.shape();
        if (shape.size() > NpyArray.MAX_RANK) {
            throw new NpzException(shape.size() + " axes are more than the " + NpyArray.MAX_RANK + " supported");
        }
        try {
            return (long) Shapes.elements(shape) * dictionary.type().bytes();
        } catch (ArithmeticException e) {
            throw new NpzException("shape " + shape + " is too large", e);
        }
    }

    /** The header, of version 1.0, that an array gets in a file. */
    static byte[] format(NpyArray array) {
        String type = array.type().name().toLowerCase(Locale.ROOT);
        String dictionary =
                "{'descr': '<" + type + "', 'fortran_order': False, 'shape': " + tuple(array.shape()) + ", }";
        int before = MAGIC.length + VERSION_BYTES + Short.BYTES;
        int lineEnd = 1;
        int blocks = (before + dictionary.length() + lineEnd + ALIGNMENT - 1) / ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(blocks * ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (header.capacity() - before));
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > lineEnd) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }

    private static String tuple(List<Integer> shape) {
        String items = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return shape.size() == 1 ? "(" + items + ",)" : "(" + items + ")";
    }
}
