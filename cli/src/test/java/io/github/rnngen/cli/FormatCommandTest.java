package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    private static final String LOOSE = "function twice(a)=2*a // two\r\n";
    private static final String TIDY = "function twice(a) = 2 * a  // two\n";
    private static final FileTime EARLIER = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder)
                .withFile("elman.rnn", Shell.ELMAN)
                .withFile("models/loose.rnn", LOOSE)
                .withFile("models/deep/tidy.rnn", TIDY)
                .withFile("models/.hidden/loose.rnn", LOOSE)
                .withFile("models/other.txt", LOOSE);
    }

    @Test
    void theResultIsPrinted() throws IOException {
        assertThat(shell.run("fmt", "models/loose.rnn")).isEqualTo(new Result(0, TIDY, ""));
        assertThat(shell.run("fmt", "elman.rnn")).isEqualTo(new Result(0, Shell.ELMAN, ""));
        assertThat(shell.withInput("\uFEFF" + LOOSE).run("fmt", "-")).isEqualTo(new Result(0, TIDY, ""));
        assertThat(shell.read("models/loose.rnn")).isEqualTo(LOOSE);
    }

    @Test
    void filesAreWrittenIfTheyChange() throws IOException {
        Path tidy = shell.path("models/deep/tidy.rnn");
        Files.setLastModifiedTime(tidy, EARLIER);
        Files.setPosixFilePermissions(shell.path("models/loose.rnn"), PosixFilePermissions.fromString("rw-r-----"));

        Result result = shell.run("fmt", "-w", "models", "elman.rnn", "models/loose.rnn");

        assertThat(result).isEqualTo(new Result(0, "models/loose.rnn\n", ""));
        assertThat(shell.read("models/loose.rnn")).isEqualTo(TIDY);
        assertThat(shell.read("models/.hidden/loose.rnn")).isEqualTo(LOOSE);
        assertThat(shell.read("models/other.txt")).isEqualTo(LOOSE);
        assertThat(Files.getLastModifiedTime(tidy)).isEqualTo(EARLIER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shell.path("models/loose.rnn"))))
                .isEqualTo("rw-r-----");
        assertThat(shell.files())
                .containsExactly(
                        "elman.rnn",
                        "models/.hidden/loose.rnn",
                        "models/deep/tidy.rnn",
                        "models/loose.rnn",
                        "models/other.txt");
    }

    @Test
    void checkNamesFilesThatWouldChange() throws IOException {
        assertThat(shell.run("fmt", "--check", "elman.rnn", "models/deep")).isEqualTo(new Result(0, "", ""));
        assertThat(shell.run("fmt", "--check", ".")).isEqualTo(new Result(1, "models/loose.rnn\n", ""));
        assertThat(shell.read("models/loose.rnn")).isEqualTo(LOOSE);
    }

    @Test
    void differencesAreShown() throws IOException {
        shell.withFile("end.rnn", "function a(x) = x\nfunction b(x) = x\nfunction c(x) = x\nfunction d(x)=x");

        assertThat(shell.run("fmt", "--diff", "elman.rnn")).isEqualTo(new Result(0, "", ""));
        assertThat(shell.run("fmt", "--diff", "end.rnn")).isEqualTo(new Result(0, """
                        --- end.rnn
                        +++ end.rnn
                        @@ -1,4 +1,4 @@
                         function a(x) = x
                         function b(x) = x
                         function c(x) = x
                        -function d(x)=x
                        \\ No newline at end of file
                        +function d(x) = x
                        """, ""));
        assertThat(shell.run("fmt", "--check", "--diff", "end.rnn").status()).isEqualTo(1);
    }

    @Test
    void faultyFilesAreLeftAlone() throws IOException {
        shell.withFile("faulty.rnn", "model M {\n  y = (a\n}\n");
        Files.write(shell.path("latin.rnn"), "// \u00e9\nfunction f(a)=a".getBytes(StandardCharsets.ISO_8859_1));

        Result result = shell.run("fmt", "-w", "faulty.rnn", "latin.rnn", "models/loose.rnn", "gone.rnn");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEqualTo("models/loose.rnn\n");
        assertThat(result.err())
                .contains(
                        "cannot read gone.rnn: no such file",
                        "faulty.rnn:2:",
                        "latin.rnn:1:4: error: the file is not UTF-8")
                .contains("2 errors");
        assertThat(shell.read("faulty.rnn")).isEqualTo("model M {\n  y = (a\n}\n");
        assertThat(shell.run("fmt", "--check", "faulty.rnn").status()).isEqualTo(1);
        assertThat(shell.run("fmt", "faulty.rnn").out()).isEmpty();
    }
}
