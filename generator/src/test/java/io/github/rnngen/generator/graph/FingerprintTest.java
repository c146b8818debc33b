package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.emitted.Models;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String MODEL = """
            model M {
                steps 2
                input x[2]
                target d[2]
                param b[2] = 0
                z = 2 * x
                y = tanh(z + b)
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    private static String of(String model) {
        return Fingerprint.of(Compiler.graph(Models.of(model)));
    }

    @Test
    void tellsEquationsApartAndNotTheirNames() {
        assertThat(of(MODEL)).matches("[0-9a-f]{16}").isEqualTo(of(MODEL.replace("z", "between")));
        assertThat(of(MODEL))
                .isNotEqualTo(of(MODEL.replace("2 * x", "3 * x")))
                .isNotEqualTo(of(MODEL.replace("tanh", "sigmoid")))
                .isNotEqualTo(of(MODEL.replace("half_squared_error", "squared_error")));
    }
}
