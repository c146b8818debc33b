package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradcheckCommandTest {
    /** A cell that no library has, with two states and a look two steps back; %s is the precision. */
    private static final String ODD = """
            cell odd(x[n], hidden) {
                param W[hidden, n] ~ glorot_uniform
                param U[hidden, hidden] ~ glorot_uniform
                param V[hidden, hidden] ~ glorot_uniform
                param s[hidden] = 1
                state h[hidden] = 0.1
                state c[hidden] = 0
                c = tanh(W @ x + U @ h[t-2] + V @ c[t-1]) / (1 + exp(s))
                h = sigmoid(c) * h[t-1] - sin(c)
                output h
            }
            model Odd {
                precision %s
                steps 7
                batch 2
                input x[2]
                target d[3]
                lower = odd(x, hidden = 5)
                upper = odd(lower, hidden = 3)
                output upper
                loss mean 0.5 * sum((upper - d)^2) at last
                loss sum 0.01 * sum(lower * lower)
            }
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder).withFile("odd.rnn", ODD.formatted("double"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "steps", "none"})
    void provesACellThatTheLibraryDoesNotHave(String unroll) {
        Result result = shell.run("gradcheck", "--unroll", unroll, "odd.rnn");

        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().filter(line -> line.endsWith("  ok")))
                .hasSize(8)
                .anySatisfy(line -> assertThat(line).startsWith("lower.U    [5, 5]        16"))
                .anySatisfy(line -> assertThat(line).startsWith("upper.s    [3]            3"));
        assertThat(result.out())
                .startsWith("parameter  shape   compared  greatest  to tangents  to differences\n")
                .endsWith(
                        "The gradients are right: relative errors of at most 1e-10 to tangents, 1e-05 to differences.\n");
    }

    @Test
    void worksInFloat() throws IOException {
        shell.withFile("odd.rnn", ODD.formatted("float"));

        Result result = shell.run("gradcheck", "odd.rnn");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("of at most 1e-04 to tangents");
    }

    /** Among so many elements, some bend between any two points that are not very near. */
    @Test
    void bendsAndJumpsOfALargeNetworkAreNoErrors() throws IOException {
        String kinks = """
                function stepped(a) = hard_tanh(a) + 0.1 * sign(a)
                model Kinks {
                    precision double
                    steps 20
                    batch 4
                    input x[4]
                    target d[2]
                    below = rnn(x, hidden = 60, activation = relu)
                    h = rnn(below, hidden = 40, activation = stepped)
                    y = linear(h, outputs = 2)
                    output y
                    loss mean half_squared_error(y, d)
                }
                """;
        shell.withFile("kinks.rnn", kinks);

        Result result = shell.run("gradcheck", "--seed", "1", "kinks.rnn");

        assertThat(result.status()).as(result.out()).isZero();
    }

    @Test
    void theSeedDecides() throws IOException {
        shell.withFile("elman.rnn", Shell.ELMAN);
        String first = shell.run("gradcheck", "--seed", "1", "elman.rnn").out();

        assertThat(shell.run("gradcheck", "--seed", "1", "elman.rnn").out()).isEqualTo(first);
        assertThat(shell.run("gradcheck", "--seed", "2", "elman.rnn").out()).isNotEqualTo(first);
    }

    @Test
    void saysSoIfThereIsNothingToCompare() throws IOException {
        shell.withFile("log.rnn", Shell.ELMAN.replace("W_hy @ h + b_y", "log(W_hy @ h + b_y - 100)"));

        assertThat(shell.run("gradcheck", "log.rnn"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "rnngen: error: the loss is NaN for random data of seed 0, so there is nothing to compare; try"
                                + " another --seed\n"));
    }
}
