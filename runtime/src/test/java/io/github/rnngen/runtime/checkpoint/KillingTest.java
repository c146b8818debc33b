package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link Killing}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KillingTest {
    @Test
    void aRunThatIsKilledGoesOnBitForBit(@TempDir Path folder) throws IOException, InterruptedException {
        Killing.Figures figures = new Killing(folder, 5).run(5);
        assertThat(figures.kills()).isEqualTo(5);
        assertThat(figures.checkpoints()).isGreaterThan(5);
        assertThat(figures.steps()).isGreaterThan(20);
    }
}
