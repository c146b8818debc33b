package io.github.rnngen.cli.run;

import java.util.List;
import java.util.Locale;

/**
 * What {@code rnngen bench} found.
 *
 * @param model name of the model
 * @param backend what the code was made for
 * @param schedule in which form it was written
 * @param threads over how many threads the batch was spread
 * @param operations additions, multiplications and functions of one training step of the whole batch
 * @param forks what each process measured
 */
public record Benchmark(
        String model, String backend, String schedule, int threads, long operations, List<Measurement> forks) {
    public Benchmark {
        forks = List.copyOf(forks);
    }

    /** Microseconds per training step: the median of the processes. */
    public double microseconds() {
        return sorted()[forks.size() / 2];
    }

    /** The fastest process, in microseconds per step. */
    public double fastest() {
        return sorted()[0];
    }

    /** The slowest process, in microseconds per step. */
    public double slowest() {
        return sorted()[forks.size() - 1];
    }

    private double[] sorted() {
        return forks.stream().mapToDouble(Measurement::microseconds).sorted().toArray();
    }

    /** Billions of operations in a second. */
    public double gigaflops() {
        return operations / microseconds() / 1e3;
    }

    /** Bytes allocated in one training step: the most of any process. */
    public long bytesPerStep() {
        return forks.stream().mapToLong(Measurement::bytesPerStep).max().orElseThrow();
    }

    /** The figures in two lines. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s: %.2f us a training step (%.2f to %.2f in %d processes)%n"
                        + "%.2f GFLOP/s, %d bytes allocated a step; back end %s, schedule %s, %d thread%s%n",
                model,
                microseconds(),
                fastest(),
                slowest(),
                forks.size(),
                gigaflops(),
                bytesPerStep(),
                backend,
                schedule,
                threads,
                threads == 1 ? "" : "s");
    }
}
