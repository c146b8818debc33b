package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final Entries STATE = Entries.builder().integer("step", 9).build();

    private static Network<double[]> network(String name, int steps, int hidden, boolean trained) {
        Signature signature = Signature.builder(name, Precision.DOUBLE, steps, 1)
                .input(new Port("x", List.of(2), 0, false))
                .parameter("W", Distribution.constant(0), true, hidden, 2)
                .parameter("b", Distribution.constant(0), trained, 1)
                .state("h", 1, hidden)
                .build();
        return new BufferNetwork<>(signature, Elements.DOUBLE);
    }

    private final Network<double[]> network = network("M", 4, 2, true);
    private final double[] weights = {1, 2, 3, 4, 0.1};
    private final Entries saved = new Checkpoint<>(weights, Map.of("optimizer", STATE)).toEntries(network);

    @Test
    void whatIsSavedIsRestored() {
        Checkpoint<double[]> restored = Checkpoint.of(saved, network);
        assertThat(restored.weights()).containsExactly(weights);
        assertThat(restored.part("optimizer")).isEqualTo(STATE);
        assertThat(restored.part("scaling").texts()).isEmpty();
        assertThat(saved.text("model")).isEqualTo("""
                model M
                precision double
                steps 4
                batch 1
                input x[2]
                param W[2, 2]
                param b[1]
                state h[2]""");
    }

    @Test
    void namesHowAnotherModelDiffers() {
        assertThatThrownBy(() -> Checkpoint.of(saved, network("N", 4, 3, false)))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessage("""
                        the checkpoint is of another model. They differ in:
                          in the checkpoint only: model M
                          in the checkpoint only: param W[2, 2]
                          in the checkpoint only: param b[1]
                          in the checkpoint only: state h[2]
                          in this model only: model N
                          in this model only: param W[3, 2]
                          in this model only: param b[1] frozen
                          in this model only: state h[3]""");
    }

    @Test
    void weightsAloneFitAnotherLength() {
        Network<double[]> longer = network("M", 400, 2, true);
        assertThatThrownBy(() -> Checkpoint.of(saved, longer)).hasMessageEndingWith("in this model only: steps 400");
        assertThat(Checkpoint.ofWeights(saved, longer.signature(), longer.elements())
                        .weights())
                .containsExactly(weights);
        assertThat(Checkpoint.ofWeights(saved, longer.signature(), Elements.FLOAT)
                        .weights())
                .containsExactly(1, 2, 3, 4, 0.1f);
        Signature other = network("M", 4, 3, true).signature();
        assertThatThrownBy(() -> Checkpoint.ofWeights(saved, other, Elements.DOUBLE))
                .isInstanceOf(ArrayMismatchException.class)
                .hasMessageContaining("W: shape [2, 2] instead of [3, 2]");
    }

    @Test
    void partsHaveNamesThatCanBeToldApart() {
        for (String name : List.of("", "a/b", "weights")) {
            assertThatThrownBy(() -> new Checkpoint<>(weights, Map.of(name, STATE)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
