import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of training steps, generated code beside libtorch, one thread each, as Markdown on standard output. All
 * contenders run by turns, each measurement in a process of its own. Arguments: the project's folder, how often each is
 * measured, float or double.
 */
public final class TrainingTable {
    private static final List<String> CELLS = List.of("rnn", "lstm", "gru");

    /** Input, hidden and output size, time steps, batch size. */
    private static final List<List<Integer>> SIZES = List.of(
            List.of(3, 4, 2, 5, 1),
            List.of(8, 16, 4, 20, 1),
            List.of(16, 64, 8, 32, 1),
            List.of(32, 128, 16, 64, 1),
            List.of(8, 16, 4, 20, 16),
            List.of(16, 64, 8, 32, 16),
            List.of(32, 128, 16, 64, 32),
            List.of(64, 256, 32, 64, 32));

    private static final Pattern TIME = Pattern.compile("\"microsecondsPerStep\" : ([0-9.E-]+)");

    private final Path home;
    private final String java = ProcessHandle.current().info().command().orElse("java");
    private final String precision;
    private final Path folder;

    private TrainingTable(Path home, String precision) throws IOException {
        this.home = home;
        this.precision = precision;
        this.folder = Files.createTempDirectory("training-table");
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new TrainingTable(Path.of(args[0]), args[2]).print(Integer.parseInt(args[1]));
    }

    private void print(int rounds) throws IOException, InterruptedException {
        System.out.printf("%s, one thread, Java %s, %s; median of %d.%n%n", precision, Runtime.version().feature(),
                System.getProperty("os.arch"), rounds);
        System.out.println("| cell | input-hidden-output x steps, batch | libtorch | plain | vector |"
                + " libtorch / plain | libtorch / vector | vector, least to greatest |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (String cell : CELLS) {
            for (List<Integer> size : SIZES) {
                row(cell, size, rounds);
            }
        }
    }

    private void row(String cell, List<Integer> size, int rounds) throws IOException, InterruptedException {
        Path model = Files.writeString(folder.resolve("model.rnn"), model(cell, size));
        List<Double> libtorch = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> vector = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            libtorch.add(Double.parseDouble(run(libtorch(cell, size), Map.of("OMP_NUM_THREADS", "1"))));
            plain.add(generated("plain", model));
            vector.add(generated("vector", model));
        }
        System.out.printf(Locale.ROOT, "| %s | %d-%d-%d x%d, %d | %.1f | %.2f | %.2f | %.1f | %.1f | %.2f to %.2f |%n",
                cell, size.get(0), size.get(1), size.get(2), size.get(3), size.get(4),
                median(libtorch), median(plain), median(vector), median(libtorch) / median(plain),
                median(libtorch) / median(vector), Collections.min(vector), Collections.max(vector));
    }

    private String model(String cell, List<Integer> size) {
        return """
                model Measured {
                    precision %s
                    steps %d
                    batch %d
                    input  x[%d]
                    target d[%d]
                    h = %s(x, hidden = %d)
                    y = linear(h, outputs = %d)
                    output y
                    loss mean squared_error(y, d)
                }
                """.formatted(precision, size.get(3), size.get(4), size.get(0), size.get(2), cell, size.get(1), size.get(2));
    }

    private List<String> libtorch(String cell, List<Integer> size) {
        List<String> command = new ArrayList<>(List.of(java, "-cp", home + "/benchmarks/target/lenient/lib/*",
                home + "/benchmarks/src/libtorch/java/LibtorchSteps.java", precision, "1", cell));
        size.forEach(number -> command.add(number.toString()));
        return command;
    }

    private double generated(String backend, Path model) throws IOException, InterruptedException {
        String json = run(Arrays.asList(home + "/rnngen", "bench", "--json", "--forks", "1", "--backend", backend,
                model.toString()), Map.of());
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
        String printed = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
        return printed;
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
