package io.github.rnngen.generator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.Equations.Equation;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import org.junit.jupiter.api.Test;

class EquationPrinterTest {
    /** A port once a sequence, a trained initial state, two lags, a cell in reverse, a loss at the last step. */
    private static final String MIXED = """
            model Mixed {
                steps up to 4
                batch 2
                input x[2]
                input s[3] once
                target d
                param h0[3] ~ uniform(-1, 1)
                param W[3, 3] ~ orthogonal
                param V[3, 2] ~ glorot_uniform
                state h[3] = h0

                h = tanh(W @ h[t-1] + V @ x + s + h[t-2])
                b = reverse rnn(h, hidden = 3)
                y = sum(h * b)

                output y
                loss mean (y - d)^2 at last
            }
            """;

    private static CheckedModel mixed() {
        return Compiler.check(new SourceBytes("mixed.rnn", MIXED.getBytes(UTF_8)), Imports.NONE)
                .models()
                .get(0);
    }

    @Test
    void showsWhatIsGivenTheForwardAndTheBackwardPass() {
        assertThat(EquationPrinter.print(Compiler.adjoint(mixed()))).isEqualTo("""
            Given:
                x[2], at each time step
                s[3], once a sequence
                d, at each time step
                h0[3], a parameter
                W[3, 3], a parameter
                V[3, 2], a parameter
                b.W_xh[3, 3], a parameter
                b.W_hh[3, 3], a parameter
                b.b_h[3], a parameter

            States, each with its value before the first step, unless one is carried over:
                h[3] = h0, kept for 2 steps
                b.h[3] = 0, from the last step to the first

            Forward, at each time step t:
                h[3] = tanh(W @ h[t-1] + V @ x + s + h[t-2])
                b.h[3] = tanh(b.W_xh @ h + b.W_hh @ b.h[t+1] + b.b_h)
                y = sum(h * b.h)

            After the last step:
                lossPart = last(y) - last(d)
                loss = (sum over sequences of lossPart * lossPart) / sequenceCount

            Backward, at each time step t (hAdj is the derivative of the loss by h; outside the sequence it is 0):
                yAdj = atLast(2 * (1 / sequenceCount * lossPart))
                b.hPreAdj[3] = (b.hPastAdj[t-1] + yAdj * h) * (1 - b.h * b.h)
                b.hPastAdj[3] = transpose(b.W_hh) @ b.hPreAdj
                hPreAdj[3] = (hPastAdj[t+1] + hPreAdj[t+2] + yAdj * b.h + transpose(b.W_xh) @ b.hPreAdj) * (1 - h * h)
                hPastAdj[3] = transpose(W) @ hPreAdj

            Gradients:
                h0Adj[3] = sum over sequences of ifInitial(sum over t of (outside(hPreAdj, t-2) + outside(hPastAdj, t-1)), h)
                WAdj[3, 3] = sum over t of outer(hPreAdj, h[t-1])
                VAdj[3, 2] = sum over t of outer(hPreAdj, x)
                b.W_xhAdj[3, 3] = sum over t of outer(b.hPreAdj, h)
                b.W_hhAdj[3, 3] = sum over t of outer(b.hPreAdj, b.h[t+1])
                b.b_hAdj[3] = sum over t of b.hPreAdj
            """);
    }

    @Test
    void aGraphWithoutAdjointsHasNoBackwardPass() {
        assertThat(EquationPrinter.print(Compiler.graph(mixed())))
                .contains("Given:\n", "After the last step:\n")
                .doesNotContain("Backward", "Gradients", "Adj");
    }

    @Test
    void everyValueThatAnEquationReadsHasAnEquationOrIsGiven() {
        Equations equations = Equations.of(Compiler.adjoint(mixed()));

        assertThat(equations.list()).extracting(Equation::name).doesNotHaveDuplicates();
        assertThat(equations.list())
                .allSatisfy(equation -> assertThat(equation.reads())
                        .allSatisfy(read -> assertThat(equations.list())
                                .extracting(Equation::id)
                                .contains(read.id())));
    }
}
