package io.github.rnngen.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.run.GradientCheck.Extent;
import io.github.rnngen.cli.run.GradientReport.ParameterErrors;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A check that nothing fails proves nothing. */
class GradientCheckTest {
    private static final CheckedModel MODEL = model("");
    private static final CheckedModel BATCH = model("batch 5");

    @Test
    void agreesWithSoundGradients() {
        GradientReport report = check(network(MODEL));

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
        GradientReport report = check(new SpoiledNetwork<>(network(MODEL), 3, 1e-8));

        assertThat(report.agrees()).isFalse();
        assertThat(report.lossAgrees()).isTrue();
        assertThat(report.parameters().stream().filter(errors -> !report.agrees(errors)))
                .extracting(ParameterErrors::name)
                .containsExactly("W");
    }

    @Test
    void noticesAnElementThatIsNotANumber() {
        assertThat(check(new SpoiledNetwork<>(network(MODEL), 3, Double.NaN)).agrees())
                .isFalse();
    }

    @Test
    void tellsWhichParameterIsWrong() {
        GradientReport report = check(new SpoiledNetwork<>(network(MODEL), 14, 1));

        assertThat(report.parameters().stream().filter(errors -> !report.agrees(errors)))
                .singleElement()
                .satisfies(errors -> {
                    assertThat(errors.name()).isEqualTo("U");
                    assertThat(errors.differenceError()).isGreaterThan(report.differenceTolerance());
                });
    }

    @Test
    void fewSequencesAndElementsShowFaultsToo() {
        GradientReport sound = few(network(BATCH));
        GradientReport spoiled = few(new SpoiledNetwork<>(network(BATCH), 3, 1e-8));

        assertThat(sound.agrees()).isTrue();
        assertThat(sound.sequences()).isEqualTo(2);
        assertThat(sound.parameters()).extracting(ParameterErrors::compared).containsExactly(4, 4);
        assertThat(spoiled.parameters().stream().filter(errors -> !spoiled.agrees(errors)))
                .extracting(ParameterErrors::name)
                .containsExactly("W");
    }

    @Test
    void ofLargeModelsLessIsCompared() {
        assertThat(extent(10, 100)).isEqualTo(new Extent(64, 16));
        assertThat(extent(1000, 100)).isEqualTo(new Extent(15, 16));
        assertThat(extent(10_000, 100)).isEqualTo(new Extent(2, 12));
        assertThat(extent(1_000_000, 1000)).isEqualTo(new Extent(2, 2));
    }

    /** For a network with one parameter of so many elements, and a batch of 64. */
    private static Extent extent(int elements, int steps) {
        return Extent.of(Signature.builder("M", Precision.FLOAT, steps, 64)
                .parameter("W", Distribution.constant(0), true, elements)
                .build());
    }

    private static GradientReport few(Network<double[]> network) {
        return GradientCheck.run(Compiler.graph(BATCH), network, new Extent(2, 4), 5);
    }

    private static GradientReport check(Network<double[]> network) {
        return GradientCheck.run(Compiler.graph(MODEL), network, 5);
    }

    @SuppressWarnings("unchecked")
    private static Network<double[]> network(CheckedModel model) {
        return (Network<double[]>) LoadedNetwork.of(Compiler.emit(model, "model.rnn", Options.DEFAULT));
    }

    private static CheckedModel model(String batch) {
        String text = """
                model Small {
                    precision double
                    steps 6
                    %s
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
                """.formatted(batch);
        SourceBytes source = new SourceBytes("model.rnn", text.getBytes(StandardCharsets.UTF_8));
        return Compiler.check(source, Imports.NONE).models().get(0);
    }
}
