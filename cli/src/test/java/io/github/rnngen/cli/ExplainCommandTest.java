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
    void syntax() {
        Result syntax = shell.run("explain", "--stage", "syntax", "elman.rnn");

        assertThat(syntax.status()).isZero();
        assertThat(syntax.out()).startsWith("file\n  ").contains("equation\n", "precision: precision double\n");
    }

    @Test
    void syntaxNeedsNoMeaningButSyntax() throws IOException {
        shell.withFile("unknown.rnn", "model M {\n    h = nothing(x)\n}\n");
        shell.withFile("broken.rnn", "model M {\n    h = (\n}\n");

        Result unknown = shell.run("explain", "--stage", "syntax", "unknown.rnn");
        Result broken = shell.run("explain", "--stage", "syntax", "broken.rnn");

        assertThat(unknown.status()).isZero();
        assertThat(unknown.out()).contains("nothing\n");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("broken.rnn:2:");
    }

    @Test
    void graph() throws IOException {
        Result graph = shell.run("explain", "--stage", "graph", "elman.rnn");

        assertThat(graph.status()).isZero();
        assertThat(graph.out())
                .contains("Given:\n", "h[4] = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)\n", "loss = ")
                .doesNotContain("Adj", "%");
        assertThat(shell.files()).containsExactly("elman.rnn");
    }

    @Test
    void adjoint() {
        Result adjoint = shell.run("explain", "--stage", "adjoint", "elman.rnn");

        assertThat(adjoint.status()).isZero();
        assertThat(adjoint.out())
                .contains(
                        "hPreAdj[4] = (hPastAdj[t+1] + transpose(W_hy) @ lossPart) * (1 - h * h)\n",
                        "W_hhAdj[4, 4] = sum over t of outer(hPreAdj, h[t-1])\n");
    }

    @Test
    void operations() {
        Result graph = shell.run("explain", "--stage", "graph", "--operations", "elman.rnn");
        Result adjoint = shell.run("explain", "--stage", "adjoint", "--operations", "elman.rnn");

        assertThat(graph.out())
                .contains("= tanh(", "// h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)", "output y = ", "loss = ")
                .doesNotContain("Adj");
        assertThat(adjoint.out()).contains("hAdj", "loss = ").containsPattern("gradient.* W_hh = %");
    }

    @Test
    void picture() throws IOException {
        Result written = shell.run("explain", "--stage", "adjoint", "--svg", "elman.svg", "elman.rnn");
        Result shown = shell.run("explain", "--stage", "adjoint", "--svg", "-", "elman.rnn");

        assertThat(written.status()).isZero();
        assertThat(written.out()).isEqualTo("elman.svg\n");
        assertThat(folder.resolve("elman.svg")).content().isEqualTo(shown.out());
        assertThat(shown.out()).startsWith("<svg ").contains("outer(hPreAdj,", ">t-1<", ">t+1<");
    }

    @Test
    void pictureThatCannotBeWritten() {
        Result result = shell.run("explain", "--stage", "graph", "--svg", "no/such/folder.svg", "elman.rnn");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("rnngen: error: cannot write no/such/folder.svg: ")
                .doesNotContain("Exception");
    }

    @Test
    void onlyEquationsHaveAPicture() {
        Result schedule = shell.run("explain", "--svg", "elman.svg", "elman.rnn");
        Result both = shell.run("explain", "--stage", "graph", "--operations", "--svg", "elman.svg", "elman.rnn");

        assertThat(schedule.status()).isEqualTo(2);
        assertThat(schedule.err()).contains("--svg goes with --stage graph or --stage adjoint alone");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("choose --svg or --operations");
    }

    @Test
    void schedule() {
        Result unrolled = shell.run("explain", "--unroll", "full", "elman.rnn");
        Result looped = shell.run("explain", "--unroll", "none", "elman.rnn");
        Result products = shell.run("explain", "--unroll", "products", "elman.rnn");

        assertThat(unrolled.status()).isZero();
        assertThat(unrolled.out())
                .startsWith("Unrolled: time steps and elements.\n")
                .containsPattern("Predicted for a run of the full batch: 0\\.\\d+ us: \\d+ % ")
                .contains("t = 1: h = tanh(", "Memory, in one array of ")
                .doesNotContain("//", "for t =");
        assertThat(looped.out()).startsWith("Unrolled: nothing; ").contains("for t = 0 to 4:", "for t = 4 down to 0:");
        assertThat(products.out()).contains("product [", "] @ [");
    }

    @Test
    void cost() {
        Result chosen = shell.run("explain", "--stage", "cost", "elman.rnn");
        Result asked = shell.run("explain", "--stage", "cost", "--unroll", "steps", "elman.rnn");

        assertThat(chosen.status()).isZero();
        // 5 steps of a 4 by 3, a 4 by 4 matrix, and of 4 functions.
        assertThat(chosen.out())
                .containsPattern("h = tanh\\(W_xh @ x \\+ W_hh @ h\\[t-1] \\+ b_h\\) +140 +180 +20 ")
                .containsPattern("full +0\\.\\d+ us: \\d+ % single operations")
                .containsPattern("steps +0\\.\\d+ us: ")
                .containsPattern("products +0\\.\\d+ us: ")
                .contains("auto: the least. Chosen: full.");
        assertThat(asked.out()).contains("asked for: steps. Chosen: steps.").doesNotContain("products   0");
    }
}
