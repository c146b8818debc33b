package io.github.rnngen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same model gives the same bytes, wherever and by whichever JVM it is compiled. */
class ReproducibleTest {
    /** With equations that come to the same, of which one stands in a comment. */
    private static final String MODEL = """
            package com.example
            model Title {
                precision double  steps 4
                input x[3]  target d[2]
                param W[2, 3] ~ normal(0, 2e23)  param tiny[2] = 1.5e-7  param third[2] ~ uniform(-1e15, 0.3333333333333333)
                h = lstm(x, hidden = 2)
                a = tanh(W @ x)   b = a * 1   c = b + 0
                e = tiny * third  f = e * 1   g = f + 0
                m = h + g         n = m * 1   o = n + 0
                y = 2e-3 * c + o
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    @TempDir
    Path folder;

    @Test
    void sameBytesFromJvmsThatDifferInAllTheyCan() throws Exception {
        Path model = Files.writeString(folder.resolve("title.rnn"), MODEL);
        Path other = Files.createDirectory(folder.resolve("ein anderer Ordner"));
        String expected = generate(currentJdk(), folder, model, "-Duser.language=en", "-Duser.timezone=UTC");
        assertThat(expected).contains("2e23", "class Title");

        List<Path> jdks = jdks();
        for (Path jdk : jdks) {
            String actual = generate(
                    jdk,
                    other,
                    Path.of("..", "title.rnn"),
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Pacific/Chatham",
                    "-Dline.separator=\r\n",
                    "-Dfile.encoding=ISO-8859-1");
            assertThat(actual).as("from %s", jdk).isEqualTo(expected);
        }
        assertThat(jdks).isNotEmpty();
    }

    /** Java writes numbers with the digits of the user's language unless told otherwise. */
    @Test
    void sameBytesWhereDigitsAreOthers() throws Exception {
        Path model = Files.writeString(folder.resolve("title.rnn"), """
                package com.example
                model Title {
                    steps 4  batch 40
                    input x[30]  target d[2]
                    h = rnn(x, hidden = 50)
                    y = linear(h, outputs = 2)
                    output y
                    loss mean half_squared_error(y, d)
                }
                """);
        String expected = generate(currentJdk(), folder, model, "-Duser.language=en");
        assertThat(expected).contains(" x 50) += a (");

        assertThat(generate(currentJdk(), folder, model, "-Duser.language=ar", "-Duser.country=EG"))
                .isEqualTo(expected);
    }

    private String generate(Path jdk, Path workingFolder, Path model, String... options) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.github.rnngen.cli.Main"));
        command.addAll(List.of("generate", "-o", out.toString(), model.toString()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return new String(Files.readAllBytes(out.resolve("com/example/Title.java")), UTF_8);
    }

    private static Path currentJdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The JDK that runs this, and those installed beside it that are new enough. */
    private static List<Path> jdks() throws IOException {
        List<Path> jdks = new ArrayList<>(List.of(currentJdk()));
        try (Stream<Path> siblings = Files.list(currentJdk().getParent())) {
            siblings.filter(jdk -> new File(jdk.toFile(), "bin/java").canExecute())
                    .filter(jdk -> release(jdk) >= 17)
                    .sorted()
                    .forEach(jdks::add);
        }
        return jdks.stream().map(ReproducibleTest::real).distinct().toList();
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
