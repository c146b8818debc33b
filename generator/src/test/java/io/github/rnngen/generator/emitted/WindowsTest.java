package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A long sequence in windows, each starting from the state that the one before left, equals the sequence in one pass. */
class WindowsTest {
    private static final int STEPS = 12;
    private static final int WINDOW = 3;
    private static final int BATCH = 2;

    private static final String MODEL = """
            model M {
                precision double steps %d batch 2
                input x[3] target d[2]
                param start[4] = 0.3
                state trail[4] = start
                a, c = lstm(x, hidden = 4)
                trail = 0.5 * trail[t-1] + 0.25 * trail[t-5] + a
                y = linear(trail ++ c, outputs = 2)
                output y
                loss sum half_squared_error(y, d)
            }
            """;

    private static Compiled compiled(Unroll unroll) {
        return Compiled.of(List.of(STEPS, WINDOW).stream()
                .map(steps -> Compiler.emit(
                                Models.in("steps" + steps, Models.of(MODEL.formatted(steps))),
                                "test.rnn",
                                Options.DEFAULT.withUnroll(unroll))
                        .get(0))
                .toArray(GeneratedFile[]::new));
    }

    @ParameterizedTest
    @EnumSource(Unroll.class)
    void windowsWithCarriedStateEqualOneLongPass(Unroll unroll) {
        Compiled code = compiled(unroll);
        Network<double[]> whole = code.network("steps" + STEPS + ".M");
        Network<double[]> window = code.network("steps" + WINDOW + ".M");
        double[] parameters = whole.newParameters(5);
        for (String port : List.of("x", "d")) {
            Random random = new Random(port.hashCode());
            Arrays.setAll(whole.values(port), i -> random.nextDouble() - 0.5);
        }
        double loss = whole.loss(parameters);

        double total = 0;
        double[] outputs = new double[0];
        for (int from = 0; from < STEPS; from += WINDOW) {
            for (String port : List.of("x", "d")) {
                int row = whole.values(port).length / STEPS;
                System.arraycopy(whole.values(port), from * row, window.values(port), 0, WINDOW * row);
            }
            total += window.loss(parameters);
            outputs = join(outputs, window.values("y"));
            window.carryState();
        }

        double[] expected = whole.values("y");
        assertThat(outputs)
                .hasSize(STEPS * BATCH * 2)
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(expected);
        assertThat(total).isCloseTo(loss, org.assertj.core.data.Offset.offset(1e-13));
        assertThat(window.endState()).usingComparatorWithPrecision(1e-14).containsExactly(whole.endState());
        window.resetState();
        window.loss(parameters);
        assertThat(window.values("y")[0])
                .as("without the carried state")
                .isNotEqualTo(expected[(STEPS - WINDOW) * BATCH * 2]);
    }

    private static double[] join(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
