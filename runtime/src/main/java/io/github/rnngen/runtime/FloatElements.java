package io.github.rnngen.runtime;

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
    public int firstNonFinite(float[] array) {
        for (int i = 0; i < array.length; i++) {
            if (!Float.isFinite(array[i])) {
                return i;
            }
        }
        return -1;
    }
}
