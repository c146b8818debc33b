package io.github.rnngen.generator.emitted;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.CheckedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole models with all that a schedule has to get right, in every degree of unrolling. */
class ModelsTest {
    private static final Map<String, String> MODELS = Map.ofEntries(
            entry("elman", """
            input x[3] target d[2]
            h = rnn(x, hidden = 4, activation = tanh)
            y = linear(h, outputs = 2)
            output y
            loss sum half_squared_error(y, d)
            """),
            entry("stacked lstm with two outputs", """
            input x[2] target d[3]
            a, ca = lstm(x, hidden = 3)
            b, cb = lstm(a, hidden = 2)
            y = linear(b ++ ca, outputs = 3)
            output y, cb
            loss mean half_squared_error(y, d)
            loss sum 0.125 * sum(cb * cb) at last
            """),
            entry("lags, skew matrix, once, trained start", """
            input x[3] input s0[4] once target d[2]
            param W[4, 3] ~ normal(0, 0.5)  param U[4, 4] ~ orthogonal  param V[4, 4] ~ normal(0, 0.3)
            param A[2, 8] ~ normal(0, 0.3)  param c0[4] = 0.25
            const K[2, 2] = [[0, 1], [-1, 0]]
            state h[4] = s0  state c[4] = c0
            h = tanh(W @ x + (U - transpose(U)) @ h[t-1] + V @ c[t-2])
            c = sigmoid(c[t-1] * h) + select(h > 0, h, 0.5 * h)
            y = K @ (A @ (h ++ c)) + max(x[0:2], x[1:3]) ^ 3
            output y, h
            loss mean half_squared_error(y, d)
            loss sum sum(softmax(y) * d) at last
            """),
            entry("matrix state, names of Java and of the generator", """
            input class[3] target w[3] input p[3] once input Math[3]
            param new[3, 3] ~ normal(0, 0.5)  param g = 0.5  param unused[2] = 1
            state M[3, 3] = 0  state t_0 = 1
            M = 0.9 * M[t-1] + outer(class, new @ class)
            t_0 = 0.5 * t_0[t-1] * g + sum(M) + sum(tanh(Math))
            i = M @ p + t_0
            h_0 = i * i  h = h_0 ^ 0.5
            new_ = class * 2
            output i, new_, h
            loss sum dot(i - w, i - w) / 7
            """),
            entry("matrices that are sums, of which each takes the gradient", """
            input x[3] target d[3] target c : index[3]
            param W[3, 3] ~ normal(0, 0.5)  param V[3, 3] ~ normal(0, 0.5)
            state M[3, 3] = W
            M = M[t-1]
            y = (sum(W) + W) @ x + (V + M) @ x
            output y
            loss sum half_squared_error(y, d) at last
            loss mean cross_entropy(W @ x, c)
            """),
            entry("names that loops would give their sums", """
            input x[3] target d[3]
            param W[3, 3] ~ normal(0, 0.5)  param b[3] = 0.5
            state sum1[3] = 0.5  state greatest1[3] = 0
            sum1 = tanh(W @ x) * sigmoid(sum(sum1[t-1] * b)) + 0.5 * sum1[t-1]
            greatest1 = max(sum1, softmax(sum1 * b)) * mean(greatest1[t-1])
            y = sum1 * b + sum(sum1) * greatest1
            output y
            loss sum half_squared_error(y, d)
            """),
            entry("words in, classes out, both ways", """
            input k : index[5] input who : index[2] once target c : index[3]
            param E[5, 2] ~ normal(0, 0.5)  param bias[2] = 0.5  param P[2, 4] ~ normal(0, 0.5)
            x = E[k] ++ (P[who])[1:3]
            a = gru(x, hidden = 2)
            b = reverse lstm(x, hidden = 3)
            y = linear(a ++ b ++ transpose(E)[who][0:2], outputs = 3)
            output y
            loss mean -log_softmax(y)[c]
            loss sum 0.5 * log_softmax(y)[c] * bias[who] at last
            """),
            entry("the class and the word of the last step", """
            input k : index[5] target c : index[3]
            param E[5, 2] ~ normal(0, 0.5)
            h = rnn(E[k], hidden = 2)
            y = linear(h, outputs = 3)
            output y
            loss mean cross_entropy(y, c) at last
            loss sum 0.5 * sum(E[k]^2) at last
            """),
            entry("dropout of input, state, output, loss and a number", """
            input x[3] input s0[2] once target d[2]
            m = dropout_mask_once(x, 0.25)
            a = variational_lstm(dropout(x, rate = 0.2) + m, hidden = 3, recurrent_dropout = 0.5)
            b = reverse variational_gru(a, hidden = 2)
            c = rnn(b, hidden = 2)
            z = linear(variational_dropout(c), outputs = 2)
            y = z * dropout(s0, rate = 0.125) + m[1:3]
            output y, b, m
            loss mean half_squared_error(dropout(y, rate = 0), d) * dropout_mask(1, 0.5)
            loss sum sum(dropout(y * d)) at last
            """),
            entry("reversed with a lag of two and a start of its own", """
            input x[2] input s0[2] once target d[2]
            h = reverse back(x, s0)
            f = rnn(h, hidden = 2)
            output f, h
            loss sum half_squared_error(f, d)
            """),
            entry("two states of one value, a state that is never read, a parameter without effect on the loss", """
            input x[2] target d[2]
            param W[2, 2] ~ normal(0, 0.5)  param v[2] = 0.5
            state a[2] = 0  state b[2] = 1  state lone[2] = 0
            z = W @ x + 0.5 * a[t-1] - 0.25 * b[t-3]
            a = z  b = z  lone = z * v  idle = v * x
            output z, idle
            loss sum half_squared_error(z, d)
            """),
            entry("two steps back, seen by a cell that runs the other way", """
            input x[2] target d[2]
            state past[2] = 0
            past = x
            a = reverse rnn(past[t-2], hidden = 2)
            b = reverse later(x)
            c = rnn(b, hidden = 2)
            output a, c
            loss sum half_squared_error(a + c, d)
            """),
            entry("a state whose past only something unused reads", """
            input x[2] target d[2]
            state past[2] = 0.5
            past = x
            y = reverse ignorant(past[t-2])
            output past
            loss sum half_squared_error(past + y, d)
            """),
            entry("products that are added up, of which no gradient is taken", """
            input x[3] target d[6]
            param A[6, 4] ~ normal(0, 0.5) frozen  param B[6, 4] ~ normal(0, 0.5) frozen
            param C[6, 3] ~ normal(0, 0.5) frozen  param V[4, 3] ~ normal(0, 0.5)  param b[4] = 0.25
            state h[6] = 0
            u = V @ x + b
            v = u * u - b
            w = tanh(u - v)
            g = 0.5 * (A @ u + B @ v + C @ x) + 0.25 * h[t-1]
            h = tanh(A @ w + A @ v + B @ v + g)
            output h
            loss sum half_squared_error(h, d)
            """));

