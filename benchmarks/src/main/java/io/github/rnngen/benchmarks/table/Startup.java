package io.github.rnngen.benchmarks.table;

import io.github.rnngen.benchmarks.Timing;
import io.github.rnngen.runtime.VectorSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Milliseconds until something is done that is done once, for one model.
 *
 * @param folder where the model lies, as {@code model.rnn}, and what is made of it
 */
record Startup(Programs programs, Jdk jdk, String backend, Path folder) {
    private static final String GENERATION = "io.github.rnngen.benchmarks.Generation";
    private static final int ROUNDS = 5;

    /** From the command to the Java source, in a new process. */
    double command() throws IOException, InterruptedException {
        return median(
                List.of(
                        programs.home() + "/rnngen",
                        "--quiet",
                        "--backend",
                        backend,
                        "--out",
                        folder.toString(),
                        model()),
                Map.of("JAVA_HOME", jdk.home().toString()));
    }

    /** From the model to the Java source, in a process that has done so many times. */
    double warm() throws IOException, InterruptedException {
        List<String> command =
                List.of(jdk.java(), "-cp", programs.target() + "/benchmarks.jar", GENERATION, model(), backend);
        return Double.parseDouble(Programs.run(command, Map.of()));
    }

    /** From the start of a JVM to the end of the first training step, of classes that {@link #command} has left the source of. */
    double firstStep() throws IOException, InterruptedException {
        String runtime = jar("rnngen-runtime");
        List<String> compile = new ArrayList<>(List.of(jdk.home() + "/bin/javac", "-nowarn", "-d", folder.toString()));
        compile.addAll(modules());
        compile.addAll(List.of(
                "-cp",
                runtime,
                folder + "/Measured.java",
                programs.home() + "/benchmarks/src/startup/java/FirstStep.java"));
        Programs.run(compile, Map.of());
        List<String> step = new ArrayList<>(List.of(jdk.java()));
        step.addAll(modules());
        step.addAll(List.of("-cp", folder + ":" + runtime, "FirstStep"));
        return median(step, Map.of());
    }

    private String model() {
        return folder.resolve("model.rnn").toString();
    }

    private List<String> modules() {
        return backend.equals("vector") ? List.of("--add-modules", VectorSupport.MODULE) : List.of();
    }

    private String jar(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(programs.target(), "lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " in " + programs.target()))
                    .toString();
        }
    }

    private static double median(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            Programs.run(command, environment);
            milliseconds.add((System.nanoTime() - before) / 1e6);
        }
        return Timing.of(milliseconds).median();
    }
}
