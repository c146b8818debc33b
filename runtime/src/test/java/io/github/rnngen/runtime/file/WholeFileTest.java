package io.github.rnngen.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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
    void aFileThatIsReplacedKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        WholeFile.write(file, out -> out.write(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    /** As a service does that is shut down, and whose training saves where it is. */
    @Test
    void anInterruptedThreadWritesAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        WholeFile.write(file, out -> {
            out.write(new byte[10_000]);
            Thread.currentThread().interrupt();
            out.write(new byte[10_000]);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasSize(20_000);
        assertThat(folder.toFile().list()).containsExactly("w");
    }

    @Test
    void aFileThatNobodyMayWriteToIsReplacedAndStaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        WholeFile.write(file, out -> out.write(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r-----");
    }

    @Test
    void linksAreFollowedOrRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("w"));
        WholeFile.write(link, out -> out.write("after".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("after");
        assertThat(link).isSymbolicLink();
        Files.delete(file);
        assertThatThrownBy(() -> WholeFile.write(link, out -> out.write(1)))
                .isInstanceOf(IOException.class)
                .hasMessage(link + ": is a link to w, which is not there");
        assertThat(link).isSymbolicLink();
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
