package io.github.rnngen.benchmarks.table;

import io.github.rnngen.runtime.VectorSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What measures, each time in a new process.
 *
 * @param home the project's folder
 * @param jdk runs what is not generated
 */
record Programs(Path home, Jdk jdk) {
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\" : ([0-9.E-]+)");

    /**
     * What {@code rnngen bench} prints.
     *
     * @param microseconds per step
     * @param predicted microseconds per step, as the compiler expects it
     */
    record Bench(double microseconds, double gigaflops, double predicted) {}

    Bench generated(Jdk runner, String model, String... options) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("benchmark").resolve("model.rnn");
        Files.writeString(file, model);
        List<String> command = new ArrayList<>(List.of(home + "/rnngen", "bench", "--json", "--forks", "1"));
        command.addAll(Arrays.asList(options));
        command.add(file.toString());
        String json;
        try {
            json = run(command, Map.of("JAVA_HOME", runner.home().toString()));
        } finally {
            Files.delete(file);
            Files.delete(file.getParent());
        }
        double predicted = figure("predictedMicrosecondsPerStep", json).orElse(Double.NaN);
        return new Bench(required("microsecondsPerStep", json), required("gigaflops", json), predicted);
    }

    private static double required(String name, String json) throws IOException {
        return figure(name, json).orElseThrow(() -> new IOException("no " + name + " in " + json));
    }

    private static OptionalDouble figure(String name, String json) {
        return FIGURE.matcher(json)
                .results()
                .filter(found -> found.group(1).equals(name))
                .mapToDouble(found -> Double.parseDouble(found.group(2)))
                .findFirst();
    }

    /** Microseconds per training step. */
    double libtorch(Task task, String precision, int threads) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(precision, "" + threads));
        arguments.addAll(task.arguments());
        return number(source("lib", "libtorch/java/LibtorchSteps.java", arguments), threads);
    }

    /** Microseconds per training step. */
    double dl4j(Task task, String precision) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(precision));
        arguments.addAll(task.arguments());
        return number(source("dl4j", "dl4j/java/Dl4jSteps.java", arguments), 1);
    }

    /** GFLOP/s of the product of two large matrices in OpenBLAS. */
    double openblas(String precision) throws IOException, InterruptedException {
        return number(source("lib", "libtorch/java/OpenblasRate.java", List.of(precision)), 1);
    }

    /** GFLOP/s of fused multiply-adds alone. */
    double peak(Jdk runner, String precision) throws IOException, InterruptedException {
        return number(
                List.of(
                        runner.java(),
                        "--add-modules",
                        VectorSupport.MODULE,
                        "-cp",
                        target() + "/benchmarks.jar",
                        "io.github.rnngen.benchmarks.kernels.KernelRates",
                        precision,
                        "peak"),
                1);
    }

    /** Where what is built lies. */
    String target() {
        return home + "/benchmarks/target/lenient";
    }

    private List<String> source(String libraries, String file, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(jdk.java(), "-cp", target() + "/" + libraries + "/*", home + "/benchmarks/src/" + file));
        command.addAll(arguments);
        return command;
    }

    /** OpenBLAS has threads of its own, which would wait for work on the processors of those that have it. */
    private static double number(List<String> command, int threads) throws IOException, InterruptedException {
        String printed = run(command, Map.of("OMP_NUM_THREADS", "" + threads, "OPENBLAS_NUM_THREADS", "1"));
        return Double.parseDouble(printed.substring(printed.lastIndexOf('\n') + 1));
    }

    /** What a program prints. */
    static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("benchmark", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command) + "; what it said is in " + errors);
        }
        Files.delete(errors);
        return printed;
    }
}
