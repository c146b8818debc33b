package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.file.WholeFile;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("run.checkpoint");
    }

    private static Entries state(int step) {
        return Entries.builder()
                .array("weights/W", NpyArray.of(new double[] {step, -0.0, Double.NaN}, List.of(3)))
                .array("optimizer/m", NpyArray.of(new float[] {step}, List.of()))
                .integer("training/step", step)
                .real("training/best", 1.0 / step)
                .text("note", "line\nline")
                .build();
    }

    private void damage(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 1] ^= 1;
        Files.write(path, bytes);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        CheckpointFile.write(file, state(3));
        Entries read = CheckpointFile.read(file);
        assertThat(read).isEqualTo(state(3));
        assertThat(read.part("training").integer("step")).isEqualTo(3);
        assertThat(read.part("training").real("best")).isEqualTo(1.0 / 3);
        assertThat(SafetensorsFile.read(file).arrays()).containsOnlyKeys("weights/W", "optimizer/m");
    }

    @Test
    void thePreviousOneStays() throws IOException {
        for (int step = 1; step <= 3; step++) {
            CheckpointFile.write(file, state(step));
        }
        assertThat(CheckpointFile.read(file)).isEqualTo(state(3));
        assertThat(CheckpointFile.read(CheckpointFile.previous(file))).isEqualTo(state(2));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("run.checkpoint", "run.checkpoint.previous");
    }

    @Test
    void anInterruptedThreadWritesAndReads() throws IOException {
        CheckpointFile.write(file, state(1));
        Thread.currentThread().interrupt();
        CheckpointFile.write(file, state(2));
        Entries read = CheckpointFile.read(file);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).isEqualTo(state(2));
        assertThat(CheckpointFile.read(CheckpointFile.previous(file))).isEqualTo(state(1));
    }

    /** The last step of writing, in which the new file takes the place of the old one, may fail too. */
    @Test
    void theOldOneIsThereUntilTheNewOneTakesItsPlace() throws IOException {
        CheckpointFile.write(file, state(1));
        CheckpointFile.write(file, state(2));
        for (int times = 0; times < 2; times++) {
            assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1), target -> {
                        CheckpointFile.keepAsPrevious(target);
                        throw new IOException("the disk is gone");
                    }))
                    .hasMessageEndingWith("the disk is gone");
            assertThat(CheckpointFile.read(file)).isEqualTo(state(2));
            assertThat(CheckpointFile.read(CheckpointFile.previous(file))).isEqualTo(state(2));
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder("run.checkpoint", "run.checkpoint.previous");
        }
        CheckpointFile.write(file, state(3));
        assertThat(CheckpointFile.read(file)).isEqualTo(state(3));
        assertThat(CheckpointFile.read(CheckpointFile.previous(file))).isEqualTo(state(2));
    }

    @Test
    void findsTheNewestSoundOne() throws IOException {
        assertThat(CheckpointFile.lastGood(file)).isEmpty();
        CheckpointFile.write(file, state(1));
        CheckpointFile.write(file, state(2));
        assertThat(CheckpointFile.lastGood(file)).contains(new CheckpointFile.Found(state(2), file, Optional.empty()));
        damage(file);
        Path previous = CheckpointFile.previous(file);
        assertThat(CheckpointFile.lastGood(file))
                .contains(new CheckpointFile.Found(
                        state(1), previous, Optional.of(file + ": is damaged: its checksum is wrong")));
        Files.delete(file);
        assertThat(CheckpointFile.lastGood(file))
                .contains(new CheckpointFile.Found(state(1), previous, Optional.of(file + ": is not there")));
        Files.copy(previous, file);
        damage(file);
        damage(previous);
        assertThatThrownBy(() -> CheckpointFile.lastGood(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is damaged: its checksum is wrong\n" + previous
                        + ": is damaged: its checksum is wrong");
    }

    @Test
    void thePreviousOneIsFoundThroughALink() throws IOException {
        Path link = Files.createDirectory(folder.resolve("links")).resolve("current");
        CheckpointFile.write(file, state(1));
        Files.createSymbolicLink(link, Path.of("..", "run.checkpoint"));
        CheckpointFile.write(link, state(2));
        assertThat(CheckpointFile.lastGood(link)).contains(new CheckpointFile.Found(state(2), link, Optional.empty()));
        damage(file);
        assertThat(CheckpointFile.lastGood(link).orElseThrow().entries()).isEqualTo(state(1));
        Files.delete(file);
        assertThat(CheckpointFile.lastGood(link).orElseThrow().entries()).isEqualTo(state(1));
    }

    @Test
    void oneThatIsDamagedNeverTakesThePlaceOfOneThatIsSound() throws IOException {
        CheckpointFile.write(file, state(1));
        CheckpointFile.write(file, state(2));
        damage(file);
        CheckpointFile.write(file, state(3));
        assertThat(CheckpointFile.read(file)).isEqualTo(state(3));
        assertThat(CheckpointFile.read(CheckpointFile.previous(file))).isEqualTo(state(1));
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Files.writeString(folder.resolve("run.checkpoint.6fa459ea-ee8a-3ca4-894e-db77e160355e.tmp"), "half");
        Files.writeString(folder.resolve("run.checkpoint.previous.6fa459ea-ee8a-3ca4-894e-db77e160355e.tmp"), "half");
        CheckpointFile.write(file, state(1));
        assertThat(folder.toFile().list()).containsExactly("run.checkpoint");
    }

    @Test
    void filesOfOthersAreNotOverwritten() throws IOException {
        SafetensorsFile.write(file, Map.of("W", NpyArray.of(new double[] {1}, List.of())));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> CheckpointFile.write(file, state(1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is no checkpoint, and is not overwritten");
        assertThat(file).hasBinaryContent(before);
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is a safetensors file, but no checkpoint");
        assertThatThrownBy(() -> CheckpointFile.write(folder, state(1))).isInstanceOf(IOException.class);
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        CheckpointFile.write(file, state(7));
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> CheckpointFile.decode(flipped, "c"))
                    .as("bit %d", bit)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void everyTruncationAndEveryByteTooManyIsFound() throws IOException {
        CheckpointFile.write(file, state(7));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length + 1; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatThrownBy(() -> CheckpointFile.decode(cut, "c")).isInstanceOf(CheckpointException.class);
            }
        }
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> state(1).integer("optimizer/step")).hasMessage("there is no integer optimizer/step");
        assertThatThrownBy(() -> state(1).array("v")).hasMessage("there is no array v");
        assertThatThrownBy(() -> state(1).integer("note"))
                .hasMessage("the entry note should be an integer, but is 'line\nline'");
    }
}
