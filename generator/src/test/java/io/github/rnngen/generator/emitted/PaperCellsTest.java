package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.CheckedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that the library lacks, written from their papers in a few equations each. Nothing else was made for them. */
class PaperCellsTest {
    private static final int MOST_EQUATIONS = 12;
    private static final Pattern EQUATION = Pattern.compile("(?m)^    (?!param|state|const|output)\\w+ = ");

    private static final Map<String, String> CELLS = new TreeMap<>(Map.of(
            // Rusch, Mishra: Coupled Oscillatory Recurrent Neural Network (coRNN), 2021.
            "cornn",
            """
            cell cornn(x[n], hidden, step = 0.1, gamma = 2.7, epsilon = 4.7) {
                param W[hidden, hidden] ~ orthogonal
                param Z[hidden, hidden] ~ orthogonal
                param V[hidden, n] ~ glorot_uniform
                param b[hidden] = 0
                state y[hidden] = 0
                state z[hidden] = 0

                z = z[t-1] + step * (tanh(W @ y[t-1] + Z @ z[t-1] + V @ x + b) - gamma * y[t-1] - epsilon * z[t-1])
                y = y[t-1] + step * z

                output y, z
            }
            """,
            // Rusch, Mishra, Erichson, Mahoney: Long Expressive Memory for Sequence Modeling, 2022.
            "lem",
            """
            cell lem(x[n], hidden, longest = 1) {
                param W_1[hidden, hidden] ~ glorot_uniform
                param W_2[hidden, hidden] ~ glorot_uniform
                param W_z[hidden, hidden] ~ glorot_uniform
                param W_y[hidden, hidden] ~ glorot_uniform
                param V_1[hidden, n] ~ glorot_uniform
                param V_2[hidden, n] ~ glorot_uniform
                param V_z[hidden, n] ~ glorot_uniform
                param V_y[hidden, n] ~ glorot_uniform
                param b_1[hidden] = 0
                param b_2[hidden] = 0
                param b_z[hidden] = 0
                param b_y[hidden] = 0
                state y[hidden] = 0
                state z[hidden] = 0

                fast = longest * sigmoid(W_1 @ y[t-1] + V_1 @ x + b_1)
                slow = longest * sigmoid(W_2 @ y[t-1] + V_2 @ x + b_2)
                z = (1 - fast) * z[t-1] + fast * tanh(W_z @ y[t-1] + V_z @ x + b_z)
                y = (1 - slow) * y[t-1] + slow * tanh(W_y @ z + V_y @ x + b_y)

                output y, z
            }
            """,
            // Voelker, Kajic, Eliasmith: Legendre Memory Units, 2019: order 4 over a window of 8 steps, with Euler's
            // method.
            // A[i, j] = (2 i + 1) (-1 if i < j, else (-1)^(i - j + 1)), B[i] = (2 i + 1) (-1)^i.
            "lmu",
            """
            cell lmu(x[n], hidden, window = 8) {
                const A[4, 4] = [[-1, -1, -1, -1], [3, -3, -3, -3], [-5, 5, -5, -5], [7, -7, 7, -7]]
                const B[4] = [1, -3, 5, -7]
                param e_x[n] ~ lecun_normal
                param e_h[hidden] ~ lecun_normal
                param e_m[4] = 0
                param W_x[hidden, n] ~ glorot_normal
                param W_h[hidden, hidden] ~ glorot_normal
                param W_m[hidden, 4] ~ glorot_normal
                state h[hidden] = 0
                state m[4] = 0

                u = dot(e_x, x) + dot(e_h, h[t-1]) + dot(e_m, m[t-1])
                m = m[t-1] + (A @ m[t-1] + B * u) / window
                h = tanh(W_x @ x + W_h @ h[t-1] + W_m @ m)

                output h, m
            }
            """,
            // Beck et al.: xLSTM: Extended Long Short-Term Memory, 2024: sLSTM. m keeps the exponentials in range.
            "slstm",
            """
            cell slstm(x[n], hidden) {
                param W_z[hidden, n] ~ glorot_uniform
                param W_i[hidden, n] ~ glorot_uniform
                param W_f[hidden, n] ~ glorot_uniform
                param W_o[hidden, n] ~ glorot_uniform
                param R_z[hidden, hidden] ~ orthogonal
                param R_i[hidden, hidden] ~ orthogonal
                param R_f[hidden, hidden] ~ orthogonal
                param R_o[hidden, hidden] ~ orthogonal
                param b_z[hidden] = 0
                param b_i[hidden] = 0
                param b_f[hidden] = 1
                param b_o[hidden] = 0
                state h[hidden] = 0
                state c[hidden] = 0
                state n_[hidden] = 0
                state m[hidden] = 0

                z = tanh(W_z @ x + R_z @ h[t-1] + b_z)
                log_i = W_i @ x + R_i @ h[t-1] + b_i
                log_f = W_f @ x + R_f @ h[t-1] + b_f
                o = sigmoid(W_o @ x + R_o @ h[t-1] + b_o)
                m = max(log_f + m[t-1], log_i)
                i = exp(log_i - m)
                f = exp(log_f + m[t-1] - m)
                c = f * c[t-1] + i * z
                n_ = f * n_[t-1] + i
                h = o * c / n_

                output h, c, n_, m
            }
            """,
            // Jordan: Serial Order, 1986, with the outputs of two steps fed back.
            "jordan_2",
            """
            cell jordan_2(x[n], hidden, outputs = 2) {
                param W_x[hidden, n] ~ glorot_uniform
                param W_1[hidden, outputs] ~ glorot_uniform
                param W_2[hidden, outputs] ~ glorot_uniform
                param W_y[outputs, hidden] ~ glorot_uniform
                param first[outputs] = 0
                state y[outputs] = first

                h = tanh(W_x @ x + W_1 @ y[t-1] + W_2 @ y[t-2])
                y = W_y @ h

                output h, y
            }
            """,
            // Of our own: pairs of numbers that the input turns and a matrix of fast weights that remembers where they
            // were.
            "whirl",
            """
            cell whirl(x[n], hidden, leak = 0.1) {
                param W_a[hidden, n] ~ glorot_uniform
                param W_u[hidden, n] ~ glorot_uniform
                param W_v[hidden, n] ~ glorot_uniform
                param U[hidden, hidden] ~ orthogonal
                state u[hidden] = 1
                state v[hidden] = 0
                state M[hidden, hidden] = 0

                a = W_a @ x + 0.5 * sin(U @ v[t-3])
                u = (1 - leak) * (cos(a) * u[t-1] - sin(a) * v[t-1]) + leak * W_u @ x
                v = (1 - leak) * (sin(a) * u[t-1] + cos(a) * v[t-1]) + leak * W_v @ x
                M = 0.9 * M[t-1] + outer(u, v) / hidden
                h = tanh(M @ u + transpose(M[t-1]) @ v)

                output h, u, v
            }
            """));

    private static final String MODEL = """
            %s
            model M {
                %s
                input x[3]  target d[2]
                a = %s
                y = linear(a, outputs = 2)
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    static Set<String> cells() {
        return CELLS.keySet();
    }

    @Test
    void thereAreSixOfAtMostTwelveEquations() {
        assertThat(CELLS)
                .hasSize(6)
                .allSatisfy((name, text) -> assertThat(
                                EQUATION.matcher(text).results().count())
                        .as(name)
                        .isBetween(2L, (long) MOST_EQUATIONS));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void emittedCodeEqualsTheInterpreterAndGradientsEqualTangents(String cell) {
        List<CheckedModel> models = new ArrayList<>();
        for (String direction : List.of("", "reverse ")) {
            for (String head : List.of(
                    "precision double steps 5",
                    "precision float steps 4 batch 3",
                    "precision double steps up to 6 batch 3",
                    "precision float steps up to 4")) {
                for (int hidden : List.of(4, 5)) {
                    String call = direction + cell + "(x, hidden = " + hidden + ")";
                    models.add(Models.of(MODEL.formatted(CELLS.get(cell), head, call)));
                }
            }
        }
        assertThat(Trial.runEach(models, 17))
                .hasSize(16)
                .allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }
}
