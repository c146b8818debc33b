package io.github.rnngen.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileStaysAsItWasIfWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": the disk is full");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("w");
    }

    @Test
    void aFileStaysAsItWasIfItCantBeReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1), target -> {
                    throw new IOException("no");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": no");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("w");
    }

    @Test
    void theNewFileIsCompleteBeforeTheOldOneIsTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        WholeFile.write(file, out -> out.write("after".getBytes(StandardCharsets.UTF_8)), target -> {
            assertThat(target).hasContent("before");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.filter(other -> !other.equals(target)))
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasContent("after"));
            }
        });
        assertThat(file).hasContent("after");
    }

    @Test
    void removesWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path file = folder.resolve("w");
        Files.writeString(folder.resolve("w.6fa459ea-ee8a-3ca4-894e-db77e160355e.tmp"), "half");
        Files.writeString(folder.resolve("w2.6fa459ea-ee8a-3ca4-894e-db77e160355e.tmp"), "another's");
        Files.writeString(folder.resolve("w.tmp"), "a user's");
        WholeFile.deleteLeftovers(file);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("w2.6fa459ea-ee8a-3ca4-894e-db77e160355e.tmp", "w.tmp");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> WholeFile.write(Path.of("/"), out -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("/: is not a regular file");
    }
}
