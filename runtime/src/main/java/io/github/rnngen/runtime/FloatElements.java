package io.github.rnngen.runtime;

import java.util.Objects;

/** Arrays of {@code float}. */
final class FloatElements implements Elements<float[]> {
    static final FloatElements INSTANCE = new FloatElements();

    private FloatElements() {}

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public int length(float[] array) {
        return array.length;
    }

    @Override
    public double get(float[] array, int index) {
        return array[index];
    }

    @Override
    public void set(float[] array, int index, double value) {
        array[index] = (float) value;
    }

    @Override
    public void copy(float[] source, int sourceIndex, float[] target, int targetIndex, int length) {
        System.arraycopy(source, sourceIndex, target, targetIndex, length);
    }

    @Override
    public void addScaled(float[] target, double factor, float[] source) {
        if (source.length != target.length) {
            throw new IllegalArgumentException(
                    "arrays of " + target.length + " and " + source.length + " elements can't be added");
        }
        float scale = (float) factor;
        for (int i = 0; i < target.length; i++) {
            target[i] += scale * source[i];
        }
    }

    @Override
    public void load(float[] source, int index, double[] block, int count) {
        Objects.checkFromIndexSize(0, count, block.length);
        Objects.checkFromIndexSize(index, count, source.length);
        for (int i = 0; i < count; i++) {
            block[i] = source[index + i];
        }
    }

    @Override
    public void store(double[] block, float[] target, int index, int count) {
        Objects.checkFromIndexSize(0, count, block.length);
        Objects.checkFromIndexSize(index, count, target.length);
        for (int i = 0; i < count; i++) {
            target[index + i] = (float) block[i];
        }
    }

    @Override
    public void scale(float[] array, double factor) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) (array[i] * factor);
        }
    }

    @Override
    public void clamp(float[] array, double limit) {
        float bound = (float) limit;
        for (int i = 0; i < array.length; i++) {
            array[i] = Math.max(-bound, Math.min(bound, array[i]));
        }
    }

    @Override
    public double norm(float[] array) {
        // Squares of floats are within the range of double.
        double even = 0;
        double odd = 0;
        int pairs = array.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            even += (double) array[i] * array[i];
            odd += (double) array[i + 1] * array[i + 1];
        }
        if (pairs < array.length) {
            even += (double) array[pairs] * array[pairs];
        }
        return Math.sqrt(even + odd);
    }

    @Override
    public int firstNonFinite(float[] array) {
        for (int i = 0; i < array.length; i++) {
            if (!Float.isFinite(array[i])) {
                return i;
            }
        }
        return -1;
    }
}
