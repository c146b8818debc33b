package io.github.rnngen.generator.emit.functions;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.math.DoubleMath;
import io.github.rnngen.runtime.math.FloatMath;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Applies emitted functions and the runtime's to the same numbers, in a JVM of its own, which knows one width of vectors.
 * All bits must be equal; NaN is NaN.
 */
final class FormsTrial {
    /** In the message of a process that has allocated vectors. */
    private static final String ALLOCATES = " allocates ";

    private static final int LENGTH = 1024;
    private static final int BLOCKS = 600;

    /** So often compiled code may still allocate while it is not yet compiled for good. */
    private static final int ROUNDS = 200;

    /** From here on vectors are worth while. */
    private static final int LEAST_BITS = 256;

    private static final double[] SPECIAL = {
        0,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        1e-40,
        1e-37,
        1e-307,
        0.6,
        1,
        10,
        20,
        40,
        88.7,
        89,
        103.9,
        104,
        709.7,
        710,
        745.1,
        746,
        1e30,
        1e300,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    private final Precision precision;
    private final Forms forms;

    private enum Form {
        ON_NUMBERS,
        IN_LOOPS,
        ON_VECTORS
    }

    private FormsTrial(Precision precision, Forms forms) {
        this.precision = precision;
        this.forms = forms;
    }

    /** What is compared, on classes in the folder that is named; prints how many numbers were equal. */
    public static void main(String[] arguments) throws Exception {
        URL folder = Path.of(arguments[0]).toUri().toURL();
        boolean timed = arguments.length > 1;
        long compared = 0;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder}, FormsTrial.class.getClassLoader())) {
            for (Precision precision : Precision.values()) {
                Class<?> type = loader.loadClass(FormsClass.name(precision));
                FormsTrial trial =
                        new FormsTrial(precision, (Forms) type.getConstructor().newInstance());
                for (int i = 0; i < FormsClass.functions().size(); i++) {
                    compared += trial.compare(i);
                    trial.checkAllocation(i);
                    if (timed) {
                        trial.time(i);
                    }
                }
            }
        }
        System.out.println(compared);
    }

    private long compare(int function) {
        SplittableRandom random = new SplittableRandom(1);
        long compared = 0;
        for (int block = 0; block < BLOCKS; block++) {
            double[] x = draw(random, block);
            double[] numbers = apply(function, x, Form.ON_NUMBERS);
            double[] loops = apply(function, x, Form.IN_LOOPS);
            double[] vectors = apply(function, x, Form.ON_VECTORS);
            for (int i = 0; i < LENGTH; i++) {
                double expected = expected(FormsClass.functions().get(function), x[i]);
                long bits = Double.doubleToLongBits(expected);
                if (Double.doubleToLongBits(numbers[i]) != bits
                        || Double.doubleToLongBits(loops[i]) != bits
                        || Double.doubleToLongBits(vectors[i]) != bits) {
                    throw new AssertionError(String.format(
                            Locale.ROOT,
                            "%s %s(%s) is %s in the runtime, %s on numbers, %s in loops, %s on vectors",
                            precision,
                            FormsClass.functions().get(function),
                            x[i],
                            expected,
                            numbers[i],
                            loops[i],
                            vectors[i]));
                }
                compared++;
            }
        }
        return compared;
    }

    /** Numbers of all sizes, of usual sizes, and special ones. */
    private double[] draw(SplittableRandom random, int block) {
        double[] x = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double any = switch (block % 3) {
                case 0 -> random.nextDouble(-10, 10);
                case 1 -> random.nextDouble(-800, 800);
                default ->
                    precision == Precision.FLOAT
                            ? Float.intBitsToFloat(random.nextInt())
                            : Double.longBitsToDouble(random.nextLong());
            };
            double chosen = i < SPECIAL.length ? SPECIAL[i] : any;
            double signed = i < SPECIAL.length && block % 2 == 1 ? -chosen : chosen;
            x[i] = precision == Precision.FLOAT ? (float) signed : signed;
        }
        return x;
    }

    private double expected(Elementwise function, double x) {
        if (precision == Precision.DOUBLE) {
            return switch (function) {
                case EXP -> DoubleMath.exp(x);
                case LOG -> DoubleMath.log(x);
                case TANH -> DoubleMath.tanh(x);
                case SIGMOID -> DoubleMath.sigmoid(x);
                case SOFTPLUS -> DoubleMath.softplus(x);
                default -> throw new IllegalArgumentException(function.toString());
            };
        }
        float single = (float) x;
        return switch (function) {
            case EXP -> FloatMath.exp(single);
            case LOG -> FloatMath.log(single);
            case TANH -> FloatMath.tanh(single);
            case SIGMOID -> FloatMath.sigmoid(single);
            case SOFTPLUS -> FloatMath.softplus(single);
            default -> throw new IllegalArgumentException(function.toString());
        };
    }

    private double[] apply(int function, double[] x, Form form) {
        double[] result = new double[LENGTH];
        if (precision == Precision.DOUBLE) {
            apply(function, (Object) x, result, form);
            return result;
        }
        float[] in = new float[LENGTH];
        float[] out = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            in[i] = (float) x[i];
        }
        apply(function, in, out, form);
        for (int i = 0; i < LENGTH; i++) {
            result[i] = out[i];
        }
        return result;
    }

    private void apply(int function, Object in, Object out, Form form) {
        switch (form) {
            case ON_NUMBERS -> forms.onNumbers(function, in, out);
            case IN_LOOPS -> forms.inLoops(function, in, out);
            case ON_VECTORS -> forms.onVectors(function, in, out);
        }
    }

    private Object array(boolean filled) {
        SplittableRandom random = new SplittableRandom(2);
        if (precision == Precision.DOUBLE) {
            double[] array = new double[LENGTH];
            for (int i = 0; i < LENGTH && filled; i++) {
                array[i] = random.nextDouble(-4, 4);
            }
            return array;
        }
        float[] array = new float[LENGTH];
        for (int i = 0; i < LENGTH && filled; i++) {
            array[i] = (float) random.nextDouble(-4, 4);
        }
        return array;
    }

    /** A vector that is not inlined into where it is used is allocated. HotSpot does so with two lanes of double. */
    private void checkAllocation(int function) {
        int bits = forms.lanes() * (precision == Precision.FLOAT ? Float.SIZE : Double.SIZE);
        if (bits < LEAST_BITS) {
            return;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Object in = array(true);
        Object out = array(false);
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100; i++) {
                forms.onVectors(function, in, out);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
            if (allocated == 0 && round > ROUNDS / 10) {
                return;
            }
        }
        throw new AssertionError(precision + " " + FormsClass.functions().get(function) + ALLOCATES + allocated
                + " bytes per " + 100 * LENGTH + " numbers");
    }

    private void time(int function) {
        System.out.printf(
                Locale.ROOT,
                "%-6s %-8s ns per number: on numbers %.2f, in loops %.2f, on vectors %.2f%n",
                precision,
                FormsClass.functions().get(function),
                nanoseconds(function, Form.ON_NUMBERS),
                nanoseconds(function, Form.IN_LOOPS),
                nanoseconds(function, Form.ON_VECTORS));
    }

    private double nanoseconds(int function, Form form) {
        Object in = array(true);
        Object out = array(false);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 60; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                apply(function, in, out, form);
            }
            best = Math.min(best, (System.nanoTime() - start) / (200.0 * LENGTH));
        }
        return best;
    }
}
