package io.github.rnngen.benchmarks.training;

import io.github.rnngen.benchmarks.Timing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures training steps of generated code and of libtorch by turns, one thread each, each measurement in a process of its
 * own, and writes a page with a table and a picture.
 */
public final class TrainingTable {
    private static final Pattern TIME = Pattern.compile("\"microsecondsPerStep\" : ([0-9.E-]+)");

    private final Path home;
    private final String precision;
    private final int rounds;
    private final Path model;
    private final String java = ProcessHandle.current().info().command().orElse("java");

    private TrainingTable(Path home, String precision, int rounds) throws IOException {
        this.home = home;
        this.precision = precision;
        this.rounds = rounds;
        this.model = Files.createTempDirectory("training-table").resolve("model.rnn");
    }

    /**
     * Measures and writes.
     *
     * @param args the project's folder; how often each is measured; float or double; the page
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        TrainingTable table = new TrainingTable(Path.of(args[0]), args[2], Integer.parseInt(args[1]));
        List<Measured> rows = new ArrayList<>();
        for (Task task : Task.all()) {
            Measured row = table.measure(task);
            System.err.println(TrainingPage.row(row));
            rows.add(row);
        }
        Path page = Path.of(args[3]);
        String picture = page.getFileName().toString().replaceFirst("\\.md$", ".svg");
        Files.writeString(page.resolveSibling(picture), SpeedChart.of(rows));
        Files.writeString(page, new TrainingPage(args[2], table.rounds, picture).text(rows));
    }

    private Measured measure(Task task) throws IOException, InterruptedException {
        Files.writeString(model, task.model(precision));
        List<Double> libtorch = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> vector = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            libtorch.add(Double.parseDouble(run(libtorch(task), Map.of("OMP_NUM_THREADS", "1"))));
            plain.add(generated("plain"));
            vector.add(generated("vector"));
        }
        return new Measured(task, Timing.of(libtorch), Timing.of(plain), Timing.of(vector));
    }

    private List<String> libtorch(Task task) {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                home + "/benchmarks/target/lenient/lib/*",
                home + "/benchmarks/src/libtorch/java/LibtorchSteps.java",
                precision,
                "1"));
        command.addAll(task.arguments());
        return command;
    }

    private double generated(String backend) throws IOException, InterruptedException {
        String json = run(
                List.of(home + "/rnngen", "bench", "--json", "--forks", "1", "--backend", backend, model.toString()),
                Map.of());
        Matcher time = TIME.matcher(json);
        if (!time.find()) {
            throw new IOException("no time in " + json);
        }
        return Double.parseDouble(time.group(1));
    }

    private static String run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
        return printed;
    }
}
