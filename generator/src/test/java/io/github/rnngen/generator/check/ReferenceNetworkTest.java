package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.CheckedModel.Equation;
import io.github.rnngen.generator.check.CheckedModel.Output;
import io.github.rnngen.generator.check.CheckedModel.Parameter;
import io.github.rnngen.generator.check.CheckedModel.State;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Distribution.Kind;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference network in its two spellings: every equation in sight, and from the library. */
class ReferenceNetworkTest {
    private static final String EQUATIONS =
            """
            package com.example.elman

            model ElmanEquations {
                precision double
                steps 5
                dim inputs = 3, hidden = 4, outputs = 2

                input  x[inputs]
                target d[outputs]

                param W_xh[hidden, inputs]  ~ normal(0, 0.1)
                param W_hh[hidden, hidden]  ~ normal(0, 0.1)
                param W_hy[outputs, hidden] ~ normal(0, 0.1)
                param b_h[hidden]  = 0
                param b_y[outputs] = 0
                state h[hidden] = 0

                h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)
                y = W_hy @ h + b_y

                output y
                loss sum 0.5 * sum((y - d)^2)
            }
            """;

    private static final String LIBRARY =
            """
            package com.example.elman

            model Elman {
                precision double
                steps 5

                input  x[3]
                target d[2]

                h = rnn(x, hidden = 4, activation = tanh)
                y = linear(h, outputs = 2)

                output y
                loss sum half_squared_error(y, d)
            }
            """;

    @Test
    void everyEquationInSight() {
        CheckedModel model = Sources.model(EQUATIONS);
        assertThat(model.packageName()).isEqualTo("com.example.elman");
        assertThat(model.name()).isEqualTo("ElmanEquations");
        assertThat(model.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(model.steps()).isEqualTo(5);
        assertThat(model.variableLength()).isFalse();
        assertThat(model.batch()).isEqualTo(1);
        assertThat(model.inputs()).containsExactly(new Port("x", List.of(3), 0, false));
        assertThat(model.targets()).containsExactly(new Port("d", List.of(2), 0, false));
        Distribution normal = Distribution.of(Kind.NORMAL, 0.0, 0.1);
        assertThat(model.parameters())
                .containsExactly(
                        new Parameter("W_xh", Shape.of(4, 3), normal, true),
                        new Parameter("W_hh", Shape.of(4, 4), normal, true),
                        new Parameter("W_hy", Shape.of(2, 4), normal, true),
                        new Parameter("b_h", Shape.of(4), Distribution.constant(0), true),
                        new Parameter("b_y", Shape.of(2), Distribution.constant(0), true));
        assertThat(model.states()).containsExactly(new State("h", Shape.of(4), new Term.Number(0), 1, false));
        assertThat(model.equations()).extracting(Equation::name).containsExactly("h", "y");
        assertThat(model.equations())
                .extracting(Equation::text)
                .containsExactly("h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)", "y = W_hy @ h + b_y");
        assertThat(model.equations())
                .extracting(equation -> TermPrinter.print(equation.value()))
                .containsExactly(
                        "tanh(add(add(matmul(W_xh, x), matmul(W_hh, h[t-1])), b_h))", "add(matmul(W_hy, h), b_y)");
        assertThat(model.outputs()).containsExactly(new Output(new Port("y", List.of(2), 0, false), "y"));
        assertThat(model.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.mean()).isFalse();
            assertThat(loss.atLast()).isFalse();
            assertThat(loss.text()).isEqualTo("loss sum 0.5 * sum((y - d)^2)");
            assertThat(TermPrinter.print(loss.value())).isEqualTo("multiply(0.5, sum(power(subtract(y, d), 2)))");
        });
        assertThat(model.settings()).isEmpty();
    }

    @Test
    void fromTheLibrary() {
        CheckedModel model = Sources.model(LIBRARY);
        assertThat(model.parameters())
                .extracting(Parameter::name)
                .containsExactly("h.W_xh", "h.W_hh", "h.b_h", "y.W", "y.b");
        assertThat(model.parameters())
                .extracting(Parameter::shape)
                .containsExactly(Shape.of(4, 3), Shape.of(4, 4), Shape.of(4), Shape.of(2, 4), Shape.of(2));
        assertThat(model.states()).containsExactly(new State("h.h", Shape.of(4), new Term.Number(0), 1, false));
        assertThat(model.equations()).extracting(Equation::name).containsExactly("h.h", "h", "y.y", "y");
        assertThat(model.equations())
                .extracting(equation -> TermPrinter.print(equation.value()))
                .containsExactly(
                        "tanh(add(add(matmul(h.W_xh, x), matmul(h.W_hh, h.h[t-1])), h.b_h))",
                        "h.h",
                        "add(matmul(y.W, h), y.b)",
                        "y.y");
        assertThat(model.equations())
                .extracting(Equation::text)
                .containsExactly(
                        "h = activation(W_xh @ x + W_hh @ h[t-1] + b_h)",
                        "h = rnn(x, hidden = 4, activation = tanh)",
                        "y = W @ x + b",
                        "y = linear(h, outputs = 2)");
        assertThat(model.losses())
                .extracting(loss -> TermPrinter.print(loss.value()))
                .containsExactly("multiply(0.5, sum(power(subtract(y, d), 2)))");
    }
}
