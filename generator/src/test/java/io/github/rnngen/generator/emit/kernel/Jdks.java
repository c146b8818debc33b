package io.github.rnngen.generator.emit.kernel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JVMs for tests that depend on how one is started. */
public final class Jdks {
    private static final int TIMEOUT_SECONDS = 300;

    private Jdks() {}

    /** The JDK that runs this. */
    public static Path current() {
        return real(Path.of(System.getProperty("java.home")));
    }

    /** Others that are installed beside it and new enough. */
    public static List<Path> others() throws IOException {
        try (Stream<Path> siblings = Files.list(current().getParent())) {
            return siblings.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                    .filter(jdk -> release(jdk) >= 17)
                    .map(Jdks::real)
                    .distinct()
                    .filter(jdk -> !jdk.equals(current()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What a program prints on standard output.
     *
     * @param classes a folder of classes beside those of the tests
     *
     * @throws AssertionError if it fails
     */
    public static String run(Path jdk, List<String> options, Path classes, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + classes, program));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + ":\n" + Files.readString(out) + Files.readString(err));
            }
            return Files.readString(out).strip();
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feature release that the file {@code release} of a JDK names; 0 if there is none. */
    private static int release(Path jdk) {
        try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                    .mapToInt(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
