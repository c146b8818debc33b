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
                .matches("Elman: \\d+\\.\\d\\d us a training step \\(1 process\\)\\n"
                        + "\\d+\\.\\d\\d GFLOP/s, \\d+ bytes allocated a step; back end plain, schedule full, 1 thread\\n"
                        + "predicted: \\d+\\.\\d\\d us, for the machine of docs/benchmarks.md; measured / predicted"
                        + " \\d+\\.\\d\\d\\n");
    }

    @Test
    void figuresAsJson() {
        Result result =
                shell.run("bench", "--forks", "1", "--json", "--unroll", "products", "--math", "strict", "elman.rnn");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains(
                        "\"microsecondsPerStep\"",
                        "\"gigaflops\"",
                        "\"schedule\" : \"products\"",
                        "\"predictedMicrosecondsPerStep\"");
    }

    @Test
    void measuresAStream() {
        Result result = shell.run("bench", "--stream", "--forks", "1", "elman.rnn");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .matches("Elman: \\d+\\.\\d{3} us a streamed step \\(1 process\\)\\n"
                        + "\\d+\\.\\d\\d GFLOP/s, 0 bytes allocated a step; back end plain, schedule full, 1 thread\\n"
                        + "predicted: \\d+\\.\\d{3} us, for the machine of docs/benchmarks.md; measured / predicted"
                        + " \\d+\\.\\d\\d\\n");
    }

    @Test
    void measuresManyStreams() {
        Result result = shell.run("bench", "--streams", "10", "--forks", "1", "elman.rnn");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("a streamed step", "0 bytes allocated a step", "schedule full, 10 streams\n");
        assertThat(shell.run("bench", "--streams", "2", "--forks", "1", "--json", "elman.rnn")
                        .out())
                .contains("\"step\" : \"streamed\"", "\"streams\" : 2");
    }

    @Test
    void streamsNeedCellsThatRunForwards() throws IOException {
        shell.withFile("reversed.rnn", """
                model Reversed {
                    steps 3
                    batch 2
                    input x[1]
                    target d[1]
                    h = reverse rnn(x, hidden = 1)
                    output h
                    loss sum half_squared_error(h, d)
                }
                """);

        assertThat(shell.run("bench", "--stream", "reversed.rnn").err()).contains("a reversed cell has no stream");
        assertThat(shell.run("bench", "--stream", "--threads", "2", "reversed.rnn")
                        .err())
                .contains("--stream takes one sequence");
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(shell.run("bench", "--threads", "2", "elman.rnn").err())
                .contains("--threads must lie between 1 and the batch size, 1");
        assertThat(shell.run("bench", "--forks", "0", "elman.rnn").err()).contains("--forks must be at least 1");
        assertThat(shell.run("bench", "--streams", "0", "elman.rnn").err())
                .contains("--streams must lie between 1 and 1000000");
        assertThat(shell.run("bench", "--backend", "vector", "--in-fork", "elman.rnn")
                        .err())
                .contains("--add-modules jdk.incubator.vector");
    }
}
