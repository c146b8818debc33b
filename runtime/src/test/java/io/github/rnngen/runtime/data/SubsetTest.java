package io.github.rnngen.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.LeakyNetwork;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.train.ArraySequences;
import io.github.rnngen.runtime.train.Sequences;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {
    private static final double GAP = Double.NaN;

    private final LeakyNetwork<double[]> network = new LeakyNetwork<>(Elements.DOUBLE, 2, 2);

    private Sequences<double[]> windows(double... series) {
        return ArraySequences.windows(network.signature(), Elements.DOUBLE, 1)
                .values("x", series)
                .values("d", series, 1)
                .build();
    }

    private static int[] chosen(Subset<?> subset) {
        return IntStream.range(0, subset.count()).map(subset::indexInAll).toArray();
    }

    @Test
    void windowsThatTouchAGapAreLeftOut() {
        Sequences<double[]> windows = windows(0, 1, 2, 3, GAP, 5, 6, 7, 8, GAP);
        assertThat(windows.count()).isEqualTo(8);
        Subset<double[]> complete = Subset.complete(windows, network);
        assertThat(chosen(complete)).containsExactly(0, 1, 5, 6);
        complete.load(2, network, 1);
        assertThat(network.values("x")[1]).isEqualTo(5);
        assertThat(network.values("x")[3]).isEqualTo(6);
        assertThat(network.values("d")[3]).isEqualTo(7);
    }

    @Test
    void whatLiesBehindASequencesEndIsNoGap() {
        Signature signature = Signature.builder("M", Precision.FLOAT, 2, 1)
                .variableLength()
                .input(new Port("x", List.of(2), 0, false))
                .target(new Port("d", List.of(), 0, true))
                .build();
        Sequences<float[]> sequences = ArraySequences.consecutive(signature, Elements.FLOAT)
                .values("x", new float[] {1, 2, Float.NaN, Float.NaN, 1, 2, 3, Float.NaN, 1, 2, 3, 4})
                .values("d", new float[] {0, 0, Float.NaN})
                .lengths(new int[] {1, 2, 2})
                .build();
        assertThat(chosen(Subset.complete(sequences, new BufferNetwork<>(signature, Elements.FLOAT))))
                .containsExactly(0);
    }

    @Test
    void aSequenceContinuesTheOneBeforeItOnlyIfItDoesSoAmongAll() {
        Sequences<double[]> series = new Sequences<>() {
            @Override
            public int count() {
                return 8;
            }

            @Override
            public void load(int sequence, Network<double[]> into, int slot) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int length(int sequence, Network<double[]> any) {
                return 10 + sequence;
            }

            @Override
            public boolean continues(int sequence) {
                return sequence != 0 && sequence != 3;
            }
        };
        Subset<double[]> subset = Subset.of(series, 1, 2, 3, 4, 6, 5, 6);
        assertThat(IntStream.range(0, subset.count()).filter(subset::continues).toArray())
                .as("after a border of series, a gap, and a step back")
                .containsExactly(1, 3, 6);
        assertThat(subset.length(4, network)).isEqualTo(16);
    }

    @Test
    void refusesNumbersThatAreNotThere() {
        Sequences<double[]> windows = windows(0, 1, 2, 3);
        assertThatThrownBy(() -> Subset.of(windows, 0, 2)).hasMessage("there is no sequence 2 among 2 from 0 on");
    }

    @Test
    void splitByTimeSharesNoStep() {
        Sequences<double[]> windows =
                windows(IntStream.range(0, 13).asDoubleStream().toArray());
        Split<double[]> split = Split.byTime(windows, 0.3, 2);
        assertThat(chosen(split.training())).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(chosen(split.validation())).containsExactly(8, 9, 10);
        split.training().load(5, network, 0);
        split.validation().load(0, network, 1);
        double lastOfTraining = network.values("d")[2];
        double firstOfValidation = network.values("x")[1];
        assertThat(lastOfTraining).isEqualTo(7);
        assertThat(firstOfValidation).isEqualTo(8);
    }

    @Test
    void splitBySequenceIsRandomAndRepeats() {
        Sequences<double[]> windows = windows(new double[102]);
        Split<double[]> split = Split.bySequence(windows, 0.25, 7);
        int[] training = chosen(split.training());
        int[] validation = chosen(split.validation());
        assertThat(validation).hasSize(25).isSorted();
        assertThat(IntStream.concat(IntStream.of(training), IntStream.of(validation))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(chosen(Split.bySequence(windows, 0.25, 7).validation())).isEqualTo(validation);
        assertThat(chosen(Split.bySequence(windows, 0.25, 8).validation())).isNotEqualTo(validation);
    }

    @Test
    void nothingLeftIsAnError() {
        Sequences<double[]> windows = windows(0, 1, 2, 3, 4);
        assertThatThrownBy(() -> Split.byTime(windows, 0.1, 0))
                .hasMessage("of 3 sequences none is left for validation");
        assertThatThrownBy(() -> Split.byTime(windows, 0.3, 2)).hasMessage("of 3 sequences none is left for training");
        assertThatThrownBy(() -> Split.bySequence(windows, 1, 0))
                .hasMessage("the part for validation must lie between 0 and 1, not be 1.0");
    }
}
