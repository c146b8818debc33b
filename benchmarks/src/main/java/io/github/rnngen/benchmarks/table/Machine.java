package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What runs this, in words. */
final class Machine {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String description() throws IOException {
        String cores = Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch");
        if (!Files.exists(PROCESSOR)) {
            return System.getProperty("os.name") + ", " + cores;
        }
        List<String> lines = Files.readAllLines(PROCESSOR);
        List<String> flags = Arrays.asList(value("flags", lines).split(" "));
        int bits = flags.contains("avx512f") ? 512 : flags.contains("avx2") ? 256 : 128;
        return value("model name", lines) + " (family " + value("cpu family", lines) + ", model "
                + value("model", lines) + "), " + cores + ", vectors of " + bits + " bits";
    }

    private static String value(String key, List<String> lines) {
        return lines.stream()
                .filter(line -> line.replaceFirst(":.*", "").strip().equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
