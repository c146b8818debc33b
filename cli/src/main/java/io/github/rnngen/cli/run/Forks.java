package io.github.rnngen.cli.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measurements in Java processes of their own. */
public final class Forks {
    private Forks() {}

    /**
     * Runs the command in a new process, which prints what it measured.
     *
     * @param folder where it runs; empty for the working directory
     * @param javaOptions options of the process's JVM
     * @param mainClass the command's
     * @param arguments of the command
     * @throws IOException if it does not start, fails, or says something else; its message has what it said
     */
    public static Measurement run(Path folder, List<String> javaOptions, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(sizesOfMemory());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int status = process.waitFor();
            return measurement(said)
                    .filter(measured -> status == 0)
                    .orElseThrow(() -> new IOException("a measuring process ended with status " + status
                            + (said.isEmpty() ? "" : " and said: " + said)));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Options of this JVM that measuring needs, too. */
    private static List<String> sizesOfMemory() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-Xm") || option.startsWith("-Xss"))
                .toList();
    }

    /** The last two lines; what the JVM warns of comes before. */
    private static Optional<Measurement> measurement(String said) {
        List<String> lines = said.lines().toList();
        try {
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Measurement(
                            Double.parseDouble(lines.get(lines.size() - 2)),
                            Long.parseLong(lines.get(lines.size() - 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What the starting process reads. */
    public static String print(Measurement measured) {
        return measured.microseconds() + "\n" + measured.bytesPerStep();
    }
}
