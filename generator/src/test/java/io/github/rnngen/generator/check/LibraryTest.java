package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition of the library can be used, and none is forgotten here. */
class LibraryTest {
    /** Arguments behind the input, by cell; {@code SIZE} stands for the hidden size. */
    private static final Map<String, String> CELLS = new TreeMap<>(Map.ofEntries(
            entry("linear", "outputs = SIZE"),
            entry("layer_norm", ""),
            entry("rnn", "hidden = SIZE"),
            entry("jordan", "hidden = SIZE, outputs = 2"),
            entry("irnn", "hidden = SIZE"),
            entry("indrnn", "hidden = SIZE"),
            entry("antisymmetric", "hidden = SIZE"),
            entry("variational_rnn", "hidden = SIZE"),
            entry("variational_lstm", "hidden = SIZE"),
            entry("variational_gru", "hidden = SIZE"),
            entry("lstm", "hidden = SIZE"),
            entry("lstm_peephole", "hidden = SIZE"),
            entry("lstm_coupled", "hidden = SIZE"),
            entry("lstm_projected", "hidden = SIZE, projected = 2"),
            entry("min_lstm", "hidden = SIZE"),
            entry("gru", "hidden = SIZE"),
            entry("gru_reset_before", "hidden = SIZE"),
            entry("mgu", "hidden = SIZE"),
            entry("min_gru", "hidden = SIZE"),
            entry("ugrnn", "hidden = SIZE"),
            entry("ligru", "hidden = SIZE"),
            entry("fastgrnn", "hidden = SIZE"),
            entry("sru", ""),
            entry("mut1", ""),
            entry("mut2", ""),
            entry("mut3", "hidden = SIZE")));

    private static final Set<String> ACTIVATIONS =
            Set.of("leaky_relu", "elu", "selu", "gelu", "swish", "softsign", "hard_tanh", "hard_sigmoid");

    private static final Set<String> LOSSES = Set.of(
            "squared_error",
            "half_squared_error",
            "absolute_error",
            "huber",
            "log_cosh",
            "quantile",
            "binary_cross_entropy",
            "poisson_nll");

    /** Those that take something else than a vector, and have a test of their own. */
    private static final Set<String> OTHERS =
            Set.of("embedding", "bidirectional", "cross_entropy", "gaussian_nll", "dropout", "variational_dropout");

    static Stream<String> cells() {
        return CELLS.keySet().stream();
    }

    static Stream<String> activations() {
        return ACTIVATIONS.stream().sorted();
    }

    static Stream<String> losses() {
        return LOSSES.stream().sorted();
    }

    @Test
    void nothingIsForgotten() {
        Set<String> tried = Stream.of(CELLS.keySet(), ACTIVATIONS, LOSSES, OTHERS)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(Library.definitions().own().keySet()).isEqualTo(tried).hasSize(48);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellsFitAnySize(String cell) {
        for (int[] sizes : new int[][] {{3, 5}, {4, 1}, {1, 8}}) {
            String arguments = CELLS.getOrDefault(cell, "").replace("SIZE", String.valueOf(sizes[1]));
            CheckedModel model = model(
                    "input x[" + sizes[0] + "]",
                    "a = " + cell + "(x" + (arguments.isEmpty() ? "" : ", " + arguments) + ")");
            assertThat(model.parameters()).isNotEmpty();
            assertThat(model.states())
                    .allSatisfy(state -> assertThat(state.depth()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationsKeepTheShape(String activation) {
        CheckedModel model = model("input x[5]", "a = " + activation + "(x)");
        assertThat(model.equations().get(0).value().shape()).isEqualTo(Shape.of(5));
        CheckedModel within = model("input x[5]", "a = rnn(x, hidden = 3, activation = " + activation + ")");
        assertThat(within.states()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossesGiveANumber(String loss) {
        CheckedModel model = Sources.model("model A { steps 3 input x[4] target d[2] y = linear(x, outputs = 2)"
                + " output y loss mean " + loss + "(y, d) }");
        assertThat(model.losses())
                .singleElement()
                .satisfies(line -> assertThat(line.value().shape()).isEqualTo(Shape.SCALAR));
    }

    @Test
    void aLossMayHaveAVarianceToo() {
        CheckedModel model = Sources.model("model A { steps 3 input x[4] target d[2] y = linear(x, outputs = 2)"
                + " v = linear(x, outputs = 2) output y loss mean gaussian_nll(y, v, d) }");
        assertThat(model.losses()).hasSize(1);
    }

    @Test
    void classesAreLookedUp() {
        CheckedModel model = Sources.model("model A { steps up to 3 input k : index[7] target c : index[2]"
                + " e = embedding(k, size = 3) y = linear(e, outputs = 2) output y loss mean cross_entropy(y, c) }");
        assertThat(model.variableLength()).isTrue();
        assertThat(model.inputs()).containsExactly(new Port("k", List.of(), 7, false));
        assertThat(TermPrinter.print(model.equations().get(0).value())).isEqualTo("e.E[k]");
        assertThat(model.losses())
                .extracting(loss -> TermPrinter.print(loss.value()))
                .containsExactly("negate(log_softmax(y)[c])");
    }

    @Test
    void eachCallOfDropoutHasAMaskOfItsOwn() {
        CheckedModel model =
                model("input x[4]", "a = dropout(x) + dropout(x, rate = 0.25) + variational_dropout(x, rate = 0.25)");
        assertThat(TermPrinter.print(model.equations().get(0).value()))
                .isEqualTo(
                        "add(add(multiply(x, mask0(0.5)), multiply(x, mask1(0.25))), multiply(x, mask2(0.25, once)))");
    }

    @Test
    void anyCellRunsInBothDirections() {
        for (String cell : List.of("rnn", "lstm", "gru", "ligru", "min_gru")) {
            CheckedModel model = model("input x[4]", "a = bidirectional(x, layer = " + cell + ", hidden = 3)");
            assertThat(model.states())
                    .allSatisfy(state ->
                            assertThat(state.reverse()).isEqualTo(state.name().startsWith("a.backwards.")));
            assertThat(model.states()).extracting(CheckedModel.State::reverse).contains(true, false);
        }
    }

    @Test
    void reverseOfReverseRunsForwards() {
        CheckedModel model = Sources.model("cell back(x[n]) { y = reverse rnn(x, hidden = n) output y }"
                + " model A { steps 3 input x[2] target d[2] a = reverse back(x) b = back(a) output b"
                + " loss sum squared_error(b, d) }");
        assertThat(model.states())
                .extracting(CheckedModel.State::name, CheckedModel.State::reverse)
                .containsExactly(tuple("a.y.h", false), tuple("b.y.h", true));
    }

    private static CheckedModel model(String input, String line) {
        return Sources.model("model A { steps 3 target d[2] " + input + "\n" + line
                + "\n y = linear(a, outputs = 2) output y loss sum squared_error(y, d) }");
    }
}
