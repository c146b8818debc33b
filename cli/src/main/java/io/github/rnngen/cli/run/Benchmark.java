package io.github.rnngen.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What {@code rnngen bench} found.
 *
 * @param model name of the model
 * @param backend what the code was made for
 * @param schedule in which form it was written
 * @param threads over how many threads the batch was spread
 * @param streams how many streams took a step by turns; 0 in training
 * @param operations additions, multiplications and functions of one training step of the whole batch, or one streamed step
 * @param predicted microseconds that the compiler expects of such a step on one thread of the machine of docs/benchmarks.md;
 *     empty for several threads
 * @param forks what each process measured
 */
public record Benchmark(
        String model,
        String backend,
        String schedule,
        int threads,
        int streams,
        long operations,
        OptionalDouble predicted,
        List<Measurement> forks) {
    /** What is measured. */
    public enum Kind {
        /** Forward pass, backward pass and update, for a batch. */
        TRAINING,

        /** Forward pass of one time step of one sequence. */
        STREAMED
    }

    public Benchmark {
        forks = List.copyOf(forks);
    }

    /** Which steps were measured. */
    public Kind kind() {
        return streams == 0 ? Kind.TRAINING : Kind.STREAMED;
    }

    /** Microseconds per step: the median of the processes, between the two in the middle if their number is even. */
    public double microseconds() {
        double[] sorted = sorted();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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

    /** Bytes allocated in one step: the most of any process. */
    public long bytesPerStep() {
        return forks.stream().mapToLong(Measurement::bytesPerStep).max().orElseThrow();
    }

    /** A streamed step may take less than a tenth of a microsecond. */
    private String digits(double microseconds) {
        return String.format(Locale.ROOT, kind() == Kind.STREAMED ? "%.3f" : "%.2f", microseconds);
    }

    /** The figures in some lines. */
    public String text() {
        String measured = String.format(
                Locale.ROOT,
                "%s: %s us a %s step (%s)%n"
                        + "%.2f GFLOP/s, %d bytes allocated a step; back end %s, schedule %s, %s%n",
                model,
                digits(microseconds()),
                kind().name().toLowerCase(Locale.ROOT),
                spread(),
                gigaflops(),
                bytesPerStep(),
                backend,
                schedule,
                streams > 1 ? streams + " streams" : threads == 1 ? "1 thread" : threads + " threads");
        return predicted.isEmpty() ? measured : measured + prediction(predicted.getAsDouble());
    }

    private String spread() {
        return forks.size() == 1
                ? "1 process"
                : digits(fastest()) + " to " + digits(slowest()) + " in " + forks.size() + " processes";
    }

    private String prediction(double microseconds) {
        return String.format(
                Locale.ROOT,
                "predicted: %s us, for the machine of docs/benchmarks.md; measured / predicted %.2f%n",
                digits(microseconds),
                microseconds() / microseconds);
    }
}
