package io.github.rnngen.runtime;

/**
 * Arrays of one element type, behind one face, so that logic is written once for both precisions.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public sealed interface Elements<A> permits FloatElements, DoubleElements {
    Elements<float[]> FLOAT = FloatElements.INSTANCE;
    Elements<double[]> DOUBLE = DoubleElements.INSTANCE;

    Precision precision();

    /** A new array of zeros. */
    A allocate(int length);

    int length(A array);

    double get(A array, int index);

    /** Stores a value, rounded to the element type. */
    void set(A array, int index, double value);

    /** {@code target[i] += factor * source[i]} for all elements. */
    void addScaled(A target, double factor, A source);
}
