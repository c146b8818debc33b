package io.github.rnngen.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int status = process.waitFor();
            List<String> numbers = printed.lines().toList();
            if (status != 0 || numbers.size() != 2) {
                throw new IOException("a measuring process ended with status " + status
                        + (printed.isEmpty() ? "" : " and said: " + printed));
            }
            return new Measurement(Double.parseDouble(numbers.get(0)), Long.parseLong(numbers.get(1)));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What the starting process reads. */
    public static String print(Measurement measured) {
        return measured.microseconds() + "\n" + measured.bytesPerStep();
    }
}
