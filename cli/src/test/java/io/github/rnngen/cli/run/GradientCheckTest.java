package io.github.rnngen.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.run.GradientReport.ParameterErrors;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.Network;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A check that nothing fails proves nothing. */
class GradientCheckTest {
    private static final CheckedModel MODEL = model();

    @Test
    void agreesWithSoundGradients() {
        GradientReport report = check(network());

        assertThat(report.agrees()).isTrue();
        assertThat(report.loss()).isEqualTo(report.interpretedLoss());
        assertThat(report.parameters())
                .extracting(ParameterErrors::name)
                .as("trained parameters")
                .containsExactly("W", "U");
        assertThat(report.parameters()).extracting(ParameterErrors::compared).containsExactly(6, 9);
        assertThat(report.parameters()).allSatisfy(errors -> {
            assertThat(errors.greatest()).isGreaterThan(1e-3);
            assertThat(errors.tangentError()).isLessThan(1e-13);
            assertThat(errors.differenceError()).isLessThan(1e-7);
        });
    }

    @Test
    void noticesASlightlyWrongElement() {
        GradientReport report = check(new SpoiledNetwork<>(network(), 3, 1e-8));

        assertThat(report.agrees()).isFalse();
        assertThat(report.lossAgrees()).isTrue();
        assertThat(report.parameters().stream().filter(errors -> !report.agrees(errors)))
                .extracting(ParameterErrors::name)
                .containsExactly("W");
    }

    @Test
    void noticesAnElementThatIsNotANumber() {
        assertThat(check(new SpoiledNetwork<>(network(), 3, Double.NaN)).agrees())
                .isFalse();
    }

    @Test
    void tellsWhichParameterIsWrong() {
        GradientReport report = check(new SpoiledNetwork<>(network(), 14, 1));

        assertThat(report.parameters().stream().filter(errors -> !report.agrees(errors)))
                .extracting(ParameterErrors::name)
                .containsExactly("U");
    }

    private static GradientReport check(Network<double[]> network) {
        return GradientCheck.run(Compiler.graph(MODEL), network, 5);
    }

    @SuppressWarnings("unchecked")
    private static Network<double[]> network() {
        return (Network<double[]>) LoadedNetwork.of(Compiler.emit(MODEL, "model.rnn", Options.DEFAULT));
    }

    private static CheckedModel model() {
        String text = """
                model Small {
                    precision double
                    steps 6
                    input x[2]
                    target d[3]
                    param W[3, 2] ~ glorot_uniform
                    param U[3, 3] ~ glorot_uniform
                    param b[3] = 0.5 frozen
                    state h[3] = 0
                    h = tanh(W @ x + U @ h[t-1] + b)
                    output h
                    loss sum sum((h - d)^2)
                }
                """;
        SourceBytes source = new SourceBytes("model.rnn", text.getBytes(StandardCharsets.UTF_8));
        return Compiler.check(source, Imports.NONE).models().get(0);
    }
}
