package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import io.github.rnngen.cli.console.ExitStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile models: a clear error, soon, and nothing written. */
class BadInputTest {
    /** A second's work, on a busy machine and with code that is not compiled yet. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    static Stream<Arguments> hostile() {
        String nested = "(".repeat(5000) + "x" + ")".repeat(5000);
        return Stream.of(
                Arguments.of("parentheses", Shell.ELMAN.replace("W_hy @ h", nested), "nested"),
                Arguments.of("2^31", Shell.ELMAN.replace("hidden = 4", "hidden = 2147483648"), "2147483648"),
                Arguments.of("circular import", "import \"model.rnn\"\n" + Shell.ELMAN, "import"),
                Arguments.of("device", "import \"/dev/zero\"\n" + Shell.ELMAN, "/dev/zero"),
                Arguments.of("escape", Shell.ELMAN.replace("Elman", "../../Elman"), "expected"),
                Arguments.of("package", Shell.ELMAN.replace("com.example", "..com"), "expected"),
                Arguments.of("control", Shell.ELMAN.replace("W_hy @ h", "W_hy \u001b[31m@ h"), "RNN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefused(String title, String model, String message) throws IOException {
        Shell shell = new Shell(folder).withFile("model.rnn", model);

        expectRefusal(shell, message);
    }

    @Test
    void fiftyMegabytesAreRefused() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("model.rnn").toFile(), "rw")) {
            file.setLength(50L << 20);
        }

        expectRefusal(new Shell(folder), "larger than 1 MiB");
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Shell shell = new Shell(folder).withFile("model.rnn", "");
        Files.write(
                shell.path("model.rnn"),
                Shell.ELMAN.replace("model", "// caf\u00e9\nmodel").getBytes(StandardCharsets.ISO_8859_1));

        expectRefusal(shell, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps 1000 batch 1000\ninput x[10]\ntarget d[9]\nh = lstm(x, hidden = 1000)\ny = linear(h, outputs = 9)",
                "steps 2\ninput x[46336]\ntarget d[46336]\nparam W[46336, 46336] = 0\ny = W @ x"
            })
    void modelsWhoseValuesFitIntoNoArrayAreRefused(String body) throws IOException {
        Shell shell = new Shell(folder)
                .withFile("model.rnn", "model Vast {\n" + body + "\noutput y\nloss sum squared_error(y, d)\n}\n");
        for (String backend : List.of("plain", "vector")) {
            Result result = shell.run("model.rnn", "--backend", backend, "-o", "out");
            assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.FAULTS);
            assertThat(result.err())
                    .isEqualTo("rnngen: error: the values of Vast over all steps and sequences are more than the"
                            + " 2,147,483,647 numbers of one array; fewer steps or a smaller batch take less\n");
        }
        assertThat(shell.files()).containsExactly("model.rnn");
    }

    private static void expectRefusal(Shell shell, String message) throws IOException {
        Result result = Assertions.assertTimeoutPreemptively(SOON, () -> shell.run("model.rnn", "-o", "out"));

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("model.rnn:")
                .contains(": error: ", message)
                .doesNotContain("\tat ", "Exception", "\u001b")
                .hasSizeLessThan(5000);
        assertThat(shell.files()).containsExactly("model.rnn");
    }
}
