package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients that are added up in the loop over steps, some steps at a time: batches so large that it pays. */
class BlocksOfStepsTest {
    /** Steps are no multiple of a block's. */
    private static final String MODEL = """
            model M {
                precision double steps 7 batch %d
                input x[2] target d[2]
                a, c = lstm(x, hidden = 2)
                b = rnn(a, hidden = 2)
                y = linear(b ++ W @ a.c[t-2], outputs = 2)
                param W[1, 2] ~ normal(0, 0.5)
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    /** A gradient with so many rows that both operands are copied, without what lies between two steps' sequences. */
    private static final String TALL = """
            model M {
                precision double steps 7 batch %d
                input x[1] target d[130]
                y = linear(x, outputs = 130)
                output y
                loss sum dot(y, d)
            }
            """;

    @ParameterizedTest
    @CsvSource({"40, 40", "40, 20"})
    void emittedCodeEqualsTheInterpreter(int batch, int sequences) {
        check(MODEL, batch, sequences);
    }

    @ParameterizedTest
    @CsvSource("20, 19")
    void theSameWhereBothOperandsAreCopied(int batch, int sequences) {
        check(TALL, batch, sequences);
    }

    private static void check(String text, int batch, int sequences) {
        CheckedModel model = Models.of(text.formatted(batch));
        assertThat(Trial.run(model, sequences, 11))
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }

    @ParameterizedTest
    @CsvSource({"18, false", "19, true"})
    void aBlockIsLessThanAllSteps(int batch, boolean blocks) {
        Options products = Options.DEFAULT.withUnroll(Unroll.PRODUCTS);
        String source = Compiler.emit(Models.of(MODEL.formatted(batch)), "test.rnn", products)
                .get(0)
                .content();
        assertThat(List.of(source.contains("stepsOfBlock"), source.contains("stepsAtOnce")))
                .containsExactly(blocks, true);
    }
}
