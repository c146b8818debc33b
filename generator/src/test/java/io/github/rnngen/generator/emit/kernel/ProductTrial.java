package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.emit.kernel.ProductCase.Sizes;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import java.util.Random;

/**
 * Runs one product with random numbers and compares all of the result's array, what lies around the result included, with
 * the plainest loops that follow the order of additions that {@link MatrixProduct} promises.
 */
final class ProductTrial<A> {
    private static final int LEFT_FROM = 3;
    private static final int RIGHT_FROM = 5;
    private static final int RESULT_FROM = 2;

    private final Elements<A> elements;
    private final boolean isFloat;
    private final boolean fused;

    private ProductTrial(Elements<A> elements, boolean fused) {
        this.elements = elements;
        this.isFloat = elements.precision() == Precision.FLOAT;
        this.fused = fused;
    }

    /**
     * The number of numbers that were compared.
     *
     * @throws AssertionError if some differ
     */
    static long run(ProductCase product, Products products, int number, Precision precision, boolean fused) {
        long compared = 0;
        for (Sizes sizes : product.sizes()) {
            compared += precision == Precision.FLOAT
                    ? new ProductTrial<>(Elements.FLOAT, fused).compare(product, products, number, sizes)
                    : new ProductTrial<>(Elements.DOUBLE, fused).compare(product, products, number, sizes);
        }
        return compared;
    }

    private int compare(ProductCase product, Products products, int number, Sizes sizes) {
        Random random = new Random(number * 1000L + sizes.rows() * 31L + sizes.terms());
        MatrixProduct matrices = product.product();
        int lastRow = Math.max(0, product.mostRows() - 1);
        int lastTerm = product.mostTerms() - 1;
        A a = draw(random, LEFT_FROM + lastRow * matrices.leftRowStride() + lastTerm * matrices.leftTermStride() + 1);
        int rightLength = 0;
        for (int k = 0; k <= lastTerm; k++) {
            for (int j = 0; j < matrices.columns(); j++) {
                rightLength = Math.max(rightLength, product.rightIndex(k, j) + 1);
            }
        }
        A b = draw(random, RIGHT_FROM + rightLength);
        int resultLength = RESULT_FROM + lastRow * matrices.resultStride() + matrices.columns();
        A c = draw(random, resultLength + 1);
        A expected = elements.allocate(resultLength + 1);
        System.arraycopy(c, 0, expected, 0, resultLength + 1);
        multiply(product, sizes, a, b, expected);
        products.run(number, a, LEFT_FROM, b, RIGHT_FROM, c, RESULT_FROM, sizes.rows(), sizes.terms());
        for (int i = 0; i <= resultLength; i++) {
            double actual = elements.get(c, i);
            if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(elements.get(expected, i))) {
                throw new AssertionError(product + " of " + sizes + ": element " + (i - RESULT_FROM) + " is " + actual
                        + ", not " + elements.get(expected, i));
            }
        }
        return resultLength + 1;
    }

    private A draw(Random random, int length) {
        A values = elements.allocate(length);
        for (int i = 0; i < length; i++) {
            elements.set(values, i, random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private void multiply(ProductCase product, Sizes sizes, A a, A b, A c) {
        MatrixProduct matrices = product.product();
        int terms = sizes.terms();
        boolean whole = matrices.terms().isFixed() && terms <= MatrixProduct.WHOLE;
        int block = whole ? terms : MatrixProduct.BLOCK;
        for (int i = 0; i < sizes.rows(); i++) {
            for (int j = 0; j < matrices.columns(); j++) {
                int at = RESULT_FROM + i * matrices.resultStride() + j;
                int k = 0;
                do {
                    double sum = 0;
                    for (int end = Math.min(k + block, terms), n = k; n < end; n++) {
                        int left = LEFT_FROM + i * matrices.leftRowStride() + n * matrices.leftTermStride();
                        int right = RIGHT_FROM + product.rightIndex(n, j);
                        sum = add(elements.get(a, left), elements.get(b, right), sum);
                    }
                    boolean added = matrices.accumulate() || k > 0;
                    elements.set(c, at, added ? rounded(elements.get(c, at) + sum) : sum);
                    k += block;
                } while (k < terms);
            }
        }
    }

    private double add(double a, double b, double sum) {
        if (isFloat) {
            return fused ? Math.fma((float) a, (float) b, (float) sum) : (float) sum + (float) a * (float) b;
        }
        return fused ? Math.fma(a, b, sum) : sum + a * b;
    }

    private double rounded(double value) {
        return isFloat ? (float) value : value;
    }
}
