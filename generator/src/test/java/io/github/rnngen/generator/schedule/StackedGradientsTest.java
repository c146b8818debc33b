package io.github.rnngen.generator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Section.Phase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which gradients of matrices are one product: name of the first, rows and columns. */
class StackedGradientsTest {
    private static final String NETWORK = """
            model M {
                steps 7
                batch %d
                input x[5]
                target d[6]
                h = %s(x, hidden = 6)
                output h
                loss mean squared_error(h, d)
            }
            """;

    /** Two states of which both gates are multiplied with the same vectors. */
    private static final String TWO_GATES = """
            cell two(x[n], hidden) {
                %s
                param b[hidden] = 0
                state h[hidden] = 0
                u = tanh(W_xu @ x + W_hu @ h[t-1] + b)
                v = sigmoid(W_xv @ x + W_hv @ h[t-1])
                h = u * v
                output h
            }
            """;

    @Test
    void gradientsOfAnLstmsGatesAreOneForInputsAndOneForTheState() {
        assertThat(gradients(NETWORK.formatted(8, "lstm"))).containsExactlyInAnyOrder("h.W_hi 24 x 6", "h.W_xi 24 x 5");
    }

    @Test
    void soTheyAreForASingleSequence() {
        assertThat(gradients(NETWORK.formatted(1, "lstm"))).containsExactlyInAnyOrder("h.W_hi 24 x 6", "h.W_xi 24 x 5");
    }

    @Test
    void matricesWithOthersBetweenThemHaveGradientsOfTheirOwn() {
        String apart = TWO_GATES.formatted("""
                param W_xu[hidden, n] ~ glorot_uniform
                    param W_hu[hidden, hidden] ~ orthogonal
                    param W_xv[hidden, n] ~ glorot_uniform
                    param W_hv[hidden, hidden] ~ orthogonal""");
        assertThat(gradients(apart + NETWORK.formatted(8, "two")))
                .containsExactlyInAnyOrder("h.W_xu 6 x 5", "h.W_hu 6 x 6", "h.W_xv 6 x 5", "h.W_hv 6 x 6");
    }

    @Test
    void theOrderOfGatesIsThatOfTheirMatrices() {
        String reversed = TWO_GATES.formatted("""
                param W_xv[hidden, n] ~ glorot_uniform
                    param W_xu[hidden, n] ~ glorot_uniform
                    param W_hv[hidden, hidden] ~ orthogonal
                    param W_hu[hidden, hidden] ~ orthogonal""");
        assertThat(gradients(reversed + NETWORK.formatted(8, "two")))
                .containsExactlyInAnyOrder("h.W_xv 12 x 5", "h.W_hv 12 x 6");
    }

    @Test
    void matricesInAnotherOrderThanTheirVectorsHaveGradientsOfTheirOwn() {
        String crossed = TWO_GATES.formatted("""
                param W_xu[hidden, n] ~ glorot_uniform
                    param W_xv[hidden, n] ~ glorot_uniform
                    param W_hv[hidden, hidden] ~ orthogonal
                    param W_hu[hidden, hidden] ~ orthogonal""");
        assertThat(gradients(crossed + NETWORK.formatted(8, "two")))
                .containsExactlyInAnyOrder("h.W_xu 6 x 5", "h.W_xv 6 x 5", "h.W_hv 12 x 6");
    }

    private static List<String> gradients(String model) {
        Program program = Compiler.schedule(Models.of(model), Options.DEFAULT.withUnroll(Unroll.PRODUCTS));
        return program.blocks().stream()
                .filter(block -> block.phase() == Phase.BACKWARD)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> products(method.body()))
                .filter(product -> product.target().buffer().space() == Space.GRADIENTS)
                .map(product ->
                        product.target().buffer().name() + " " + product.rows().most() + " x " + product.columns())
                .toList();
    }

    private static Stream<Stmt.Product> products(List<Stmt> body) {
        return body.stream()
                .flatMap(statement ->
                        statement instanceof Stmt.Product product ? Stream.of(product) : products(statement.inner()));
    }
}
