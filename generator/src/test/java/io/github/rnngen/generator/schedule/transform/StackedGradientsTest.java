package io.github.rnngen.generator.schedule.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import java.util.stream.Collectors;
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
        assertThat(gradientsOfTwoGates("W_xu", "W_hu", "W_xv", "W_hv"))
                .containsExactlyInAnyOrder("h.W_xu 6 x 5", "h.W_hu 6 x 6", "h.W_xv 6 x 5", "h.W_hv 6 x 6");
    }

    @Test
    void theOrderOfGatesIsThatOfTheirMatrices() {
        assertThat(gradientsOfTwoGates("W_xv", "W_xu", "W_hv", "W_hu"))
                .containsExactlyInAnyOrder("h.W_xv 12 x 5", "h.W_hv 12 x 6");
    }

    @Test
    void matricesInAnotherOrderThanTheirVectorsHaveGradientsOfTheirOwn() {
        assertThat(gradientsOfTwoGates("W_xu", "W_xv", "W_hv", "W_hu"))
                .containsExactlyInAnyOrder("h.W_xu 6 x 5", "h.W_xv 6 x 5", "h.W_hv 12 x 6");
    }

    /** Of matrices that are declared in an order. */
    private static List<String> gradientsOfTwoGates(String... matrices) {
        String declarations = Stream.of(matrices)
                .map(matrix -> "param %s[hidden, %s] ~ glorot_uniform"
                        .formatted(matrix, matrix.startsWith("W_x") ? "n" : "hidden"))
                .collect(Collectors.joining("\n    "));
        return gradients(TWO_GATES.formatted(declarations) + NETWORK.formatted(8, "two"));
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
