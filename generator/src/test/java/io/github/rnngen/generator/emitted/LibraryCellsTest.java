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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the library: emitted code against the interpreter, gradients against tangents. */
class LibraryCellsTest {
    private static final String OF_HIDDEN_SIZE =
            "rnn irnn indrnn antisymmetric lstm lstm_peephole lstm_coupled min_lstm gru"
                    + " gru_reset_before mgu min_gru ugrnn ligru fastgrnn mut3";

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

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        CALLS.forEach((cell, call) -> {
            cases.add(Arguments.of(cell, model("precision double  steps 3", call.formatted(3))));
            String reversed = List.of("linear", "embedding", "layer_norm").contains(cell) ? call : "reverse " + call;
            String head = "precision float  steps up to 4  batch 3";
            cases.add(Arguments.of("reverse " + cell, model(head, reversed.formatted(5))));
        });
        return cases;
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
        assertThat(CALLS.keySet()).containsExactlyInAnyOrderElementsOf(cells).hasSize(25);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void emittedCodeEqualsTheInterpreter(String cell, String text) {
        CheckedModel model = Models.of(text);
        List<Integer> compared = Trial.run(model, Math.max(1, model.batch() - 1), 11);
        assertThat(compared)
                .hasSize(Form.ALL.size())
                .allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }
}
