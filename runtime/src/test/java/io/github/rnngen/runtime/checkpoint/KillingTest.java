package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kills five times; with {@code -Dkills=500}, as many times as that, and prints what happened. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KillingTest {
    @Test
    void aRunThatIsKilledGoesOnBitForBit(@TempDir Path folder) throws IOException, InterruptedException {
        int kills = Integer.getInteger("kills", 5);
        Killing.Figures figures = new Killing(folder, 5).run(kills);
        System.out.println(figures);
        assertThat(figures.kills()).isEqualTo(kills);
        assertThat(figures.checkpoints()).isGreaterThan(kills);
        assertThat(figures.whileTraining()).isLessThan(kills);
        assertThat(figures.steps()).isGreaterThan(20);
    }
}
