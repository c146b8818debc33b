package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder)
                .withFile("elman.rnn", Shell.ELMAN)
                .withFile("bad.rnn", Shell.ELMAN.replace("W_hh @", "W_hx @"));
    }

    @Test
    void saysSoIfThereAreNoFaults() throws IOException {
        assertThat(shell.run("check", "elman.rnn")).isEqualTo(new Result(0, "elman.rnn: no faults in Elman\n", ""));
        assertThat(shell.run("check", "-q", "elman.rnn")).isEqualTo(new Result(0, "", ""));
        assertThat(shell.files()).containsExactly("bad.rnn", "elman.rnn");
    }

    @Test
    void showsFaultsAsText() {
        assertThat(shell.run("check", "elman.rnn", "bad.rnn")).isEqualTo(new Result(1, "", """
                        bad.rnn:18:25: error: `W_hx` is not defined [RNN020]
                                h = tanh(W_xh @ x + W_hx @ h[t-1] + b_h)
                                                    ^~~~
                        help: did you mean `W_hh`?
                        1 error
                        """));
    }

    @Test
    void showsFaultsOfStandardInput() {
        Result result = shell.withInput("model").run("check", "-");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).startsWith("<stdin>:1:6: error: ");
    }

    @Test
    void writesDocumentsForOtherPrograms() {
        Result json = shell.run("check", "--diagnostics", "json", "bad.rnn");
        Result sarif = shell.run("check", "--diagnostics", "sarif", "bad.rnn");

        assertThat(json.status()).isEqualTo(1);
        assertThat(json.err()).isEmpty();
        assertThat(json.out()).startsWith("[\n").contains("\"RNN020\"").endsWith("\n]\n");
        assertThat(sarif.status()).isEqualTo(1);
        assertThat(sarif.err()).isEmpty();
        assertThat(sarif.out()).startsWith("{\n").contains("\"RNN020\"").endsWith("\n}\n");
    }

    @Test
    void documentsWithoutFaultsAreSound() {
        Result json = shell.run("check", "--diagnostics", "json", "elman.rnn");

        assertThat(json).isEqualTo(new Result(0, "[ ]\n", ""));
    }

    @Test
    void coloursAreForTerminals() {
        String escape = "\u001b[";

        assertThat(shell.run("check", "bad.rnn").err()).doesNotContain(escape);
        assertThat(shell.run("check", "--color", "always", "bad.rnn").err()).contains(escape);
        shell.withColours();
        assertThat(shell.run("check", "bad.rnn").err()).contains(escape);
        assertThat(shell.run("--color", "never", "check", "bad.rnn").err()).doesNotContain(escape);
    }
}
