package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.WatchedStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk behind standard output is no success; a reader who has had enough is no failure. */
class LostOutputTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskIsTold() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists());
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.rnngen.cli.Main",
                        "--help")
                .redirectOutput(full)
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitStatus.FAULTS);
        assertThat(Files.readString(err)).startsWith("rnngen: error: cannot write to standard output: ");
    }

    @Test
    void aClosedPipeIsNot() {
        assertThat(lossOf("Broken pipe")).isEmpty();
        assertThat(lossOf("No space left on device")).contains("No space left on device");
    }

    private static Optional<String> lossOf(String reason) {
        WatchedStream stream = new WatchedStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
        try {
            stream.write("text".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return stream.loss();
        }
        throw new AssertionError("nothing was thrown");
    }
}
