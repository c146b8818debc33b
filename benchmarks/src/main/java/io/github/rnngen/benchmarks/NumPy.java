package io.github.rnngen.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
     * @throws IOException if the script fails; its complaints go to where those of this program go
     */
    public static Optional<Run> run(Path script, String precision) throws IOException, InterruptedException {
        if (version().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = lines(Redirect.INHERIT, "python3", script.toString(), precision);
        return Optional.of(new Run(
                lines.get(0), lines.stream().skip(1).map(Double::valueOf).toList()));
    }

    /** Its version, if this machine has it. */
    public static Optional<String> version() throws InterruptedException {
        try {
            return Optional.of(lines(Redirect.DISCARD, "python3", "-c", "import numpy; print(numpy.__version__)")
                    .get(0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Redirect errors, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        Process process = builder.start();
        List<String> lines;
        try (BufferedReader out = process.inputReader()) {
            lines = out.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return lines;
    }
}
