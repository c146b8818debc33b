package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.emit.kernel.ProductCase.Sizes;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
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

    private final ProductCase product;
    private final Elements<A> elements;
    private final boolean isFloat;
    private final boolean fused;
    private final Random random;
    private final A a;
    private final A b;

    private ProductTrial(ProductCase product, int number, Elements<A> elements, boolean fused) {
        this.product = product;
        this.elements = elements;
        this.isFloat = elements.precision() == Precision.FLOAT;
        this.fused = fused;
        this.random = new Random(number);
        MatrixProduct matrices = product.product();
        int lastRow = product.mostRows() - 1;
        int lastTerm = product.mostTerms() - 1;
        this.a = draw(LEFT_FROM
                + lastRow * matrices.leftRowStride()
                + product.place(lastTerm) * matrices.leftTermStride()
                + 1);
        int rightLength = 0;
        for (int k = 0; k <= lastTerm; k++) {
            for (int j = 0; j < matrices.columns(); j++) {
                rightLength = Math.max(rightLength, product.rightIndex(k, j) + 1);
            }
        }
        this.b = draw(RIGHT_FROM + rightLength);
    }

    /**
     * The number of numbers that were compared.
     *
     * @throws AssertionError if some differ
     */
    static long run(ProductCase product, Products products, int number, Precision precision, boolean fused) {
        return precision == Precision.FLOAT
                ? new ProductTrial<>(product, number, Elements.FLOAT, fused).run(products, number)
                : new ProductTrial<>(product, number, Elements.DOUBLE, fused).run(products, number);
    }

    private long run(Products products, int number) {
        long compared = 0;
        for (Sizes sizes : product.sizes()) {
            compared += compare(products, number, sizes);
            compareWithoutNumber(products, number, sizes);
        }
        return compared;
    }

    /** What is not a number stays in its row of the result. */
    private void compareWithoutNumber(Products products, int number, Sizes sizes) {
        if (sizes.rows() == 0) {
            return;
        }
        int row = random.nextInt(sizes.rows());
        int at = LEFT_FROM + row * product.product().leftRowStride();
        double before = elements.get(a, at);
        elements.set(a, at, Double.NaN);
        compare(products, number, sizes);
        elements.set(a, at, before);
    }

    private int compare(Products products, int number, Sizes sizes) {
        MatrixProduct matrices = product.product();
        int length = RESULT_FROM + product.mostRows() * matrices.resultStride() + 1;
        A c = draw(length);
        A expected = elements.allocate(length);
        elements.copy(c, 0, expected, 0, length);
        multiply(sizes, expected);
        products.run(number, a, LEFT_FROM, b, RIGHT_FROM, c, RESULT_FROM, sizes.rows(), sizes.terms());
        for (int i = 0; i < length; i++) {
            double actual = elements.get(c, i);
            int place = i - RESULT_FROM;
            if (place >= 0
                    && place / matrices.resultStride() < sizes.rows()
                    && product.isRoom(place % matrices.resultStride())) {
                continue;
            }
            if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(elements.get(expected, i))) {
                throw new AssertionError(product + " of " + sizes + ": element " + place + " is " + actual + ", not "
                        + elements.get(expected, i));
            }
        }
        return length;
    }

    private A draw(int length) {
        A values = elements.allocate(length);
        for (int i = 0; i < length; i++) {
            elements.set(values, i, random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private void multiply(Sizes sizes, A c) {
        MatrixProduct matrices = product.product();
        int terms = sizes.terms();
        int block = matrices.isBlocked() ? KernelSizes.TERMS_OF_BLOCK : terms;
        for (int i = 0; i < sizes.rows(); i++) {
            for (int j = 0; j < matrices.columns(); j++) {
                int at = RESULT_FROM + i * matrices.resultStride() + j;
                int k = 0;
                do {
                    double sum = 0;
                    for (int end = Math.min(k + block, terms), n = k; n < end; n++) {
                        int left =
                                LEFT_FROM + i * matrices.leftRowStride() + product.place(n) * matrices.leftTermStride();
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
