package io.github.rnngen.runtime;

/** Arrays of {@code double}. */
final class DoubleElements implements Elements<double[]> {
    static final DoubleElements INSTANCE = new DoubleElements();

    private DoubleElements() {}

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public int length(double[] array) {
        return array.length;
    }

    @Override
    public double get(double[] array, int index) {
        return array[index];
    }

    @Override
    public void set(double[] array, int index, double value) {
        array[index] = value;
    }

    @Override
    public void copy(double[] source, int sourceIndex, double[] target, int targetIndex, int length) {
        System.arraycopy(source, sourceIndex, target, targetIndex, length);
    }

    @Override
    public void addScaled(double[] target, double factor, double[] source) {
        if (source.length != target.length) {
            throw new IllegalArgumentException(
                    "arrays of " + target.length + " and " + source.length + " elements can't be added");
        }
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    @Override
    public int firstNonFinite(double[] array) {
        for (int i = 0; i < array.length; i++) {
            if (!Double.isFinite(array[i])) {
                return i;
            }
        }
        return -1;
    }
}
