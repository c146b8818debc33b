package io.github.rnngen.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a power failure must not take away is forced to disk, as the flight recorder of the JDK sees it. */
class ForcedTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "forces no folders")
    void theNewFileBeforeItTakesItsPlaceAndThenTheFolder() throws IOException {
        Path file = folder.resolve("w");
        Path events = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            WholeFile.write(file, out -> out.write(1));
            recording.stop();
            recording.dump(events);
        }
        List<String> forced = RecordingFile.readAllEvents(events).stream()
                .map((RecordedEvent event) -> event.getString("path"))
                .toList();

        assertThat(Files.size(file)).isEqualTo(1);
        assertThat(forced).hasSize(2);
        assertThat(forced.get(0)).startsWith(file + ".").endsWith(".tmp");
        assertThat(forced.get(1)).isEqualTo(folder.toString());
    }
}
