package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriteTest {
    private static final NpyArray ONE = NpyArray.of(new double[] {1}, List.of());
    private static final NpyArray TWO = NpyArray.of(new float[] {2, 3}, List.of(1, 2));

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Map<String, NpyArray> arrays = Archives.read(Archives.sample("stored.npz"));
        assertThat(Archives.read(Archives.written(arrays))).isEqualTo(arrays);
        assertThat(Archives.read(Archives.written(Map.of()))).isEmpty();
    }

    /** Each array's file is the one that NumPy writes, byte for byte. */
    @Test
    void writesArraysAsNumPyDoes() throws IOException {
        byte[] sample = Archives.sample("deflated.npz");
        Map<String, byte[]> expected = unzipped(sample);
        assertThat(expected).hasSize(8);
        Map<String, byte[]> actual = unzipped(Archives.written(Archives.read(sample)));
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(actual.get(name)).as(name).isEqualTo(bytes));
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void theSameArraysGiveTheSameBytesInAnyOrderAndTimeZone() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("b", TWO);
        arrays.put("a", ONE);
        byte[] bytes = Archives.written(arrays);
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(Archives.written(Map.of("a", ONE, "b", TWO))).isEqualTo(bytes);
        } finally {
            TimeZone.setDefault(here);
        }
        assertThat(HexFormat.of().formatHex(bytes, 0, 35))
                .isEqualTo("504b03040a00000800000000410021fc502388000000880000000500000061"
                        + HexFormat.of().formatHex(".npy".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesNamesThatNobodyCouldRead() {
        assertThatThrownBy(() -> Archives.written(Map.of("a\n", ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an array's name must be visible text, not 'a\n'");
        assertThatThrownBy(() -> Archives.written(Map.of("", ONE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Archives.written(Map.of("a\ud800", ONE)))
                .hasMessageStartingWith("an array's name must be visible text");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.npz");
        NpzFile.write(file, Map.of("a", ONE));
        NpzFile.write(file, Map.of("b", TWO));
        assertThat(NpzFile.read(file)).isEqualTo(Map.of("b", TWO));
        assertThat(folder.toFile().list()).containsExactly("w.npz");
    }

    @Test
    void followsALinkToAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("w.npz"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.npz"), file);
        NpzFile.write(link, Map.of("a", ONE));
        assertThat(link).isSymbolicLink();
        assertThat(NpzFile.read(file)).isEqualTo(Map.of("a", ONE));
    }

    @Test
    void refusesWhatIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> NpzFile.write(folder, Map.of("a", ONE)))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is not a regular file");
        assertThatThrownBy(() -> NpzFile.write(folder.resolve("no/w.npz"), Map.of("a", ONE)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptedThreadWritesAndReads(@TempDir Path folder) throws IOException {
        Map<String, NpyArray> arrays = Map.of("a", NpyArray.of(new double[3000], List.of(3000)));
        Path file = folder.resolve("interrupted.npz");
        Thread.currentThread().interrupt();
        NpzFile.write(file, arrays);
        Map<String, NpyArray> read = NpzFile.read(file);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).isEqualTo(arrays);
    }
}
