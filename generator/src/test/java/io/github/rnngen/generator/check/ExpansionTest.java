package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.CheckedModel.Equation;
import io.github.rnngen.generator.check.CheckedModel.Parameter;
import io.github.rnngen.generator.check.CheckedModel.State;
import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the constructs of the language become. */
class ExpansionTest {
    private static CheckedModel model(String declarations, String lines) {
        return Sources.model(declarations + "\nmodel A {\n steps 4\n input x[3]\n target d[3]\n" + lines
                + "\n output y\n loss sum squared_error(y, d)\n}");
    }

    private static Map<String, String> equations(CheckedModel model) {
        return model.equations().stream()
                .collect(Collectors.toMap(Equation::name, equation -> TermPrinter.print(equation.value())));
    }

    @Test
    void operatorsBindAsTheLanguageSays() {
        CheckedModel model = model("", """
                param W[3, 3] ~ orthogonal
                param a = 1
                p = -a^2
                q = a - a - a / a * a
                r = 2^-a^2
                s = -W @ x + x
                u = select(a + 1 < 2 * a, a, -a)
                v = x[0:2] ++ x[2:3] + p
                y = s * (p + q + r + u) + W @ W @ (x + 1) + v
                """);
        assertThat(equations(model))
                .containsEntry("p", "negate(power(a, 2))")
                .containsEntry("q", "subtract(subtract(a, a), multiply(divide(a, a), a))")
                .containsEntry("r", "power(2, negate(power(a, 2)))")
                .containsEntry("s", "add(matmul(negate(W), x), x)")
                .containsEntry("u", "select(less(add(a, 1), multiply(2, a)), a, negate(a))")
                .containsEntry("v", "join(x[0:2], add(x[2:3], p))")
                .containsEntry(
                        "y", "add(add(multiply(s, add(add(add(p, q), r), u)), matmul(matmul(W, W), add(x, 1))), v)");
    }

    @Test
    void numbersAreComputedAtOnce() {
        CheckedModel model = model("", """
                dim n = 3, m = 2 * n - 3, k = n^2 / 3
                param W[m, k] ~ normal(0, 1 / sqrt(4 * m + 4))
                y = W @ x * (1 + 2 / 4)
                """);
        assertThat(model.parameters().get(0).shape()).isEqualTo(Shape.of(3, 3));
        assertThat(model.parameters().get(0).distribution().arguments()).containsExactly(0.0, 0.25);
        assertThat(equations(model)).containsEntry("y", "multiply(matmul(W, x), 1.5)");
    }

    @Test
    void orderOfLinesDoesNotMatter() {
        CheckedModel model = model("", """
                y = W @ z
                z = tanh(h[t-1] + x)
                h = z
                state h[n] = start
                param W[n, n] ~ orthogonal
                param start[n] = 0
                dim n = m, m = 3
                """);
        assertThat(model.equations()).extracting(Equation::name).containsExactly("y", "z", "h");
        assertThat(model.states())
                .containsExactly(new State("h", Shape.of(3), new Term.Read("start", Shape.of(3)), 1, false));
    }

    @Test
    void statesRememberAsFarAsTheyAreRead() {
        CheckedModel model = model("", """
                dim lag = 3
                param a = 1
                state h[3] = 0.5
                state g[3] = -1
                h = a * h[t-1] + h[t-lag-1] + x
                g = x + g[t-2]
                y = h + g[t]
                """);
        assertThat(model.states()).extracting(State::depth).containsExactly(4, 2);
        assertThat(model.states())
                .extracting(State::initial)
                .containsExactly(new Term.Number(0.5), new Term.Number(-1));
        assertThat(equations(model)).containsEntry("y", "add(h, g)");
    }

    @Test
    void argumentsOfFunctionsAreShared() {
        CheckedModel model = model("function twice(f, a) = f(f(a)) * a\nfunction half(a) = 0.5 * a", """
                param w[3] = 1
                y = twice(half, w + x)
                """);
        assertThat(equations(model)).containsEntry("y", "multiply(multiply(0.5, multiply(0.5, add(w, x))), add(w, x))");
        Term.Apply y = (Term.Apply) model.equations().get(0).value();
        Term.Apply outer = (Term.Apply) y.arguments().get(0);
        Term.Apply inner = (Term.Apply) outer.arguments().get(1);
        assertThat(inner.arguments().get(1)).isSameAs(y.arguments().get(1));
    }

