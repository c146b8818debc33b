package io.github.rnngen.generator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.ir.Unroll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are no wider than most rows. */
class VectorBitsTest {
    private static final Options VECTORS = Options.DEFAULT.withBackend(Backend.VECTOR);

    @ParameterizedTest
    @CsvSource({
        "float,  8,  8, 1, 256",
        "float, 12,  8, 4, 256",
        "float,  8, 40, 4, 512",
        "float, 16,  8, 4, 512",
        "float, 20,  8, 4, 512",
        "float, 64,  2, 1, 512",
        "double, 7,  8, 4, 256",
        "double, 8,  8, 1, 512"
    })
    void areAsWideAsMostRows(String precision, int hidden, int outputs, int batch, int bits) {
        CheckedModel model = Models.of("""
                model Net {
                    precision %s
                    steps 12
                    batch %d
                    input x[16] target d[%d]
                    h = lstm(x, hidden = %d)
                    y = linear(h, outputs = %d)
                    output y
                    loss mean squared_error(y, d)
                }
                """.formatted(precision, batch, outputs, hidden, outputs));
        Program program = Compiler.schedule(model, VECTORS);

        assertThat(program.unrolled()).isEqualTo(Unroll.PRODUCTS);
        assertThat(program.vectorBits()).isEqualTo(bits);
        assertThat(Compiler.emit(model, "net.rnn", VECTORS).get(0).content().contains("SPECIES_256"))
                .isEqualTo(bits == 256);
    }
}
