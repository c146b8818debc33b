import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Billions of operations in a second of OpenBLAS's product of two matrices of 1024 rows and columns. The argument is float
 * or double. Prints the median of 31 products, after a second of warm-up; the environment says how many threads.
 */
public final class OpenblasRate {
    private static final int SIZE = 1024;
    private static final int ROUNDS = 31;
    private static final long WARM_UP_NANOSECONDS = 1_000_000_000L;

    private OpenblasRate() {}

    /** Measures. */
    public static void main(String[] args) {
        Runnable product = args[0].equals("double") ? ofDoubles() : ofFloats();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
            product.run();
        }
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            product.run();
            rates[round] = 2.0 * SIZE * SIZE * SIZE / (System.nanoTime() - before);
        }
        Arrays.sort(rates);
        System.out.println(rates[ROUNDS / 2]);
    }

    private static Runnable ofFloats() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.5f);
        FloatPointer a = new FloatPointer(values);
        FloatPointer b = new FloatPointer(values);
        FloatPointer c = new FloatPointer(values);
        return () -> cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
    }

    private static Runnable ofDoubles() {
        double[] values = new double[SIZE * SIZE];
        Arrays.fill(values, 0.5);
        DoublePointer a = new DoublePointer(values);
        DoublePointer b = new DoublePointer(values);
        DoublePointer c = new DoublePointer(values);
        return () -> cblas_dgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
    }
}
