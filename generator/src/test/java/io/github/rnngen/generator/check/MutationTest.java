package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.diagnostic.DiagnosticPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models with a few words lost, doubled, swapped or moved: each is a model still, or gets messages; nothing throws. */
class MutationTest {
    private static final int ROUNDS = Integer.getInteger("mutation.rounds", 400);
    private static final Pattern WORD = Pattern.compile("\\w+|\\n|\\S");

    private static final String TEXT = """
            package com.example
            function scaled(a, factor = 2) = factor * a
            cell mine(x[n], hidden, activation = tanh, layer = linear) {
                param W[hidden, n] ~ normal(0, 1 / sqrt(n))
                const A[2, 2] = [[0, 1], [-1, 0]]
                state h[hidden] = 0
                z = layer(x, outputs = hidden)
                h = activation(W @ x + z + scaled(h[t-1], factor = 0.5) * h[t-2] + sum(A))
                output h, z
            }
            model Example {
                precision double
                steps up to 12
                batch 4
                dim n = 3, m = 2 * n
                input x[n]
                input k : index[7]
                input s[m] once
                target d[2]
                param E[7, n] ~ glorot_uniform frozen
                param c[m] = 0
                state q[m] = s
                e = E[k] ++ x
                q = select(e > 0, q[t-1], -e^2 / 3)
                h, z = mine(q[1:4], hidden = 5)
                top = reverse lstm(h ++ z, hidden = m, gate = hard_sigmoid)
                y = linear(top + c + top.c[t-1], outputs = 2)
                output y, top
                loss mean squared_error(y, d) at last
                loss sum 0.01 * sum(c^2)
            }
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void nothingThrows(int changes) {
        assertThat(Sources.messages(Sources.check(TEXT))).isEmpty();
        Random random = new Random(changes);
        DiagnosticPrinter printer = new DiagnosticPrinter(true);
        int sound = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutate(random, changes);
            CheckedFile file = Sources.check(text);
            assertThat(file.models().isEmpty()).as(text).isEqualTo(file.hasErrors());
            assertThat(file.diagnostics()).as(text).allSatisfy(fault -> {
                assertThat(printer.print(fault)).contains(fault.code().id());
                assertThat(fault.message()).doesNotContain("null", "Optional", "Token", "\n");
            });
            sound += file.hasErrors() ? 0 : 1;
        }
        assertThat(sound).as("some changes are harmless, most are not").isLessThan(ROUNDS / 2);
    }

    private static String mutate(Random random, int changes) {
        List<String> words = new ArrayList<>(
                WORD.matcher(TEXT).results().map(MatchResult::group).toList());
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(words.size());
            String other = words.get(random.nextInt(words.size()));
            switch (random.nextInt(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(at));
                case 2 -> words.set(at, other);
                default -> words.add(at, other);
            }
        }
        return String.join(" ", words);
    }
}
