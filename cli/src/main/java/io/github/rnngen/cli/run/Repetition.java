package io.github.rnngen.cli.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Something done over and over, until there is the median of some tens of rounds; takes a few seconds. */
final class Repetition {
    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final long ROUND_NANOSECONDS = 20_000_000L;
    private static final int ROUNDS = 31;

    private Repetition() {}

    static Measurement measure(Runnable step) {
        long start = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS || steps < 3) {
            step.run();
            steps++;
        }
        long perStep = (System.nanoTime() - start) / steps;
        int perRound = (int) Math.max(1, ROUND_NANOSECONDS / Math.max(1, perStep));
        double[] microseconds = new double[ROUNDS];
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = memory.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < perRound; i++) {
                step.run();
            }
            microseconds[round] = (System.nanoTime() - before) / 1e3 / perRound;
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(microseconds);
        return new Measurement(microseconds[ROUNDS / 2], bytes / ((long) ROUNDS * perRound));
    }
}
