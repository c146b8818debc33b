package io.github.rnngen.cli.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Something done over and over, until there is the median of some tens of rounds; takes a few seconds. Measuring begins
 * when HotSpot has had nothing to compile for a while: code of vectors that still waits for it is a hundred times slower.
 */
final class Repetition {
    private static final long SHORTEST_WARM_UP_NANOSECONDS = 1_000_000_000L;
    private static final long LONGEST_WARM_UP_NANOSECONDS = 30_000_000_000L;
    private static final long QUIET_NANOSECONDS = 1_000_000_000L;
    private static final long ROUND_NANOSECONDS = 20_000_000L;
    private static final int ROUNDS = 31;

    private Repetition() {}

    static Measurement measure(Runnable step) {
        long perStep = warmUp(step);
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

    /** Runs until HotSpot is quiet; returns nanoseconds per step since it was last busy. */
    private static long warmUp(Runnable step) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long start = System.nanoTime();
        long quietSince = start;
        long compiling = compiler.getTotalCompilationTime();
        long steps = 0;
        long now = start;
        while (now - start < LONGEST_WARM_UP_NANOSECONDS
                && (now - start < SHORTEST_WARM_UP_NANOSECONDS || now - quietSince < QUIET_NANOSECONDS || steps < 3)) {
            step.run();
            steps++;
            now = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            if (compiled > compiling) {
                compiling = compiled;
                quietSince = now;
                steps = 0;
            }
        }
        return (now - quietSince) / Math.max(1, steps);
    }
}
