package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.schedule.ir.Unroll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are used anew for other steps, and loops that take a few sequences at a time. */
class NearRowsTest {
    private static final Options PRODUCTS = Options.DEFAULT.withUnroll(Unroll.PRODUCTS);

    private static final String MODEL = """
            model M {
                precision float steps 5 batch %d
                input x[2] target d[2]
                a = lstm(x, hidden = 96)
                b = reverse gru(x, hidden = 90)
                y = linear(a ++ b, outputs = 2)
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    @ParameterizedTest
    @CsvSource({"5, 5", "5, 3", "5, 1", "40, 40", "40, 33"})
    void emittedCodeEqualsTheInterpreter(int batch, int sequences) {
        assertThat(Trial.run(Models.of(MODEL.formatted(batch)), sequences, 5))
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }

    @Test
    void statesOfAdjointsTakeTurnsInTwoRows() {
        CheckedModel model = Models.of(MODEL.formatted(40));
        String source = Compiler.emit(model, "m.rnn", PRODUCTS).get(0).content();
        assertThat(source)
                .contains("A_H_PAST_ADJ + " + 40 * 96 + " * otherRow")
                .contains("A_C_PAST_ADJ + " + 40 * 96 + " * row")
                .contains("B_H_PAST_ADJ + " + 40 * 90 + " * otherRow")
                .contains("A_H_PAST_ADJ_PART_VECTORS + " + 40 * 400 + " * blockStep")
                .contains("for (int b0 = 0; b0 < sequences; b0 += 2)");
    }
}
