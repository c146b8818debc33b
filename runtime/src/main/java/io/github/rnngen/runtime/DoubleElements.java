package io.github.rnngen.runtime;

/** Arrays of {@code double}. */
final class DoubleElements implements Elements<double[]> {
    /** Sums of squares below this may have lost squares that were rounded to nothing. */
    private static final double SMALLEST_SAFE = 0x1p-900;

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
    public void load(double[] source, int index, double[] block, int count) {
        System.arraycopy(source, index, block, 0, count);
    }

    @Override
    public void store(double[] block, double[] target, int index, int count) {
        System.arraycopy(block, 0, target, index, count);
    }

    @Override
    public void scale(double[] array, double factor) {
        for (int i = 0; i < array.length; i++) {
            array[i] = array[i] * factor;
        }
    }

    @Override
    public void clamp(double[] array, double limit) {
        double bound = limit;
        for (int i = 0; i < array.length; i++) {
            array[i] = Math.max(-bound, Math.min(bound, array[i]));
        }
    }

    @Override
    public double norm(double[] array) {
        double squares = sumOfSquares(array, 1);
        if (squares >= SMALLEST_SAFE && squares <= Double.MAX_VALUE) {
            return Math.sqrt(squares);
        }
        double greatest = 0;
        for (double element : array) {
            greatest = Math.max(greatest, Math.abs(element));
        }
        if (greatest == 0 || !Double.isFinite(greatest)) {
            return greatest;
        }
        double unit = Math.scalb(1.0, Math.getExponent(greatest));
        return Math.sqrt(sumOfSquares(array, 1 / unit)) * unit;
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

    private static double sumOfSquares(double[] array, double factor) {
        double even = 0;
        double odd = 0;
        int pairs = array.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            double first = array[i] * factor;
            double second = array[i + 1] * factor;
            even += first * first;
            odd += second * second;
        }
        if (pairs < array.length) {
            double last = array[pairs] * factor;
            even += last * last;
        }
        return even + odd;
    }
}
