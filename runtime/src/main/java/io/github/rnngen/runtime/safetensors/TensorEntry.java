package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a header says of one tensor, found sound in itself.
 *
 * @param name its name
 * @param type its element type
 * @param shape lengths of the axes; empty for a scalar
 * @param begin where its first byte is, counted from behind the header
 * @param end where the first byte behind it is; begin and end differ by what type and shape take
 */
record TensorEntry(String name, NpyType type, List<Integer> shape, int begin, int end) {
    /**
     * Checks what a header says.
     *
     * @param offsets should be two
     * @param dataBytes how many bytes the file has behind the header
     */
    static TensorEntry of(String name, String type, List<Long> shape, List<Long> offsets, int dataBytes)
            throws SafetensorsException {
        TensorType known = TensorType.named(type)
                .orElseThrow(() -> fault(
                        name,
                        "elements of type " + Texts.quoted(type) + " are not supported: F64, F32, I64 and I32 are"));
        if (shape.size() > NpyArray.MAX_RANK) {
            throw fault(name, shape.size() + " axes are more than the " + NpyArray.MAX_RANK + " supported");
        }
        if (offsets.size() != 2) {
            throw fault(name, "has " + offsets.size() + " offsets instead of two");
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin > end || end > dataBytes) {
            throw fault(
                    name,
                    "its bytes " + begin + " to " + end + " do not lie in the " + dataBytes
                            + " bytes behind the header");
        }
        long bytes = bytes(name, known.elements(), shape);
        if (bytes != end - begin) {
            throw fault(name, "shape " + shape + " takes " + bytes + " bytes, but there are " + (end - begin));
        }
        List<Integer> sizes = shape.stream().map(Math::toIntExact).toList();
        return new TensorEntry(name, known.elements(), sizes, (int) begin, (int) end);
    }

    private static long bytes(String name, NpyType type, List<Long> shape) throws SafetensorsException {
        long bytes = type.bytes();
        for (long size : shape) {
            if (size > Integer.MAX_VALUE || bytes * size > Integer.MAX_VALUE) {
                throw fault(name, "shape " + shape + " is too large");
            }
            bytes *= size;
        }
        return bytes;
    }

    /** The tensor itself. */
    NpyArray in(ByteBuffer data) {
        return NpyArray.wrap(type, shape, data.slice(begin, end - begin));
    }

    private static SafetensorsException fault(String name, String message) {
        return new SafetensorsException(Texts.quoted(name) + ": " + message);
    }
}