    private static final String CELLS = """
            cell back(x[n], s0[n]) {
                param W[n, n] ~ normal(0, 0.5)  param b[n] = 0.5
                state h[n] = s0  state g[n] = b
                h = tanh(W @ x + 0.5 * h[t-2] + g[t-1])
                g = h * h[t-1] + b
                output h
            }
            cell ignorant(x[n]) {
                param b[n] = 0.25
                output b
            }
            cell later(x[n]) {
                state s[n] = 0.5
                s = x
                delayed = s[t-2]
                output delayed
            }
            """;

    private static final List<String> SHAPES = List.of(
            "precision double steps 1",
            "precision float steps 5",
            "precision double steps 3 batch 4",
            "precision double steps 2 batch 9",
            "precision float steps up to 5 batch 3",
            "precision double steps up to 4");

    /** All models, in one of their shapes. */
    static List<String> models() {
        return MODELS.values().stream().map(body -> text(SHAPES.get(2), body)).toList();
    }

    private static String text(String shape, String body) {
        return CELLS + "model M { " + shape + "\n" + body + "}";
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        MODELS.keySet().stream()
                .sorted()
                .forEach(name -> SHAPES.forEach(shape -> cases.add(Arguments.of(name, shape))));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void emittedCodeEqualsTheInterpreter(String name, String shape) {
        CheckedModel model = Models.of(text(shape, MODELS.getOrDefault(name, "")));
        List<Integer> compared = Trial.run(model, Math.max(1, model.batch() - 1), 7);
        assertThat(compared)
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }
}
