package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.train.TrainingState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingStatesTest {
    @Test
    void comesBackBitForBit() {
        TrainingState<float[]> state = new TrainingState<>(
                Map.of("optimizer/m", new float[] {0.1f, Float.NaN, -0.0f}, "best", new float[0]),
                Map.of("epochs_done", Long.MAX_VALUE, "seed", -1L),
                Map.of("best_loss", Double.POSITIVE_INFINITY, "rate", 0.1));
        Entries entries = TrainingStates.toEntries(state, Elements.FLOAT);
        TrainingState<float[]> back = TrainingStates.of(entries, Elements.FLOAT);
        assertThat(back.integers()).isEqualTo(state.integers());
        assertThat(back.reals()).isEqualTo(state.reals());
        assertThat(back.arrays()).containsOnlyKeys("optimizer/m", "best");
        assertThat(back.array("optimizer/m")).isEqualTo(new float[] {0.1f, Float.NaN, -0.0f});
        assertThat(TrainingStates.toEntries(back, Elements.FLOAT)).isEqualTo(entries);
    }

    @Test
    void everyStepGoesOnFromItsCheckpoint() {
        SampleRun undisturbed = new SampleRun();
        for (int step = 1; step <= 30; step++) {
            SampleRun resumed = new SampleRun();
            resumed.restore(undisturbed.toEntries());
            undisturbed.advance();
            resumed.advance();
            assertThat(resumed.step()).isEqualTo(undisturbed.step()).isEqualTo(step);
            assertThat(resumed.toEntries()).as("step %d", step).isEqualTo(undisturbed.toEntries());
        }
    }
}
