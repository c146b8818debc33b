package io.github.rnngen.runtime.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.npz.NpyArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFileTest {
    private static final NpyArray ONE = NpyArray.of(new double[] {1}, List.of());
    private static final NpyArray TWO = NpyArray.of(new float[] {2, 3}, List.of(1, 2));

    @Test
    void readsWhatAnotherProgramWrote() throws IOException {
        Safetensors sample = SafetensorsFile.decode(ForgedFiles.sample(), "s");

        assertThat(sample.arrays())
                .containsExactly(
                        Map.entry("bias", NpyArray.of(new float[] {0.1f, -2.5f}, List.of(2))),
                        Map.entry(
                                "Grüße.weight",
                                NpyArray.of(
                                        new double[] {0, 1 / 7.0, 2 / 7.0, 3 / 7.0, 4 / 7.0, 5 / 7.0}, List.of(2, 3))),
                        Map.entry("scalar", NpyArray.of(new double[] {3.5}, List.of())),
                        Map.entry("none", NpyArray.of(new float[0], List.of(0, 4))),
                        Map.entry("counts", NpyArray.of(new long[] {1, -2, 3, 1L << 40}, List.of(2, 2))),
                        Map.entry("ids", NpyArray.of(new int[] {7, -8, 9}, List.of(3))));
        assertThat(sample.metadata())
                .containsExactly(
                        Map.entry("format", "np"), Map.entry("note", "a \"quoted\"\n\tline \\ and \ud83d\ude00"));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Safetensors sample = SafetensorsFile.decode(ForgedFiles.sample(), "s");
        assertThat(SafetensorsFile.decode(SafetensorsFile.encode(sample), "s")).isEqualTo(sample);
        Safetensors nothing = new Safetensors(Map.of(), Map.of());
        assertThat(SafetensorsFile.decode(SafetensorsFile.encode(nothing), "s")).isEqualTo(nothing);
    }

    /** The bytes that the format's own library gives: the header padded to eight, large elements first, then by name. */
    @Test
    void theSameContentGivesTheSameBytes() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("a", TWO);
        arrays.put("b", ONE);
        byte[] bytes = SafetensorsFile.encode(new Safetensors(arrays, Map.of("z", "1", "y", "\u0001")));
        assertThat(SafetensorsFile.encode(new Safetensors(Map.of("b", ONE, "a", TWO), Map.of("y", "\u0001", "z", "1"))))
                .isEqualTo(bytes);
        String header = "{\"__metadata__\":{\"y\":\"\\u0001\",\"z\":\"1\"},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]}}";
        String padded = header + " ".repeat(-header.length() & 7);
        assertThat(bytes).hasSize(8 + padded.length() + 16);
        assertThat(new String(bytes, 8, padded.length(), StandardCharsets.UTF_8))
                .isEqualTo(padded);
        assertThat(bytes[0]).isEqualTo((byte) padded.length());
        assertThat(bytes).endsWith(0, 0, 0, 0x40, 0, 0, 0x40, 0x40);
    }

    @Test
    void refusesNamesThatNobodyCouldRead() {
        for (String name : List.of("a\n", "", "__metadata__", "\ud800")) {
            Safetensors content = new Safetensors(Map.of(name, ONE), Map.of());
            assertThatThrownBy(() -> SafetensorsFile.encode(content)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SafetensorsFile.encode(new Safetensors(Map.of(), Map.of("note", "\udc00"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replacesAFileAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafetensorsFile.write(file, Map.of("a", ONE));
        SafetensorsFile.write(file, Map.of("b", TWO));
        assertThat(SafetensorsFile.read(file).arrays()).isEqualTo(Map.of("b", TWO));
        assertThat(folder.toFile().list()).containsExactly("w.safetensors");
    }

    @Test
    void namesTheFileThatCantBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("w.safetensors"), "text");
        assertThatThrownBy(() -> SafetensorsFile.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage(file + ": is no safetensors file: it has only 4 bytes, and the length alone takes 8");
        assertThatThrownBy(() -> SafetensorsFile.read(folder))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage(folder + ": is not a regular file");
        assertThatThrownBy(() -> SafetensorsFile.read(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
