package io.github.rnngen.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the same training step in NumPy, if this machine has it. */
public final class NumPy {
    private NumPy() {}

    /**
     * A run of the script.
     *
     * @param version NumPy's
     * @param microseconds per training step, once for each round
     */
    public record Run(String version, List<Double> microseconds) {}

    /**
     * Runs the script in a process of its own, on one thread.
     *
     * @param script {@code elman_numpy.py}
     * @param precision {@code double} or {@code float}
     * @return empty if there is no Python, or no NumPy for it
     */
    public static Optional<Run> run(Path script, String precision) throws InterruptedException {
        return lines("python3", script.toString(), precision)
                .map(lines -> new Run(
                        lines.get(0),
                        lines.stream().skip(1).map(Double::valueOf).toList()));
    }

    /** Its version, if this machine has it. */
    public static Optional<String> version() throws InterruptedException {
        return lines("python3", "-c", "import numpy; print(numpy.__version__)").map(lines -> lines.get(0));
    }

    private static Optional<List<String>> lines(String... command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        try {
            Process process = builder.start();
            List<String> lines;
            try (BufferedReader out = process.inputReader()) {
                lines = out.lines().toList();
            }
            if (process.waitFor() != 0) {
                return Optional.empty();
            }
            return Optional.of(lines);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
