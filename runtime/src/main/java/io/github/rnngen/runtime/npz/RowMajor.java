package io.github.rnngen.runtime.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Brings elements, however a file holds them, into row-major order with the lowest byte first. */
final class RowMajor {
    private RowMajor() {}

    /** The elements that a dictionary describes; may be the given buffer, changed in place. */
    static ByteBuffer of(NpyDictionary dictionary, ByteBuffer data) {
        int elementBytes = dictionary.type().bytes();
        if (dictionary.order() == ByteOrder.BIG_ENDIAN) {
            reverseBytes(data, elementBytes);
        }
        return dictionary.fortranOrder() ? transpose(data, elementBytes, dictionary.shape()) : data;
    }

    private static void reverseBytes(ByteBuffer data, int elementBytes) {
        for (int start = 0; start < data.capacity(); start += elementBytes) {
            for (int low = start, high = start + elementBytes - 1; low < high; low++, high--) {
                byte swapped = data.get(low);
                data.put(low, data.get(high));
                data.put(high, swapped);
            }
        }
    }

    /** Walks through the target in order, counting the coordinates up as an odometer does. */
    private static ByteBuffer transpose(ByteBuffer data, int elementBytes, List<Integer> shape) {
        ByteBuffer target = ByteBuffer.allocate(data.capacity());
        int[] coordinates = new int[shape.size()];
        int[] strides = new int[shape.size()];
        int stride = elementBytes;
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        int source = 0;
        for (int start = 0; start < target.capacity(); start += elementBytes) {
            target.put(start, data, source, elementBytes);
            for (int axis = strides.length - 1; axis >= 0; axis--) {
                source += strides[axis];
                coordinates[axis]++;
                if (coordinates[axis] < shape.get(axis)) {
                    break;
                }
                source -= coordinates[axis] * strides[axis];
                coordinates[axis] = 0;
            }
        }
        return target;
    }
}
