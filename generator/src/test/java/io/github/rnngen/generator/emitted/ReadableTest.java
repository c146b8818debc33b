package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What helps those who read or call generated code. */
class ReadableTest {
    private static final String MODEL = """
            model M {
                steps up to 6
                batch 2
                input word : index[20]
                input gain
                input turn[3, 2] once
                target kind : index[4]
                seen = embedding(word, size = 8)
                h = gru(gain * seen, hidden = 64)
                y = linear(h ++ transpose(turn) @ h[0:3], outputs = 4)
                output y
                loss mean cross_entropy(y, kind)
            }
            """;

    /** What a method's Javadoc says of its port, the network's method first. */
    private static List<String> said(String source, String port) {
        return source.lines()
                .map(String::strip)
                .filter(line -> line.matches("\\* The (input|target|output) \\{@code " + port + "}.*"))
                .map(line -> line.substring(2))
                .toList();
    }

    @Test
    void portsSayHowTheyAreLaidOut() {
        String source = source(Options.DEFAULT);

        assertThat(said(source, "word"))
                .containsExactly(
                        "The input {@code word}, numbers from 0 to 19, laid out as {@code [STEPS][BATCH]}.",
                        "The input {@code word} of a time step: a number from 0 to 19.");
        assertThat(said(source, "gain"))
                .containsExactly(
                        "The input {@code gain}, laid out as {@code [STEPS][BATCH]}.",
                        "The input {@code gain} of a time step: one number.");
        assertThat(said(source, "turn"))
                .containsExactly(
                        "The input {@code turn}, laid out as {@code [BATCH][3][2]}.",
                        "The input {@code turn} of a sequence, laid out as {@code [3][2]}.");
        assertThat(said(source, "kind"))
                .containsExactly("The target {@code kind}, numbers from 0 to 3, laid out as {@code [STEPS][BATCH]}.");
        assertThat(said(source, "y"))
                .containsExactly(
                        "The output {@code y}, laid out as {@code [STEPS][BATCH][4]}.",
                        "The output {@code y} of a time step, laid out as {@code [4]}.");
    }

    /** But for comments, in which an equation is a line. */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void linesAreNoLongerThanAnEditorIsWide(Backend backend) {
        String source = source(Options.DEFAULT.withUnroll(Unroll.PRODUCTS).withBackend(backend));

        assertThat(source.lines().filter(line -> line.length() > 120))
                .allMatch(line -> line.strip().startsWith("//"));
    }

    private static String source(Options options) {
        return Compiler.emit(Models.of(MODEL), "m.rnn", options).get(0).content();
    }
}
