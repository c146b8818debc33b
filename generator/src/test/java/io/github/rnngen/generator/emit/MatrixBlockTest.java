package io.github.rnngen.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of which blocks the matrices of a network are put together: their parameters, and where they lie. */
class MatrixBlockTest {
    private static final String NETWORK = """
            model M {
                steps 7
                batch 8
                input x[5]
                target d[6]
                h = %s(x, hidden = 6)
                output h
                loss mean squared_error(h, d)
            }
            """;

    /** A state of which both gates are multiplied with the same vectors. */
    private static final String TWO_GATES = """
            cell two(x[n], hidden) {
                %s
                state h[hidden] = 0
                u = tanh(W_xu @ x + W_hu @ h[t-1])
                v = sigmoid(W_xv @ x + W_hv @ h[t-1])
                h = u * v
                output h
            }
            """;

    @Test
    void gatesWhoseMatricesLieOneBehindTheOtherAreOneBlockForwardsAndBackwards() {
        assertThat(blocks(NETWORK.formatted("lstm")))
                .containsExactly(
                        "h.W_xi h.W_xf h.W_xo h.W_xg 5 x 24 at 0, 0",
                        "h.W_hi h.W_hf h.W_ho h.W_hg 6 x 24 at 5, 0",
                        "h.W_hi h.W_hf h.W_ho h.W_hg 24 x 6 at 0, 0");
    }

    @Test
    void matricesWithOthersBetweenThemAreBlocksOfTheirOwn() {
        assertThat(blocksOfTwoGates("W_xu", "W_hu", "W_xv", "W_hv"))
                .containsExactly(
                        "h.W_xu 5 x 6 at 0, 0",
                        "h.W_xv 5 x 6 at 0, 6",
                        "h.W_hu 6 x 6 at 5, 0",
                        "h.W_hv 6 x 6 at 5, 6",
                        "h.W_hu 6 x 6 at 0, 0",
                        "h.W_hv 6 x 6 at 6, 0");
    }

    @Test
    void matricesInAnotherOrderThanThatOfTheGatesAreBlocksOfTheirOwn() {
        assertThat(blocksOfTwoGates("W_xv", "W_xu", "W_hu", "W_hv"))
                .containsExactly(
                        "h.W_xu 5 x 6 at 0, 0",
                        "h.W_xv 5 x 6 at 0, 6",
                        "h.W_hu h.W_hv 6 x 12 at 5, 0",
                        "h.W_hu h.W_hv 12 x 6 at 0, 0");
    }

    private static List<String> blocksOfTwoGates(String... matrices) {
        String declarations = Stream.of(matrices)
                .map(matrix -> "param %s[hidden, %s] ~ glorot_uniform"
                        .formatted(matrix, matrix.startsWith("W_x") ? "n" : "hidden"))
                .collect(Collectors.joining("\n    "));
        return blocks(TWO_GATES.formatted(declarations) + NETWORK.formatted("two"));
    }

    private static List<String> blocks(String model) {
        Program program = Compiler.schedule(Models.of(model), Options.DEFAULT.withUnroll(Unroll.PRODUCTS));
        return program.blocks().stream()
                .filter(block -> block.phase() != Phase.INITIAL)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> ProductCode.products(method.body()))
                .filter(Stmt.Product::multipliesMatrix)
                .flatMap(product -> MatrixBlock.of(product.right()).stream())
                .map(MatrixBlockTest::text)
                .toList();
    }

    private static String text(MatrixBlock block) {
        String names =
                block.sources().stream().map(source -> source.buffer().name()).collect(Collectors.joining(" "));
        return names + " " + block.rows() + " x " + block.columns() + " at " + block.row() + ", " + block.column();
    }
}
