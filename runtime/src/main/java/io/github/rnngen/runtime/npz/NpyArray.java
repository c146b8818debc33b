package io.github.rnngen.runtime.npz;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Shapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An array as it lies in a file: element type, shape, elements in row-major order. Immutable. */
public final class NpyArray {
    /** The most axes that an array may have, as in NumPy before version 2. */
    public static final int MAX_RANK = 32;

    private static final int CHUNK_BYTES = 1 << 13;

    private final NpyType type;
    private final List<Integer> shape;
    private final int elements;
    private final ByteBuffer data;

    /** Takes the elements as little-endian bytes, and the buffer with them: nobody else may write to it. */
    NpyArray(NpyType type, List<Integer> shape, ByteBuffer data) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.elements = Shapes.elements(shape);
        this.data = data.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * An array of elements that are bytes already.
     *
     * @param type of the elements
     * @param shape empty for a scalar
     * @param data all elements, little-endian and in row-major order; not copied, so nobody may write to it
     * @throws IllegalArgumentException if it is not as long as the shape says
     */
    public static NpyArray wrap(NpyType type, List<Integer> shape, ByteBuffer data) {
        requireShape(shape);
        if ((long) Shapes.elements(shape) * type.bytes() != data.remaining()) {
            throw new IllegalArgumentException(
                    data.remaining() + " bytes are not the elements " + name(type) + " of the shape " + shape);
        }
        return new NpyArray(type, shape, data.slice());
    }

    /**
     * An array of {@code double}.
     *
     * @param values in row-major order; copied
     * @param shape empty for a scalar
     * @throws IllegalArgumentException if the shape does not have that many elements
     */
    public static NpyArray of(double[] values, List<Integer> shape) {
        ByteBuffer data = allocate(NpyType.F8, shape, values.length);
        data.asDoubleBuffer().put(values);
        return new NpyArray(NpyType.F8, shape, data);
    }

    /** An array of {@code float}, as {@link #of(double[], List)}. */
    public static NpyArray of(float[] values, List<Integer> shape) {
        ByteBuffer data = allocate(NpyType.F4, shape, values.length);
        data.asFloatBuffer().put(values);
        return new NpyArray(NpyType.F4, shape, data);
    }

    /** An array of {@code int}, as {@link #of(double[], List)}. */
    public static NpyArray of(int[] values, List<Integer> shape) {
        ByteBuffer data = allocate(NpyType.I4, shape, values.length);
        data.asIntBuffer().put(values);
        return new NpyArray(NpyType.I4, shape, data);
    }

    /** An array of {@code long}, as {@link #of(double[], List)}. */
    public static NpyArray of(long[] values, List<Integer> shape) {
        ByteBuffer data = allocate(NpyType.I8, shape, values.length);
        data.asLongBuffer().put(values);
        return new NpyArray(NpyType.I8, shape, data);
    }

    /**
     * Elements of an array that may be of {@code float} or {@code double}, in its own precision.
     *
     * @param from where they begin
     * @param shape how many there are; empty for a scalar
     */
    public static <A> NpyArray of(Elements<A> elements, A values, int from, List<Integer> shape) {
        NpyType type = elements.precision() == Precision.FLOAT ? NpyType.F4 : NpyType.F8;
        return generate(type, shape, i -> elements.get(values, from + i));
    }

    /**
     * An array of real numbers, computed element by element.
     *
     * @param type {@link NpyType#F4}, to which values are rounded, or {@link NpyType#F8}
     * @param shape empty for a scalar
     * @param values the element at each row-major index
     * @throws IllegalArgumentException if the type is one of integers
     */
    public static NpyArray generate(NpyType type, List<Integer> shape, IntToDoubleFunction values) {
        if (type.isInteger()) {
            throw new IllegalArgumentException("real numbers can't be stored as " + name(type));
        }
        int elements = Shapes.elements(shape);
        ByteBuffer data = allocate(type, shape, elements);
        for (int i = 0; i < elements; i++) {
            if (type == NpyType.F4) {
                data.putFloat(i * Float.BYTES, (float) values.applyAsDouble(i));
            } else {
                data.putDouble(i * Double.BYTES, values.applyAsDouble(i));
            }
        }
        return new NpyArray(type, shape, data);
    }

    private static ByteBuffer allocate(NpyType type, List<Integer> shape, int elements) {
        requireShape(shape);
        if (Shapes.elements(shape) != elements) {
            throw new IllegalArgumentException(elements + " elements don't have the shape " + shape);
        }
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireShape(List<Integer> shape) {
        if (shape.size() > MAX_RANK || shape.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(shape + " is not the shape of an array");
        }
    }

    /** The element type. */
    public NpyType type() {
        return type;
    }

    /** Lengths of the axes, the slowest first; empty for a scalar. */
    public List<Integer> shape() {
        return shape;
    }

    /** Number of elements. */
    public int elements() {
        return elements;
    }

    /**
     * One element as a {@code double}; a {@code long} is rounded.
     *
     * @param index in row-major order
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double doubleAt(int index) {
        return switch (type) {
            case F4 -> data.getFloat(offset(index));
            case F8 -> data.getDouble(offset(index));
            case I4, I8 -> longAt(index);
        };
    }

    /**
     * One element of an array of integers.
     *
     * @param index in row-major order
     * @throws IndexOutOfBoundsException if there is no such element
     * @throws IllegalStateException if the elements are not integers
     */
    public long longAt(int index) {
        return switch (type) {
            case I4 -> data.getInt(offset(index));
            case I8 -> data.getLong(offset(index));
            case F4, F8 -> throw new IllegalStateException("the elements are not integers but " + name(type));
        };
    }

    /** A copy of all elements as {@code double}, as {@link #doubleAt} gives them. */
    public double[] toDoubles() {
        double[] values = new double[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = doubleAt(i);
        }
        return values;
    }

    /** Writes all elements, rounded to the target's precision, from a place on. */
    public <A> void copyTo(Elements<A> target, A values, int from) {
        for (int i = 0; i < elements; i++) {
            target.set(values, from + i, doubleAt(i));
        }
    }

    private int offset(int index) {
        return Math.multiplyExact(index, type.bytes());
    }

    /** The elements as little-endian bytes in row-major order, read-only. */
    public ByteBuffer data() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes the elements as {@link #data} has them. Unlike a channel, it heeds no interruption of the thread.
     *
     * @param out not closed
     */
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer rest = data();
        byte[] chunk = new byte[Math.min(CHUNK_BYTES, rest.remaining())];
        while (rest.hasRemaining()) {
            int count = Math.min(chunk.length, rest.remaining());
            rest.get(chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    private static String name(NpyType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Whether type, shape and all bits of all elements are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NpyArray array
                && type == array.type
                && shape.equals(array.shape)
                && data.equals(array.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + data.hashCode();
    }

    @Override
    public String toString() {
        return name(type) + shape;
    }
}
