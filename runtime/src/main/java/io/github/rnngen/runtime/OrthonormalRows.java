package io.github.rnngen.runtime;

import java.util.function.DoubleSupplier;

/**
 * Random vectors that are orthogonal to one another and of length 1.
 *
 * <p>Normal draws are orthogonalised by the modified Gram-Schmidt method, that is, by a QR decomposition whose R has a
 * positive diagonal, which makes the result even over all such sets: F. Mezzadri, "How to generate random matrices from
 * the classical compact groups", 2007. Each vector is projected twice, which is enough for orthogonality to the last
 * bits: L. Giraud, J. Langou, M. Rozložník, "The loss of orthogonality in the Gram-Schmidt orthogonalization process",
 * 2005.
 */
final class OrthonormalRows {
    /** A draw of which less than this part is left after projection is dominated by rounding: it is drawn anew. */
    private static final double LEAST_REMAINDER = 1e-8;

    private OrthonormalRows() {}

    /**
     * Draws vectors.
     *
     * @param count how many, at most {@code length}
     * @param length elements of each
     * @param normal independent draws from the standard normal distribution
     * @return {@code [count][length]}
     */
    static double[][] draw(int count, int length, DoubleSupplier normal) {
        double[][] rows = new double[count][length];
        for (int i = 0; i < count; i++) {
            double[] row = rows[i];
            double norm;
            double remainder;
            do {
                for (int j = 0; j < length; j++) {
                    row[j] = normal.getAsDouble();
                }
                norm = norm(row);
                project(row, rows, i);
                remainder = norm(row);
                scale(row, 1 / remainder);
                project(row, rows, i);
                scale(row, 1 / norm(row));
            } while (!(remainder > LEAST_REMAINDER * norm));
        }
        return rows;
    }

    /** Takes from a vector its components along the first {@code count} rows. */
    private static void project(double[] vector, double[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            double[] row = rows[i];
            double component = dot(vector, row);
            for (int j = 0; j < vector.length; j++) {
                vector[j] -= component * row[j];
            }
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factor;
        }
    }

    private static double norm(double[] vector) {
        return StrictMath.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
