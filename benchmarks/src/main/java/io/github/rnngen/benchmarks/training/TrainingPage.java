package io.github.rnngen.benchmarks.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured, as a page.
 *
 * @param rounds how often each was measured
 * @param picture the name of the file beside it
 */
record TrainingPage(String precision, int rounds, String picture) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    String text(List<Measured> rows) throws IOException {
        String table = rows.stream().map(TrainingPage::row).collect(Collectors.joining("\n"));
        return """
                # How fast a training step is

                One training step is a forward pass, the loss, backpropagation through time, and gradient descent. The same
                networks were trained on one thread by libtorch, which PyTorch stands on, and by generated code in both forms:
                plain Java, and vectors. All were measured by turns, each time in a new process; times are medians of %d. Compare
                numbers of one row: machines and hours differ.

                ![How many times faster than libtorch](%s)

                %s, %s, Java %s, %s, %s. Sizes are input-hidden-output × time steps, batch.

                | cell | size | libtorch, µs | plain, µs | vector, µs | libtorch / plain | libtorch / vector | aim | vector, greatest / least | plain's share of vector's speed |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s

                `benchmarks/table` measures it anew and writes this page: see [benchmarks](../benchmarks/README.md).
                What was tried for speed, and what holds back what is slow, stands in the [notes](performance-notes.md).
                """.formatted(
                        rounds,
                        picture,
                        processor(),
                        System.getProperty("os.arch"),
                        Runtime.version().feature(),
                        precision,
                        LocalDate.now(ZoneOffset.UTC),
                        table);
    }

    static String row(Measured row) {
        Task task = row.task();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %.2f | %.1f | %s | %.1f | %.2f | %.2f |",
                task.cell(),
                task.size(),
                row.libtorch().median(),
                row.plain().median(),
                row.vector().median(),
                row.plainRatio(),
                ratio(row),
                task.target(),
                row.spread(),
                row.vector().median() / row.plain().median());
    }

    /** In bold where it is what was aimed at. */
    private static String ratio(Measured row) {
        String number = String.format(Locale.ROOT, "%.1f", row.vectorRatio());
        return row.vectorRatio() >= row.task().target() ? "**" + number + "**" : number;
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSOR)) {
            return System.getProperty("os.name");
        }
        List<String> lines = Files.readAllLines(PROCESSOR);
        return value("model name", lines) + " (family " + value("cpu family", lines) + ", model "
                + value("model", lines) + ")";
    }

    private static String value(String key, List<String> lines) {
        return lines.stream()
                .filter(line -> line.replaceFirst(":.*", "").strip().equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
