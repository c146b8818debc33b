package io.github.rnngen.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.npz.NpzFile;
import io.github.rnngen.runtime.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing can be written, the error names the file and the reason, and what was there is there bit for bit. */
class FullDiskTest {
    private static final int BLOCK = 512;
    private static final int DISK = 64 * BLOCK;

    /** What can be written, with so many numbers in it. */
    private enum Format {
        CHECKPOINT {
            @Override
            void write(Path path, int numbers) throws IOException {
                CheckpointFile.write(
                        path, Entries.builder().array("w", array(numbers)).build());
            }
        },
        SAFETENSORS {
            @Override
            void write(Path path, int numbers) throws IOException {
                SafetensorsFile.write(path, Map.of("w", array(numbers)));
            }
        },
        NPZ {
            @Override
            void write(Path path, int numbers) throws IOException {
                NpzFile.write(path, Map.of("w", array(numbers)));
            }
        };

        abstract void write(Path path, int numbers) throws IOException;

        private static NpyArray array(int numbers) {
            return NpyArray.generate(NpyType.F8, List.of(numbers), i -> i + 0.5 * numbers);
        }
    }

    private static Map<String, List<Byte>> content(Path folder) throws IOException {
        Map<String, List<Byte>> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                content.put(
                        file.getFileName().toString(),
                        Stream.iterate(0, i -> i < bytes.length, i -> i + 1)
                                .map(i -> bytes[i])
                                .toList());
            }
        }
        return content;
    }

    /** However much space is left when the disk gets full. */
    @ParameterizedTest
    @EnumSource
    void aFullDiskChangesNothing(Format format) throws IOException {
        int refused = 0;
        for (int blocks = 0; blocks <= 8; blocks++) {
            Configuration disk = Configuration.unix().toBuilder()
                    .setBlockSize(BLOCK)
                    .setMaxSize(DISK)
                    .build();
            try (FileSystem files = Jimfs.newFileSystem(disk)) {
                Path folder = files.getPath("/work");
                Path file = folder.resolve("weights");
                format.write(file, 3);
                format.write(file, 4);
                long others = files.getFileStores().iterator().next().getUsableSpace() - (long) blocks * BLOCK;
                Files.write(folder.resolve("others"), new byte[(int) others]);
                Map<String, List<Byte>> before = content(folder);
                try {
                    format.write(file, 300);
                    assertThat(blocks).isGreaterThanOrEqualTo(5);
                } catch (IOException e) {
                    assertThat(e).hasMessage("/work/weights: out of disk space");
                    assertThat(content(folder)).isEqualTo(before);
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(5, 8);
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void aFolderThatIsReadOnlyIsNamed(Format format, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("weights");
        format.write(file, 3);
        Map<String, List<Byte>> before = content(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(folder), "an administrator may write anywhere");
            assertThatThrownBy(() -> format.write(file, 4))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + ": no permission to write in " + folder.toRealPath());
            assertThat(content(folder)).isEqualTo(before);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatIsNotThereIsNamed(Format format, @TempDir Path folder) {
        Path file = folder.resolve("none").resolve("weights");
        assertThatThrownBy(() -> format.write(file, 4))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": there is no folder " + file.getParent());
    }

    /** By command, on a disk that is full or read-only: {@code -Dunwritable=FOLDER}. */
    @Test
    @EnabledIfSystemProperty(named = "unwritable", matches = ".+")
    void aRealOneByCommand() {
        String folder = Objects.requireNonNull(System.getProperty("unwritable"));
        for (Format format : Format.values()) {
            Path file = Path.of(folder).resolve("weights");
            assertThatThrownBy(() -> format.write(file, 100_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": ");
            assertThat(Path.of(folder).toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
