package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of single sequences that end within a vector: code works on whole vectors all the same. */
class RaggedRowsTest {
    private static final String MODEL = """
            model M {
                precision %s steps 4
                input x[3] target d[2]
                param v[%2$d] ~ normal(0, 0.3)
                a = lstm(x, hidden = %2$d)
                b = %3$s(x, hidden = %2$d)
                p = sigmoid(b - a)
                q = a * a + b
                r = sigmoid(b + a)
                c = (a * v + p * q * r * q)[1:%2$d]
                y = linear(c, outputs = 2)
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "float, 5, gru",
        "float, 8, gru",
        "float, 9, gru",
        "float, 16, gru",
        "float, 17, gru",
        "float, 20, reverse gru",
        "float, 31, reverse gru",
        "double, 5, gru",
        "double, 8, reverse gru",
        "double, 9, gru",
        "double, 12, gru",
        "double, 17, reverse gru"
    })
    void emittedCodeEqualsTheInterpreter(String precision, int units, String cell) {
        assertThat(Trial.run(Models.of(MODEL.formatted(precision, units, cell)), 1, units))
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }

    @Test
    void functionsTakeNeighbouringRowsAtOnce() {
        Options options = Options.DEFAULT.withUnroll(Unroll.PRODUCTS).withBackend(Backend.VECTOR);
        String source = Compiler.emit(Models.of(MODEL.formatted("float", 9, "gru")), "m.rnn", options)
                .get(0)
                .content();
        List<String> stream =
                source.substring(source.indexOf("class Stream")).lines().toList();
        assertThat(stream)
                .anyMatch(line -> line.contains("sigmoidAll(w, A_I, 48, w"))
                .anyMatch(line -> line.contains("tanhAll(w, A_G, wholeVectors(9), w"))
                .anyMatch(line -> line.contains("for (int i = 0; i < 9; i += LANES) {"));
    }
}
