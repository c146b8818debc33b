package io.github.rnngen.runtime;

/**
 * Arrays of one element type, behind one face, so that logic is written once for both precisions. Stateless and safe
 * for use by any number of threads; nothing here but {@link #allocate} allocates.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public sealed interface Elements<A> permits FloatElements, DoubleElements {
    /** Arrays of {@code float}. */
    Elements<float[]> FLOAT = FloatElements.INSTANCE;

    /** Arrays of {@code double}. */
    Elements<double[]> DOUBLE = DoubleElements.INSTANCE;

    /** The element type. */
    Precision precision();

    /** A new array of zeros. */
    A allocate(int length);

    /** Number of elements. */
    int length(A array);

    /** One element, exactly. */
    double get(A array, int index);

    /** Stores a value, rounded to the element type: to the nearest, ties to even, to infinity beyond its range. */
    void set(A array, int index, double value);

    /**
     * Copies a run of elements from one array to another, or within one.
     *
     * @throws IndexOutOfBoundsException if the run is not within both arrays; nothing is copied then
     */
    void copy(A source, int sourceIndex, A target, int targetIndex, int length);

    /**
     * {@code target[i] += factor * source[i]} for all elements, the factor rounded to the element type first.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    void addScaled(A target, double factor, A source);

    /**
     * Copies a run of elements into the first ones of a block, exactly.
     *
     * @throws IndexOutOfBoundsException if the run is not within both arrays
     */
    void load(A source, int index, double[] block, int count);

    /**
     * Stores the first elements of a block as a run, each rounded as {@link #set} does.
     *
     * @throws IndexOutOfBoundsException if the run is not within both arrays
     */
    void store(double[] block, A target, int index, int count);

    /** {@code array[i] *= factor} for all elements, computed in double and rounded as {@link #set} does. */
    void scale(A array, double factor);

    /** Brings all elements between {@code -limit} and {@code limit}; the limit is rounded to the element type. */
    void clamp(A array, double limit);

    /**
     * The Euclidean norm, computed in double in an order of its own, the same on every machine. Right where squares
     * would be beyond the range of {@code double}, too.
     */
    double norm(A array);

    /** The index of the first element that is infinite or not a number, or -1 if all are finite. */
    int firstNonFinite(A array);
}