    @Test
    void cellsTakeCellsFunctionsSizesAndExpressions() {
        CheckedModel model = model("""
                cell residual(x[n], layer, hidden, scale = 1) {
                    a, b = layer(scale * x, hidden = hidden)
                    y = x + a * b
                    output y, b
                }
                """, """
                top, memory = residual(tanh(x), layer = lstm, hidden = 3, scale = 0.5)
                y = top + memory + top.a.W_xi @ x
                """);
        assertThat(model.states()).extracting(State::name).containsExactly("top.a.h", "top.a.c");
        assertThat(model.parameters()).extracting(Parameter::name).hasSize(12).startsWith("top.a.W_xi");
        assertThat(equations(model))
                .containsEntry("top.x", "tanh(x)")
                .containsEntry("top.a.x", "multiply(0.5, top.x)")
                .containsEntry("top.a", "top.a.h")
                .containsEntry("top.b", "top.a.c")
                .containsEntry("top.y", "add(top.x, multiply(top.a, top.b))")
                .containsEntry("top", "top.y")
                .containsEntry("memory", "top.b")
                .containsEntry("y", "add(add(top, memory), matmul(top.a.W_xi, x))");
        assertThat(model.equations().get(0).text()).isEqualTo("x = tanh(x)");
    }

    @Test
    void ownDefinitionsHideThoseOfTheLibrary() {
        CheckedModel model = model("""
                function swish(a) = 2 * a
                cell linear(x[n]) {
                    param w[n] = 1
                    y = swish(w * x)
                    output y
                }
                """, "y = linear(x)");
        assertThat(equations(model)).containsEntry("y.y", "multiply(2, multiply(y.w, x))");
    }

    @Test
    void constantsAndFrozenParametersAreNotTrained() {
        CheckedModel model = model("", """
                const A[2, 3] = [[0, 1, 2], [-1, 1 / 4, 2^3]]
                const b = 0.5
                const c[3] = 7
                param W[3, 2] ~ uniform(-1, 1)
                param V[3] = 2 frozen
                y = W @ (A @ x) * b + c * V
                """);
        assertThat(model.constants())
                .containsExactly(
                        new CheckedModel.Constant("A", Shape.of(2, 3), List.of(0.0, 1.0, 2.0, -1.0, 0.25, 8.0)),
                        new CheckedModel.Constant("b", Shape.SCALAR, List.of(0.5)),
                        new CheckedModel.Constant("c", Shape.of(3), List.of(7.0, 7.0, 7.0)));
        assertThat(model.parameters()).extracting(Parameter::trained).containsExactly(true, false);
    }

    @Test
    void inputsGivenOnceMayStartStates() {
        CheckedModel model = model("", """
                input s[3] once
                param a = 1
                state h[3] = s
                h = a * h[t-1] + x
                y = h
                """);
        assertThat(model.inputs())
                .containsExactly(new Port("x", List.of(3), 0, false), new Port("s", List.of(3), 0, true));
        assertThat(model.states()).extracting(State::initial).containsExactly(new Term.Read("s", Shape.of(3)));
    }

    @Test
    void severalLossesAddUp() {
        CheckedModel model = model("", "param a = 1\ny = a * x\nloss mean absolute_error(y, d) at last");
        assertThat(model.losses()).extracting(CheckedModel.Loss::mean).containsExactly(true, false);
        assertThat(model.losses()).extracting(CheckedModel.Loss::atLast).containsExactly(true, false);
        assertThat(model.losses())
                .extracting(CheckedModel.Loss::text)
                .containsExactly("loss mean absolute_error(y, d) at last", "loss sum squared_error(y, d)");
    }

    @Test
    void softKeywordsAndWordsOfJavaAreNames() {
        CheckedModel model = Sources.model("""
                model M {
                    steps 4
                    input index[3]
                    target last[3]
                    param sum[3, 3] ~ orthogonal
                    param new = 1
                    state mean[3] = 0
                    dim up = 3, to = up, int = to
                    at = sum @ index + mean[t-1] * new
                    mean = at
                    switch[3] = 0
                    output mean
                    loss sum sum((mean - last)^2) / int at last
                }
                """.replace("    switch[3] = 0\n", ""));
        assertThat(equations(model)).containsEntry("at", "add(matmul(sum, index), multiply(mean[t-1], new))");
    }

    @Test
    void severalModelsInOneFile() {
        String model = "{ steps 2 input x[2] target d[2] y = linear(x, outputs = 2) output y loss sum sum((y - d)^2) }";
        CheckedFile file = Sources.check("model A " + model + " model B " + model);
        assertThat(Sources.messages(file)).isEmpty();
        assertThat(file.models()).extracting(CheckedModel::name).containsExactly("A", "B");
    }
}
