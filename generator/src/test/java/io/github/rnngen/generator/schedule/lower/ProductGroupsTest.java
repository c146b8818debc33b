package io.github.rnngen.generator.schedule.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which products are one, and which sums of products. */
class ProductGroupsTest {
    @Test
    void gatesOfABatchAreOneProductWithInputsAndStateSideBySide() {
        assertThat(products(model("lstm", 5, 8), Phase.FORWARD)).containsExactly("11 x 24");
    }

    @Test
    void inputsOfFewSequencesAreMultipliedForAllStepsAtOnce() {
        assertThat(products(model("lstm", 5, 1), Phase.FORWARD)).containsExactly("5 x 24", "6 x 24");
    }

    @Test
    void whatGatesAddToTheAdjointOfTheirStateIsOneProduct() {
        assertThat(products(model("lstm", 5, 1), Phase.BACKWARD))
                .contains("24 x 6")
                .doesNotContain("6 x 6");
        assertThat(products(model("lstm", 5, 8), Phase.BACKWARD))
                .contains("24 x 6")
                .doesNotContain("6 x 6");
    }

    @Test
    void aSumOfProductsAndNothingElseIsComputedWhereItIsStored() {
        assertThat(backward(model("lstm", 5, 8)))
                .filteredOn(product -> product.columns() == 6 && product.terms().most() == 24)
                .singleElement()
                .satisfies(
                        product -> assertThat(product.target().buffer().name()).isEqualTo("h_hPastAdj"))
                .satisfies(product ->
                        assertThat(product.target().buffer().stepStride()).isEqualTo(6 * 8));
        assertThat(backward(model("gru", 5, 8)))
                .extracting(product -> product.target().buffer().name())
                .doesNotContain("h_hPastAdj");
    }

    private static List<Stmt.Product> backward(String model) {
        return statements(model, Phase.BACKWARD).toList();
    }

    @Test
    void vectorsAreNotCopiedForLessThanItTakes() {
        assertThat(products(model("rnn", 5, 8), Phase.FORWARD)).containsExactly("5 x 6", "6 x 6");
        assertThat(products(model("rnn", 50, 8), Phase.FORWARD)).containsExactly("50 x 6", "6 x 6");
    }

    private static String model(String cell, int inputs, int batch) {
        return """
                model M {
                    steps 7
                    batch %d
                    input x[%d]
                    target d[6]
                    h = %s(x, hidden = 6)
                    output h
                    loss mean squared_error(h, d)
                }
                """.formatted(batch, inputs, cell);
    }

    /** Terms and columns of the products of matrices with vectors, in the order in which they run. */
    private static List<String> products(String model, Phase phase) {
        return statements(model, phase)
                .map(product -> product.terms().most() + " x " + product.columns())
                .toList();
    }

    private static Stream<Stmt.Product> statements(String model, Phase phase) {
        Program program = Compiler.schedule(Models.of(model), Options.DEFAULT.withUnroll(Unroll.PRODUCTS));
        return program.blocks().stream()
                .filter(block -> block.phase() == phase)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> method.body().stream())
                .filter(Stmt.Product.class::isInstance)
                .map(Stmt.Product.class::cast)
                .filter(product -> !product.add());
    }
}
