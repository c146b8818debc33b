package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what NumPy writes. */
class NpzReadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stored.npz",
                "deflated.npz",
                "big_endian_fortran.npz",
                "piped_stored.npz",
                "piped_deflated.npz",
            })
    void readsAllThatNumPyWrites(String sample) throws IOException {
        Map<String, NpyArray> arrays = Archives.read(Archives.sample(sample));
        double[] sevenths = IntStream.range(0, 24).mapToDouble(i -> i / 7.0 - 1).toArray();
        float[] rounded = new float[24];
        for (int i = 0; i < 24; i++) {
            rounded[i] = (float) sevenths[i];
        }
        assertThat(arrays.keySet())
                .containsExactly("doubles", "floats", "ints", "longs", "scalar", "empty", "top.W_xi", "größe");
        assertThat(arrays.get("doubles")).isEqualTo(NpyArray.of(sevenths, List.of(2, 3, 4)));
        assertThat(arrays.get("floats")).isEqualTo(NpyArray.of(rounded, List.of(2, 3, 4)));
        assertThat(arrays.get("ints"))
                .isEqualTo(NpyArray.of(new int[] {1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE}, List.of(2, 2)));
        assertThat(arrays.get("longs"))
                .isEqualTo(NpyArray.of(new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0}, List.of(3)));
        assertThat(arrays.get("scalar")).isEqualTo(NpyArray.of(new double[] {4.42928666078666}, List.of()));
        assertThat(arrays.get("empty")).isEqualTo(NpyArray.of(new double[0], List.of(0, 3)));
        assertThat(arrays.get("top.W_xi"))
                .isEqualTo(NpyArray.of(new double[] {0.1, Double.NaN, Double.NEGATIVE_INFINITY, -0.0}, List.of(4)));
        assertThat(arrays.get("größe")).isEqualTo(NpyArray.of(new double[] {1.5}, List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header_2.npy", "header_3.npy"})
    void readsLaterVersionsOfTheHeader(String sample) throws IOException {
        Map<String, NpyArray> arrays = Archives.read(Archives.deflated("a.npy", Archives.sample(sample)));
        assertThat(arrays)
                .isEqualTo(
                        Map.of("a", Archives.read(Archives.sample("stored.npz")).get("doubles")));
    }

    @Test
    void readsTheReferenceNetwork() throws IOException {
        try (InputStream in = NpzReadTest.class.getResourceAsStream("/reference/elman-expected.npz")) {
            Map<String, NpyArray> arrays = NpzFile.read(in, "elman-expected.npz", NpzFile.DEFAULT_MAX_BYTES);
            assertThat(arrays)
                    .hasSize(8)
                    .containsEntry("loss", NpyArray.of(new double[] {4.42928666078666}, List.of()));
        }
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("w.npz"), Archives.sample("stored.npz"));
        assertThat(NpzFile.read(file)).isEqualTo(Archives.read(Archives.sample("stored.npz")));
        assertThatThrownBy(() -> NpzFile.read(folder))
                .isInstanceOf(NpzException.class)
                .hasMessage(folder + ": is a folder");
        assertThatThrownBy(() -> NpzFile.read(folder.resolve("v.npz"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theLimitCountsPackedAndUnpackedBytes() throws IOException {
        byte[] zeros = Archives.deflated(
                "a.npy", Archives.npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1000,), }", 8000));
        assertThat(zeros).hasSizeLessThan(1000);
        int unpacked = 8000 + 10 + "{'descr': '<f8', 'fortran_order': False, 'shape': (1000,), }".length();
        assertThat(NpzFile.read(new ByteArrayInputStream(zeros), "w", unpacked)).hasSize(1);
        assertThatThrownBy(() -> NpzFile.read(new ByteArrayInputStream(zeros), "w", unpacked - 1))
                .isInstanceOf(NpzException.class)
                .hasMessage("w: holds more than the " + (unpacked - 1) + " bytes allowed when uncompressed");
        assertThatThrownBy(() -> NpzFile.read(new ByteArrayInputStream(zeros), "w", zeros.length - 1))
                .isInstanceOf(NpzException.class)
                .hasMessage("w: is larger than the " + (zeros.length - 1) + " bytes allowed");
    }

    @Test
    void theMapCanNotBeChanged() throws IOException {
        Map<String, NpyArray> arrays = Archives.read(Archives.sample("stored.npz"));
        assertThatThrownBy(arrays::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
