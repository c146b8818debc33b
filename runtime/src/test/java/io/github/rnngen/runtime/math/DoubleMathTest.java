package io.github.rnngen.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs of neighbouring doubles: at random places, and around all places where a formula changes over. With
 * {@code -Daccuracy=full}, 10^9 doubles for each function.
 */
class DoubleMathTest {
    private static final boolean FULL = "full".equals(System.getProperty("accuracy"));
    private static final int RANDOM_RUNS = FULL ? 15_000_000 : 15_000;
    private static final int RANDOM_RUN = 64;
    private static final int HARD_RUN = FULL ? 10_000 : 100;
    private static final double MOST_ULPS = 4;

    /** Of positive infinity: doubles in their order are numbered from minus this to this. */
    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /** Beyond these there are the limits of the functions alone, but for the logarithm. */
    private static final double RANGE = 760;

    /** Thresholds of the formulas, limits of their results, subnormal numbers, and where errors of others were found. */
    private static final double[] HARD = {
        0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-307,
        0x1p-54,
        0x1p-53,
        0x1p-27,
        1e-8,
        0.25,
        0.5,
        0.6,
        1,
        2,
        18,
        19.0625,
        20,
        36.7368,
        40,
        88.7228,
        354.891,
        372,
        708.3964,
        709.7827,
        710,
        744.4401,
        745.1332,
        746,
        1e10,
        Double.MAX_VALUE
    };

    private static double number(long order) {
        return order >= 0 ? Double.longBitsToDouble(order) : -Double.longBitsToDouble(-order);
    }

    private static long order(double number) {
        long bits = Double.doubleToRawLongBits(Math.abs(number));
        return number < 0 ? -bits : bits;
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreSmallAndOrderIsKept(Function function) {
        Sweep sweep = new Sweep(function);
        forEachHard(function, place -> run(function, place - HARD_RUN, 2 * HARD_RUN, sweep));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < RANDOM_RUNS; i++) {
            long place = switch (i % 3) {
                case 0 -> random.nextLong(-INFINITY, INFINITY);
                case 1 -> order(random.nextDouble(-RANGE, RANGE));
                default -> order(random.nextDouble(-3, 3));
            };
            run(function, place, RANDOM_RUN, sweep);
        }
        System.out.println("double " + sweep);
        assertThat(sweep.count()).isGreaterThan(RANDOM_RUNS * (RANDOM_RUN / 2L));
        assertThat(sweep.worst()).as(sweep.toString()).isLessThanOrEqualTo(MOST_ULPS);
        assertThat(sweep.monotone()).as(sweep.toString()).isTrue();
    }

    private static void forEachHard(Function function, LongConsumer action) {
        for (double hard : HARD) {
            action.accept(order(hard));
            action.accept(-order(hard));
        }
        for (int n = -1080; n <= 1080; n++) {
            boolean isLog = function == Function.LOG;
            action.accept(order(isLog ? Math.sqrt(0.5) * Math.scalb(1.0, n) : (n + 0.5) * Math.log(2)));
            action.accept(order(isLog ? Math.scalb(1.0, n) : n * Math.log(2)));
            action.accept(order((n + 0.5) * Math.log(2) / 2));
        }
    }

    /** So many doubles from a place on, as far as the function takes them. */
    private static void run(Function function, long from, int length, Sweep sweep) {
        sweep.restart();
        boolean isLog = function == Function.LOG;
        long first = isLog ? Math.max(Math.abs(from), 1) : Math.max(from, -INFINITY + 1);
        for (long order = first; order < first + length && order < INFINITY; order++) {
            double x = number(order);
            double value = function.of(x);
            sweep.add(x, value, function.reference(x).ulps(value));
        }
    }
}
