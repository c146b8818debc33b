package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder).withFile("elman.rnn", Shell.ELMAN);
    }

    @Test
    void measuresInAProcessOfItsOwn() {
        Result result = shell.run("bench", "--forks", "1", "elman.rnn");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .matches(
                        "Elman: \\d+\\.\\d\\d us a training step \\(\\d+\\.\\d\\d to \\d+\\.\\d\\d in 1 processes\\)\\n"
                                + "\\d+\\.\\d\\d GFLOP/s, \\d+ bytes allocated a step; back end plain, schedule full, 1 thread\\n");
    }

    @Test
    void figuresAsJson() {
        Result result =
                shell.run("bench", "--forks", "1", "--json", "--unroll", "products", "--math", "strict", "elman.rnn");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("\"microsecondsPerStep\"", "\"gigaflops\"", "\"schedule\" : \"products\"");
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(shell.run("bench", "--threads", "2", "elman.rnn").err())
                .contains("--threads must lie between 1 and the batch size, 1");
        assertThat(shell.run("bench", "--forks", "0", "elman.rnn").err()).contains("--forks must be at least 1");
        assertThat(shell.run("bench", "--backend", "vector", "--in-fork", "elman.rnn")
                        .err())
                .contains("--add-modules jdk.incubator.vector");
    }
}
