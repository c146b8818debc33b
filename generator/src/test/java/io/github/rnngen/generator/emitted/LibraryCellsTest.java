package io.github.rnngen.generator.emitted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of the library in both precisions, at three sizes, with and without lengths, forwards and in reverse: emitted
 * code against the interpreter, gradients against tangents.
 */
class LibraryCellsTest {
    private static final String OF_HIDDEN_SIZE =
            "rnn irnn indrnn antisymmetric lstm lstm_peephole lstm_coupled min_lstm gru"
                    + " gru_reset_before mgu min_gru ugrnn ligru fastgrnn mut3 variational_rnn variational_lstm variational_gru";

    /** How each cell is called on x[%1$d], with %1$d hidden elements where that can be chosen. */
    private static final Map<String, String> CALLS = calls();

    private static Map<String, String> calls() {
        Map<String, String> calls = new TreeMap<>();
        for (String cell : OF_HIDDEN_SIZE.split(" ", -1)) {
            calls.put(cell, cell + "(x, hidden = %1$d)");
        }
        for (String cell : List.of("sru", "mut1", "mut2", "layer_norm")) {
            calls.put(cell, cell + "(x)");
        }
        calls.put("linear", "linear(x, outputs = %1$d)");
        calls.put("embedding", "embedding(k, size = %1$d)");
        calls.put("jordan", "jordan(x, hidden = %1$d, outputs = 2)");
        calls.put("lstm_projected", "lstm_projected(x, hidden = %1$d, projected = 2)");
        calls.put("bidirectional", "bidirectional(x, layer = gru, hidden = %1$d)");
        return calls;
    }

    private static String model(String head, String call) {
        return """
                model M {
                    %s
                    input x[3]  input k : index[4]  target d[2]
                    a = %s
                    y = linear(a, outputs = 2)
                    output y
                    loss mean half_squared_error(y, d)
                }
                """.formatted(head, call);
    }

    /** A model per cell. */
    static List<String> models() {
        return CALLS.values().stream()
                .map(call -> model("precision double  steps 3", call.formatted(3)))
                .toList();
    }

    /** Cells without a state, for which there is no direction. */
    private static final List<String> STATELESS = List.of("linear", "embedding", "layer_norm");

    private static final List<String> PRECISIONS = List.of("double", "float");
    private static final List<String> LENGTHS = List.of("steps 4", "steps up to 5 batch 3");
    private static final List<Integer> SIZES = List.of(1, 4, 7);

    /** A model for each precision, with and without lengths, for each size, forwards and in reverse. */
    private static List<CheckedModel> models(String cell) {
        String call = CALLS.getOrDefault(cell, "");
        List<CheckedModel> models = new ArrayList<>();
        for (String reverse : STATELESS.contains(cell) ? List.of("") : List.of("", "reverse ")) {
            for (String precision : PRECISIONS) {
                for (String lengths : LENGTHS) {
                    for (int size : SIZES) {
                        String head = "precision " + precision + " " + lengths;
                        models.add(Models.of(model(head, reverse + call.formatted(size))));
                    }
                }
            }
        }
        return models;
    }

    static Set<String> cells() {
        return CALLS.keySet();
    }

    @Test
    void noCellIsLeftOut() throws IOException {
        List<String> cells = new ArrayList<>();
        String folder = "/io/github/rnngen/library/";
        try (InputStream in = Compiler.class.getResourceAsStream(folder + "cells.rnn")) {
            Matcher matcher = Pattern.compile("(?m)^cell (\\w+)").matcher(new String(in.readAllBytes(), UTF_8));
            while (matcher.find()) {
                cells.add(matcher.group(1));
            }
        }
        assertThat(CALLS.keySet()).containsExactlyInAnyOrderElementsOf(cells).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void emittedCodeEqualsTheInterpreterAndGradientsEqualTangents(String cell) {
        List<Integer> compared = Trial.runEach(models(cell), 11);
        assertThat(compared)
                .hasSize(STATELESS.contains(cell) ? 12 : 24)
                .allSatisfy(count -> assertThat(count).isGreaterThan(40));
    }
}
