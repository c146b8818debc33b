package io.github.rnngen.runtime.npz;

/** The element types of arrays in files. */
public enum NpyType {
    /** {@code float}, NumPy's {@code float32}. */
    F4(Float.BYTES),
    /** {@code double}, NumPy's {@code float64}. */
    F8(Double.BYTES),
    /** {@code int}, NumPy's {@code int32}. */
    I4(Integer.BYTES),
    /** {@code long}, NumPy's {@code int64}. */
    I8(Long.BYTES);

    private final int bytes;

    NpyType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether elements are integers. */
    public boolean isInteger() {
        return this == I4 || this == I8;
    }
}
