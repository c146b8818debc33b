package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import io.github.rnngen.runtime.checkpoint.Checkpoint;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.npz.NpzFile;
import io.github.rnngen.runtime.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against numbers that NumPy computed. */
class EvaluateCommandTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-14);
    private static final List<String> PARAMETERS = List.of("W_xh", "W_hh", "W_hy", "b_h", "b_y");

    @TempDir
    Path folder;

    private Shell shell;
    private Map<String, NpyArray> expected;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder)
                .withFile("elman.rnn", Shell.ELMAN)
                .withResource("elman-weights.npz")
                .withResource("elman-data.npz")
                .withResource("elman-expected.npz");
        expected = arrays("elman-expected.npz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "full", "steps", "none"})
    void agreesWithNumPy(String unroll) throws IOException {
        Result result = evaluate("--unroll", unroll, "--outputs", "y.npz", "--gradients", "g.npz");

        assertThat(result).isEqualTo(new Result(0, "loss 4.42928666078666\ny.npz\ng.npz\n", ""));
        assertSame(arrays("y.npz"), "y", "y");
        Map<String, NpyArray> gradients = arrays("g.npz");
        assertThat(gradients).containsOnlyKeys("loss", "W_xh", "W_hh", "W_hy", "b_h", "b_y");
        assertSame(gradients, "loss", "loss");
        PARAMETERS.forEach(name -> assertSame(gradients, name, "grad." + name));
    }

    @Test
    void printsTheLossAlone() throws IOException {
        assertThat(evaluate()).isEqualTo(new Result(0, "loss 4.42928666078666\n", ""));
        assertThat(evaluate("-q")).isEqualTo(new Result(0, "loss 4.42928666078666\n", ""));
    }

    @Test
    void takesWeightsOfCheckpointsAndOfSafetensors() throws IOException {
        Map<String, NpyArray> weights = arrays("elman-weights.npz");
        SafetensorsFile.write(folder.resolve("plain.safetensors"), weights);
        Entries part = Entries.builder().arrays(weights).build();
        CheckpointFile.write(
                folder.resolve("trained.safetensors"),
                Entries.builder()
                        .text("model", "Elman")
                        .part(Checkpoint.WEIGHTS, part)
                        .build());
        for (String file : List.of("plain.safetensors", "trained.safetensors")) {
            assertThat(shell.run("evaluate", "elman.rnn", "--weights", file, "--data", "elman-data.npz"))
                    .isEqualTo(new Result(0, "loss 4.42928666078666\n", ""));
        }
        Files.write(folder.resolve("broken.safetensors"), new byte[20]);
        assertThat(shell.run("evaluate", "elman.rnn", "--weights", "broken.safetensors", "--data", "elman-data.npz")
                        .err())
                .startsWith("rnngen: error: ")
                .contains("broken.safetensors");
    }

    @Test
    void findsRenamedArrays() throws IOException {
        shell.withFile("elman.rnn", """
                model Short {
                    precision double
                    steps 5
                    input x[3]
                    target d[2]
                    top = affine_rnn(x, hidden = 4)
                    y = W_hy @ top + b_y
                    param W_hy[2, 4] = 0
                    param b_y[2] = 0
                    output y
                    loss sum 0.5 * sum((y - d)^2)
                }
                cell affine_rnn(x[n], hidden) {
                    param W[hidden, n] = 0
                    param U[hidden, hidden] = 0
                    param b[hidden] = 0
                    state h[hidden] = 0
                    h = tanh(W @ x + U @ h[t-1] + b)
                    output h
                }
                """);

        Result result = evaluate(
                "--rename", "W_xh=top.W", "--rename", "W_hh=top.U", "--rename", "b_h=top.b", "--gradients", "g.npz");

        assertThat(result).isEqualTo(new Result(0, "loss 4.42928666078666\ng.npz\n", ""));
        assertSame(arrays("g.npz"), "top.U", "grad.W_hh");
    }

    @Test
    void floatModelsGiveFloats() throws IOException {
        shell.withFile("elman.rnn", Shell.ELMAN.replace("precision double", ""));

        assertThat(evaluate("--outputs", "y.npz").out()).startsWith("loss 4.4292");
        assertThat(array(arrays("y.npz"), "y").type()).isEqualTo(NpyType.F4);
    }

    @Test
    void gradientsAloneAreThoseOfDropout() throws IOException {
        shell.withFile("elman.rnn", Shell.ELMAN.replace("W_hy @ h +", "W_hy @ dropout(h) +"));

        Result result = evaluate("--outputs", "y.npz", "--gradients", "g.npz");

        assertThat(result).isEqualTo(new Result(0, "loss 4.42928666078666\ny.npz\ng.npz\n", ""));
        assertSame(arrays("y.npz"), "y", "y");
        assertThat(array(arrays("g.npz"), "W_hy").toDoubles())
                .isNotEqualTo(array(expected, "grad.W_hy").toDoubles());
        assertThat(shell.run("evaluate", "--help").out()).contains("thinned with seed 0");
    }

    @Test
    void saysWhichArraysDoNotFit() throws IOException {
        Map<String, NpyArray> weights = new HashMap<>(arrays("elman-weights.npz"));
        weights.put("W_hx", weights.remove("W_xh"));
        weights.put("b_y", NpyArray.of(new double[3], List.of(3)));
        NpzFile.write(shell.path("elman-weights.npz"), weights);

        Result result = evaluate("--gradients", "g.npz");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("rnngen: error: ").contains("W_xh", "W_hx", "b_y", "[3]", "[2]");
        assertThat(shell.files()).doesNotContain("g.npz");
    }

    @Test
    void saysWhatIsWrongWithFiles() throws IOException {
        shell.withFile("text.npz", "not an archive");

        assertThat(shell.run("evaluate", "elman.rnn", "--weights", "elman-weight.npz", "--data", "elman-data.npz"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "rnngen: error: cannot read elman-weight.npz: no such file; did you mean elman-weights.npz?\n"));
        Result unsound = shell.run("evaluate", "elman.rnn", "--weights", "text.npz", "--data", "elman-data.npz");
        assertThat(unsound.status()).isEqualTo(1);
        assertThat(unsound.err()).startsWith("rnngen: error: ").contains("text.npz: ");
        assertThat(evaluate("--gradients", "gone/g.npz").err())
                .isEqualTo(
                        "rnngen: error: cannot write gone/g.npz: there is no folder " + folder.resolve("gone") + "\n");
    }

    @Test
    void saysWhatIsWrongWithNames() throws IOException {
        assertThat(evaluate("--rename", "W_xx=W_xh"))
                .isEqualTo(new Result(2, "", "rnngen: error: there is no array W_xx to rename; did you mean W_xh?\n"));
        assertThat(evaluate("--rename", "W_xh=W_hh"))
                .isEqualTo(new Result(2, "", "rnngen: error: --rename gives the name W_hh to more than one array\n"));
    }

    private Result evaluate(String... more) {
        String[] arguments = new String[6 + more.length];
        String[] first = {"evaluate", "elman.rnn", "--weights", "elman-weights.npz", "--data", "elman-data.npz"};
        System.arraycopy(first, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return shell.run(arguments);
    }

    private Map<String, NpyArray> arrays(String file) throws IOException {
        return NpzFile.read(shell.path(file));
    }

    private static NpyArray array(Map<String, NpyArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private void assertSame(Map<String, NpyArray> arrays, String name, String reference) {
        NpyArray actual = array(arrays, name);
        NpyArray wanted = array(expected, reference);
        assertThat(actual.shape()).isEqualTo(wanted.shape());
        assertThat(actual.type()).isEqualTo(NpyType.F8);
        assertThat(actual.toDoubles()).as(name).containsExactly(wanted.toDoubles(), ROUNDING);
    }
}
