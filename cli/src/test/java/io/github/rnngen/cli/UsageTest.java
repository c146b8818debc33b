package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong command lines: what is said, exit status 2, nothing written. */
class UsageTest {
    @TempDir
    Path folder;

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                line("", "name a model file, such as elman.rnn", "rnngen"),
                line("chekc elman.rnn", "there is no command or file chekc; did you mean check?", "rnngen"),
                line("elman", "there is no command or file elman; did you mean elman.rnn?", "rnngen"),
                line(
                        "prove elman.rnn",
                        "there is no command or file prove; there are init, generate, check, evaluate, train, predict, gradcheck, explain, fmt, bench",
                        "rnngen"),
                line("elamn.rnn", "cannot read elamn.rnn: no such file; did you mean elman.rnn?", ""),
                line("gone/elman.rnn", "cannot read gone/elman.rnn: no such file", ""),
                line("fmt -w --check elman.rnn", "--write writes files, --check does not: choose one", "rnngen fmt"),
                line("fmt -w -", "--write needs a file, and - is standard input", "rnngen fmt"),
                line("fmt elamn.rnn", "cannot read elamn.rnn: no such file; did you mean elman.rnn?", ""),
                line("fmt folder", "there is no model file, *.rnn, in folder", ""),
                line("check folder", "cannot read folder: it is a folder", ""),
                line("check", "Missing required parameter: 'MODEL.rnn...'", "rnngen check"),
                line("-o out check elman.rnn", "--out must come after the command check", "rnngen"),
                line("elman.rnn check elman.rnn", "elman.rnn must come after the command check", "rnngen"),
                line(
                        "--unroll ful elman.rnn",
                        "Invalid value for option '--unroll': there is no ful; did you mean full?",
                        "rnngen"),
                line(
                        "--backend cuda elman.rnn",
                        "Invalid value for option '--backend': there is no cuda; there are plain, vector",
                        "rnngen"),
                line("--model Elmann elman.rnn", "there is no model Elmann; did you mean Elman?", ""),
                line("explain two.rnn", "there are several models in two.rnn: choose with --model one of A, B", ""),
                line("gradcheck functions.rnn", "there is no model in functions.rnn", ""),
                line(
                        "gradcheck --seed x elman.rnn",
                        "Invalid value for option '--seed': 'x' is not a long",
                        "rnngen gradcheck"));
    }

    private static Arguments line(String arguments, String message, String helpOf) {
        String[] split = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        String advice = helpOf.isEmpty() ? "" : "Try '" + helpOf + " --help'.\n";
        return Arguments.of(arguments, split, "rnngen: error: " + message + "\n" + advice);
    }

    @ParameterizedTest(name = "rnngen {0}")
    @MethodSource("wrongLines")
    void isExplained(String title, String[] arguments, String message) throws IOException {
        Shell shell = new Shell(folder)
                .withFile("elman.rnn", Shell.ELMAN)
                .withFile("two.rnn", model("A") + model("B"))
                .withFile("functions.rnn", "function twice(a) = 2 * a\n")
                .withFile("folder/other.txt", "");

        Result result = shell.run(arguments);

        assertThat(result).isEqualTo(new Result(2, "", message));
        assertThat(shell.files()).containsExactly("elman.rnn", "folder/other.txt", "functions.rnn", "two.rnn");
    }

    @Test
    void unknownOptionIsExplained() throws IOException {
        Result result =
                new Shell(folder).withFile("elman.rnn", Shell.ELMAN).run("check", "--diagnostic", "json", "elman.rnn");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("rnngen: error: Unknown option: '--diagnostic'")
                .contains("--diagnostics")
                .endsWith("Try 'rnngen check --help'.\n");
    }

    @Test
    void aFaultOfRnngenIsReportedWithoutATrace() {
        Result result = new Shell(folder).withInput(failing()).run("check", "-");

        assertThat(result).isEqualTo(new Result(3, "", """
                        rnngen: error: internal error, please report it: java.lang.IllegalStateException: broken
                        rnngen: -v shows where it happened
                        """));
    }

    @Test
    void curiousUsersSeeTheTrace() {
        Result result = new Shell(folder).withInput(failing()).run("check", "-v", "-");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("please report").contains("\tat " + UsageTest.class.getName());
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("broken");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                return read();
            }
        };
    }

    private static String model(String name) {
        return "model " + name
                + " { steps 2 input x[1] target d[1] param w[1] = 1 y = w * x output y loss sum sum(y - d) }\n";
    }
}
