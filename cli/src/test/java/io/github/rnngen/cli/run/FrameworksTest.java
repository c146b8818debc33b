package io.github.rnngen.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.convert.KerasWeights;
import io.github.rnngen.runtime.convert.PyTorchWeights;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.npz.NpzFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library's cells, with weights of other frameworks, compute what these do. */
class FrameworksTest {
    private static final double TOLERANCE = 1e-10;
    private static final double FLOAT_TOLERANCE = 3e-7;

    /** Two layers in both directions: outputs, loss and all gradients, in straight-line code and in loops. */
    @ParameterizedTest
    @CsvSource({
        "rnn, FULL, 250", "rnn, NONE, 250",
        "lstm, FULL, 1000", "lstm, NONE, 1000",
        "gru, FULL, 770", "gru, NONE, 770",
    })
    void outputsAndGradientsAreThoseOfLibtorch(String cell, Unroll unroll, int parameters) throws IOException {
        Map<String, NpyArray> numbers = numbers("torch-" + cell);
        Network<?> network = network("""
                model Torch {
                    precision double
                    steps 6
                    batch 3
                    input x[3]
                    target d[10]
                    a = bidirectional(x, layer = %s, hidden = 5)
                    b = bidirectional(a, layer = %s, hidden = 5)
                    output b
                    loss sum half_squared_error(b, d)
                }
                """.formatted(cell, cell), unroll);

        Evaluation evaluation = Evaluation.of(
                network,
                fromTorch(cell, starting("param.", numbers)),
                Map.of("x", number(numbers, "x"), "d", number(numbers, "d")));

        assertClose("loss", NpyArray.of(new double[] {evaluation.loss()}, List.of()), number(numbers, "loss"));
        assertClose("output", number(evaluation.outputs(), "b"), number(numbers, "y"));
        Map<String, NpyArray> gradients = fromTorch(cell, withoutTwins(cell, starting("grad.", numbers)));
        int compared = 0;
        for (Map.Entry<String, NpyArray> gradient : gradients.entrySet()) {
            assertClose(gradient.getKey(), number(evaluation.gradients(), gradient.getKey()), gradient.getValue());
            compared += gradient.getValue().elements();
        }
        assertThat(compared).isEqualTo(parameters).isEqualTo(network.signature().parameterCount());
    }

    @ParameterizedTest
    @CsvSource({"rnn", "lstm", "gru", "gru_reset_before"})
    void outputsAreThoseOfKeras(String cell) throws IOException {
        Map<String, NpyArray> numbers = numbers("keras-" + cell);
        Map<String, NpyArray> variables = new LinkedHashMap<>(numbers);
        NpyArray x = Objects.requireNonNull(variables.remove("x"));
        NpyArray y = Objects.requireNonNull(variables.remove("y"));
        KerasWeights keras = KerasWeights.of(variables).dense("dense", "y");
        KerasWeights weights = switch (cell) {
            case "rnn" -> keras.simpleRnn("simple_rnn/simple_rnn_cell", "h");
            case "lstm" -> keras.lstm("lstm/lstm_cell", "h");
            case "gru" -> keras.gru("gru/gru_cell", "h");
            default -> keras.gruResetBefore("gru/gru_cell", "h");
        };
        Network<?> network = network("""
                model Keras {
                    precision double
                    steps 6
                    batch 3
                    input x[4]
                    target d[2]
                    h = %s(x, hidden = 5)
                    y = linear(h, outputs = 2)
                    output y
                    loss sum half_squared_error(y, d)
                }
                """.formatted(cell), Unroll.AUTO);

        Evaluation evaluation = Evaluation.of(network, weights.toArrays(), Map.of("x", x, "d", y));

        NpyArray output = number(evaluation.outputs(), "y");
        assertThat(y.elements()).isEqualTo(36);
        assertClose("output", output, y);
        NpyArray tensorFlowJs = numbers("tensorflowjs").get(cell);
        assertThat(tensorFlowJs == null).isEqualTo(cell.equals("gru"));
        if (tensorFlowJs != null) {
            assertClose("output of TensorFlow.js", output, tensorFlowJs, FLOAT_TOLERANCE);
        }
    }

    private static Map<String, NpyArray> fromTorch(String cell, Map<String, NpyArray> stateDict) {
        PyTorchWeights weights = PyTorchWeights.of(stateDict);
        for (int layer = 0; layer < 2; layer++) {
            for (boolean reverse : new boolean[] {false, true}) {
                String name = (layer == 0 ? "a." : "b.") + (reverse ? "backwards" : "forwards");
                switch (cell) {
                    case "rnn" -> weights.rnn("", layer, reverse, name);
                    case "lstm" -> weights.lstm("", layer, reverse, name);
                    default -> weights.gru("", layer, reverse, name);
                }
            }
        }
        return weights.toArrays();
    }

    /** Where two biases are added, each has the gradient of the sum: it is to be counted once. */
    private static Map<String, NpyArray> withoutTwins(String cell, Map<String, NpyArray> gradients) {
        Map<String, NpyArray> once = new LinkedHashMap<>(gradients);
        once.replaceAll((name, array) -> {
            if (!name.startsWith("bias_hh")) {
                return array;
            }
            int twins = cell.equals("gru") ? array.elements() / 3 * 2 : array.elements();
            return NpyArray.generate(NpyType.F8, array.shape(), i -> i < twins ? 0 : array.doubleAt(i));
        });
        return once;
    }

    private static Map<String, NpyArray> starting(String prefix, Map<String, NpyArray> numbers) {
        Map<String, NpyArray> chosen = new LinkedHashMap<>();
        numbers.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                chosen.put(name.substring(prefix.length()), array);
            }
        });
        return chosen;
    }

    private static void assertClose(String what, NpyArray actual, NpyArray expected) {
        assertClose(what, actual, expected, TOLERANCE);
    }

    private static void assertClose(String what, NpyArray actual, NpyArray expected, double tolerance) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        for (int i = 0; i < expected.elements(); i++) {
            double difference = Math.abs(actual.doubleAt(i) - expected.doubleAt(i));
            assertThat(difference / Math.max(1, Math.abs(expected.doubleAt(i))))
                    .as("%s, element %d", what, i)
                    .isLessThan(tolerance);
        }
    }

    private static NpyArray number(Map<String, NpyArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static Map<String, NpyArray> numbers(String name) throws IOException {
        try (InputStream in = FrameworksTest.class.getResourceAsStream("frameworks/" + name + ".npz")) {
            return NpzFile.read(Objects.requireNonNull(in, name), name, NpzFile.DEFAULT_MAX_BYTES);
        }
    }

    private static Network<?> network(String text, Unroll unroll) {
        SourceBytes source = new SourceBytes("model.rnn", text.getBytes(StandardCharsets.UTF_8));
        CheckedModel model = Compiler.check(source, Imports.NONE).models().get(0);
        return LoadedNetwork.of(Compiler.emit(model, "model.rnn", Options.DEFAULT.withUnroll(unroll)));
    }
}
