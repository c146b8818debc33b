package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ArraySequencesTest {
    /** Two steps, room for two sequences; a vector, an index and one number per sequence. */
    private static final Signature SIGNATURE = Signature.builder("M", Precision.FLOAT, 2, 2)
            .input(new Port("x", List.of(3), 0, false))
            .input(new Port("s", List.of(), 0, true))
            .target(new Port("c", List.of(), 10, false))
            .build();

    private static ArraySequencesBuilder<float[]> consecutive() {
        return ArraySequences.consecutive(SIGNATURE, Elements.FLOAT);
    }

    private static ArraySequencesBuilder<float[]> windows(int stride) {
        return ArraySequences.windows(SIGNATURE, Elements.FLOAT, stride);
    }

    private static float[] upTo(int end) {
        float[] numbers = new float[end];
        for (int i = 0; i < end; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    @Test
    void consecutiveSequencesGoToTheirSlots() {
        Sequences<float[]> sequences = consecutive()
                .values("x", upTo(18))
                .values("s", new float[] {10, 20, 30})
                .indices("c", new int[] {1, 2, 3, 4, 5, 6})
                .build();
        Network<float[]> network = new BufferNetwork<>(SIGNATURE, Elements.FLOAT);
        sequences.load(2, network, 0);
        sequences.load(0, network, 1);
        assertThat(sequences.count()).isEqualTo(3);
        assertThat(network.values("x")).containsExactly(12, 13, 14, 0, 1, 2, 15, 16, 17, 3, 4, 5);
        assertThat(network.values("s")).containsExactly(30, 10);
        assertThat(network.indices("c")).containsExactly(5, 1, 6, 2);
    }

    @Test
    void windowsWalkOverASeries() {
        Sequences<float[]> sequences = windows(2)
                .values("x", upTo(3 * 7))
                .values("s", new float[] {10, 20, 30})
                .indices("c", new int[] {0, 1, 2, 3, 4, 5, 6}, 1)
                .build();
        Network<float[]> network = new BufferNetwork<>(SIGNATURE, Elements.FLOAT);
        sequences.load(1, network, 0);
        sequences.load(2, network, 1);
        assertThat(sequences.count()).isEqualTo(3);
        assertThat(network.values("x")).containsExactly(6, 7, 8, 12, 13, 14, 9, 10, 11, 15, 16, 17);
        assertThat(network.values("s")).containsExactly(20, 30);
        assertThat(network.indices("c")).containsExactly(3, 5, 4, 6);
    }

    @Test
    void thereAreAsManyWindowsAsFitIntoTheShortestSeries() {
        ArraySequencesBuilder<float[]> windows = windows(1).values("x", upTo(3 * 7));
        assertThat(windows.values("s", upTo(6)).indices("c", new int[7]).build().count())
                .isEqualTo(6);
        assertThat(windows.values("s", upTo(3))
                        .indices("c", new int[7], 3)
                        .build()
                        .count())
                .isEqualTo(3);
        assertThat(windows.values("s", upTo(1))
                        .indices("c", new int[7], 5)
                        .build()
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> windows.indices("c", new int[7], 6).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c has 7 steps: a window from step 6 on takes 8");
        assertThatThrownBy(() ->
                        windows.indices("c", new int[7], Integer.MAX_VALUE).build())
                .hasMessage("c has 7 steps: a window from step 2147483647 on takes 2147483649");
    }

    @Test
    void sequencesHaveTheirLengthsOrAllSteps() {
        Signature signature = Signature.builder("V", Precision.FLOAT, 4, 2)
                .variableLength()
                .input(new Port("u", List.of(), 0, false))
                .build();
        ArraySequencesBuilder<float[]> builder =
                ArraySequences.consecutive(signature, Elements.FLOAT).values("u", upTo(12));
        Network<float[]> network = new BufferNetwork<>(signature, Elements.FLOAT);
        Sequences<float[]> differing = builder.lengths(new int[] {4, 1, 2}).build();
        differing.load(1, network, 0);
        differing.load(2, network, 1);
        assertThat(network.lengths()).containsExactly(1, 2);
        ArraySequences.consecutive(signature, Elements.FLOAT)
                .values("u", upTo(12))
                .build()
                .load(1, network, 0);
        assertThat(network.lengths()).containsExactly(4, 2);
        assertThatThrownBy(() -> builder.lengths(new int[] {4, 5, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lengths: 5 at 1 is not in 1 to 4");
        assertThatThrownBy(() -> builder.lengths(new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lengths: 0 at 0 is not in 1 to 4");
        assertThatThrownBy(() -> builder.lengths(new int[] {1}).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 lengths for 3 sequences");
    }

    @Test
    void indicesPastTheEndOfASequenceCanBeAny() {
        Signature signature = Signature.builder("V", Precision.FLOAT, 3, 2)
                .variableLength()
                .input(new Port("k", List.of(), 5, false))
                .build();
        int[] padded = {4, -1, -1, 0, 1, -1};
        Network<float[]> network = new BufferNetwork<>(signature, Elements.FLOAT);
        ArraySequences.consecutive(signature, Elements.FLOAT)
                .lengths(new int[] {1, 2})
                .indices("k", padded)
                .build()
                .load(1, network, 0);
        assertThat(network.indices("k")).startsWith(0, 0, 1);
        assertThatThrownBy(() -> ArraySequences.consecutive(signature, Elements.FLOAT)
                        .indices("k", padded)
                        .lengths(new int[] {1, 3})
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k: -1 at 5 is not in 0 to 4");
        assertThatThrownBy(() -> ArraySequences.consecutive(signature, Elements.FLOAT)
                        .indices("k", padded)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k: -1 at 1 is not in 0 to 4");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertRefused(b -> b.values("y", upTo(6)), "y is neither an input nor a target; there are x, s, c");
        assertRefused(b -> b.values("c", upTo(6)), "c is an index: its values are integers");
        assertRefused(b -> b.indices("x", new int[6]), "x is no index: its values are real numbers");
        assertRefused(b -> b.indices("c", new int[] {9, 10}), "c: 10 at 1 is not in 0 to 9");
        assertRefused(b -> b.indices("c", new int[] {-1, 0}), "c: -1 at 0 is not in 0 to 9");
        assertRefused(
                b -> b.values("x", upTo(9)),
                "x: 9 numbers from step 0 on don't make up whole sequences of 2 steps of 3");
        assertRefused(b -> b.lengths(new int[] {1}), "all sequences of M have 2 steps");
        assertRefused(b -> b.values("x", upTo(6), -1), "x: a first step of -1 is before the start");
        assertRefused(b -> b.values("x", upTo(6)).build(), "no values for s, c");
        assertRefused(
                b -> b.values("x", upTo(6))
                        .values("s", upTo(2))
                        .indices("c", new int[2])
                        .build(),
                "s has 2 sequences where another has 1");
        assertThatThrownBy(() -> windows(1).values("x", upTo(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x: 7 numbers from step 0 on don't make up whole steps of 3");
        assertThatThrownBy(() -> windows(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stride must be at least 1, not 0");
    }

    private static void assertRefused(Consumer<ArraySequencesBuilder<float[]>> use, String message) {
        assertThatThrownBy(() -> use.accept(consecutive()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void valuesOfWindowsAreAsManyAsWindows() {
        Signature signature = Signature.builder("M", Precision.DOUBLE, 3, 1)
                .input(new Port("x", List.of(), 0, false))
                .target(new Port("d", List.of(), 0, true))
                .build();
        ArraySequencesBuilder<double[]> builder =
                ArraySequences.windows(signature, Elements.DOUBLE, 1).values("x", new double[8]);

        assertThat(builder.values("d", new double[6]).build().count()).isEqualTo(6);
        assertThatThrownBy(() -> builder.values("d", new double[5]).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("d has 5 values, one per window, where there are 6 windows");
    }
}
