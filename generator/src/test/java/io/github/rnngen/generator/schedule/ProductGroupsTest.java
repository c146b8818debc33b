package io.github.rnngen.generator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Section.Phase;
import java.util.List;
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
        Program program = Compiler.schedule(Models.of(model), Options.DEFAULT.withUnroll(Unroll.PRODUCTS));
        return program.blocks().stream()
                .filter(block -> block.phase() == phase)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> method.body().stream())
                .filter(Stmt.Product.class::isInstance)
                .map(Stmt.Product.class::cast)
                .filter(product -> !product.add())
                .map(product -> product.terms().most() + " x " + product.columns())
                .toList();
    }
}
