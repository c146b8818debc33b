package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder).withFile("elman.rnn", Shell.ELMAN);
    }

    @Test
    void graph() throws IOException {
        Result graph = shell.run("explain", "--stage", "graph", "elman.rnn");

        assertThat(graph.status()).isZero();
        assertThat(graph.out())
                .contains("= tanh(", "// h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)", "output y = ", "loss = ")
                .doesNotContain("Adj");
        assertThat(shell.files()).containsExactly("elman.rnn");
    }

    @Test
    void adjoint() {
        Result adjoint = shell.run("explain", "--stage", "adjoint", "elman.rnn");

        assertThat(adjoint.status()).isZero();
        assertThat(adjoint.out()).contains("hAdj", "loss = ").containsPattern("gradient.* W_hh = %");
    }

    @Test
    void schedule() {
        Result unrolled = shell.run("explain", "--unroll", "full", "elman.rnn");
        Result looped = shell.run("explain", "--unroll", "none", "elman.rnn");

        assertThat(unrolled.status()).isZero();
        assertThat(unrolled.out())
                .contains("Unrolled: time steps and elements.\n")
                .doesNotContain("//", "package");
        assertThat(looped.out()).contains("Unrolled: nothing; ");
    }
}
