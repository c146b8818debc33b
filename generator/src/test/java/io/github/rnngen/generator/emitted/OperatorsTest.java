package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Builtin;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.MathForms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator and built-in function, alone in a recurrent model: emitted code against the interpreter. */
class OperatorsTest {
    /** Expressions of shape [3] over x[3], h[t-1] (called z) and parameters; what they use beside is safe for them. */
    private static final Map<Builtin, List<String>> EXPRESSIONS = expressions();

    private static Map<Builtin, List<String>> expressions() {
        Map<Builtin, List<String>> map = new EnumMap<>(Builtin.class);
        map.put(Builtin.ADD, List.of("z + x", "z + s", "s + z + b"));
        map.put(Builtin.SUBTRACT, List.of("z - x", "s - z", "z - (x - b)"));
        map.put(Builtin.MULTIPLY, List.of("z * x", "s * z", "0.5 * z * b"));
        map.put(Builtin.DIVIDE, List.of("z / (2 + x * x)", "s / (2 + z * z)", "z / s"));
        map.put(Builtin.POWER, List.of("z ^ 2", "z ^ 3", "(1 + z * z) ^ x", "(1 + z * z) ^ s ^ 2", "2 ^ z", "z ^ 1"));
        map.put(Builtin.MAX, List.of("max(z, x)", "max(z, 0)", "max(s, z)"));
        map.put(Builtin.MIN, List.of("min(z, x)", "min(z, 0.25)", "min(s, z)"));
        map.put(Builtin.NEGATE, List.of("-z", "-(z * -x)", "b - -z"));
        map.put(Builtin.EXP, List.of("exp(-z * z)"));
        map.put(Builtin.LOG, List.of("log(1 + z * z)"));
        map.put(Builtin.SQRT, List.of("sqrt(1 + z * z)"));
        map.put(Builtin.ABS, List.of("abs(z)"));
        map.put(Builtin.SIN, List.of("sin(z)"));
        map.put(Builtin.COS, List.of("cos(z)"));
        map.put(Builtin.TANH, List.of("tanh(z)", "tanh(W @ z)"));
        map.put(Builtin.SIGMOID, List.of("sigmoid(z)"));
        map.put(Builtin.SOFTPLUS, List.of("softplus(z)"));
        map.put(Builtin.RELU, List.of("relu(z)"));
        map.put(Builtin.SIGN, List.of("sign(z) * z * b"));
        map.put(Builtin.SELECT, List.of("select(z > 0, z * x, b)", "select(s > 0, z, -z)"));
        map.put(Builtin.LESS, List.of("select(z < x, z, b)"));
        map.put(Builtin.LESS_EQUAL, List.of("select(z <= x, z, b)"));
        map.put(Builtin.GREATER, List.of("select(z > x, z, b * z)"));
        map.put(Builtin.GREATER_EQUAL, List.of("select(z >= x, z, b)"));
        map.put(Builtin.EQUAL, List.of("select(z == x, x, z)"));
        map.put(Builtin.NOT_EQUAL, List.of("select(z != x, z, b)"));
        map.put(
                Builtin.MATMUL,
                List.of("W @ z", "(W @ V) @ z", "W @ (V @ z)", "(W * outer(z, x)) @ b", "(outer(z, b) @ W) @ x"));
        map.put(Builtin.DOT, List.of("dot(z, x) * b"));
        map.put(Builtin.DROPOUT_MASK, List.of("z * dropout_mask(z, 0.5)"));
        map.put(Builtin.DROPOUT_MASK_ONCE, List.of("z * dropout_mask_once(z, 0.25)"));
        map.put(Builtin.OUTER, List.of("outer(z, x) @ b"));
        map.put(Builtin.TRANSPOSE, List.of("transpose(W) @ z", "(W - transpose(W)) @ z"));
        map.put(Builtin.JOIN, List.of("(z ++ x)[1:4]", "U @ (z ++ x)", "(z[0:1] ++ x[1:3]) * b"));
        map.put(Builtin.SUM, List.of("sum(z) * b", "sum(W * outer(z, x)) * b"));
        map.put(Builtin.MEAN, List.of("mean(z * x) * b", "mean(W) * z"));
        map.put(Builtin.SOFTMAX, List.of("softmax(z)", "softmax(W @ z)"));
        map.put(Builtin.LOG_SOFTMAX, List.of("log_softmax(z)"));
        return map;
    }

    private static String model(String precision, int batch, String expression) {
        return """
                model M {
                    precision %s  steps 4  batch %d
                    input x[3]  target d[3]
                    param W[3, 3] ~ normal(0, 1)  param V[3, 3] ~ normal(0, 1)  param U[3, 6] ~ normal(0, 1)
                    param b[3] = 0  param s = 1
                    state h[3] = 0.5
                    z = h[t-1] + 0.25 * (b + x * s + W @ x + V @ b + U @ (x ++ b))
                    h = 0.5 * (%s)
                    output h
                    loss sum half_squared_error(h, d)
                }
                """.formatted(precision, batch, expression);
    }

    /** A model per expression. */
    static List<String> models() {
        return EXPRESSIONS.values().stream()
                .flatMap(List::stream)
                .map(expression -> model("double", 1, expression))
                .toList();
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        EXPRESSIONS.values().stream().flatMap(List::stream).forEach(expression -> {
            cases.add(Arguments.of("double", 1, expression));
            cases.add(Arguments.of("float", 3, expression));
        });
        return cases;
    }

    @Test
    void noOperatorIsLeftOut() {
        assertThat(EXPRESSIONS.keySet()).containsExactlyInAnyOrder(Builtin.values());
        assertThat(cases()).hasSize(2 * 68);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void emittedCodeEqualsTheInterpreter(String precision, int batch, String expression) {
        CheckedModel model = Models.of(model(precision, batch, expression));
        equal(Trial.run(model, batch == 1 ? 1 : 2, 42));
    }

    static List<Arguments> functions() {
        List<Arguments> cases = new ArrayList<>();
        for (Builtin function :
                List.of(Builtin.EXP, Builtin.LOG, Builtin.TANH, Builtin.SIGMOID, Builtin.SOFTPLUS, Builtin.SIN)) {
            for (String expression : EXPRESSIONS.getOrDefault(function, List.of())) {
                cases.add(Arguments.of("double", expression));
                cases.add(Arguments.of("float", expression));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfTheJdkEqualTheInterpreterToo(String precision, String expression) {
        equal(Trial.run(Models.of(model(precision, 1, expression)), 1, 42, MathForms.STRICT));
    }

    private static void equal(List<Integer> compared) {
        assertThat(compared)
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }
}
