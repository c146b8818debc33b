package io.github.rnngen.generator.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.graph.EquationPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors become one unless that would be too large or too small. */
class FactorsTest {
    @ParameterizedTest
    @CsvSource({
        "2 * (3 * x), 6 * x",
        "(x * 3) * 2, 6 * x",
        "1e30 * (1e-30 * x), z[2] = x + b",
        "1e30 * (1e30 * x), 1e30 * (1e30 * x)",
        "-1e30 * (x * 1e30), (x * 1e30)",
        "1e-25 * (1e-25 * x), 1e-25 * (1e-25 * x)",
    })
    void ofOneProduct(String written, String simplified) {
        String model = """
                model M {
                    steps 2
                    input x[2]
                    target d[2]
                    param b[2] = 0
                    y = %s
                    z = y + b
                    output z
                    loss mean half_squared_error(z, d)
                }
                """.formatted(written);

        assertThat(EquationPrinter.printForward(Compiler.graph(Models.of(model))))
                .contains(simplified);
    }
}
