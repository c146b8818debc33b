package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose checksum is right, but whose content nobody would have written. */
class ForgedCheckpointTest {
    private static final String[] RESUME = {
        "train", "wave.rnn", "--data", "wave.csv", "--forecast", "height", "--epochs", "3", "--resume"
    };
    private static final String[] PREDICT = {"predict", "wave.rnn", "--data", "wave.csv"};
    private static final List<String> TEXTS = List.of(
            "", "none", "-1", "0", "1.5", "7", "2147483648", "9223372036854775807", "NaN", "-Infinity", "1e999");

    /** Entries that differ from sound ones in one. */
    private record Forgery(String what, Entries entries) {}

    @TempDir
    Path folder;

    @Test
    void eachOneIsRefusedInWordsOrDoesNoHarm() throws IOException {
        StringBuilder rows = new StringBuilder("height\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i % 7).append('\n');
        }
        Shell shell = new Shell(folder).withFile("wave.csv", rows.toString()).withFile("wave.rnn", """
                model Wave {
                    steps 4
                    batch 2
                    input  now[1]
                    target later[1]
                    h = rnn(now, hidden = 2)
                    y = linear(h, outputs = 1)
                    output y
                    loss mean half_squared_error(y, later)
                    train { schedule plateau }
                }
                """);
        Path file = shell.path("wave.safetensors");
        assertThat(shell.run("train", "wave.rnn", "--data", "wave.csv", "--forecast", "height", "--epochs", "2"))
                .satisfies(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        Entries sound = CheckpointFile.read(file);
        int refused = 0;
        List<String> crashes = new ArrayList<>();
        for (Forgery forgery : forgeries(sound)) {
            for (String[] command : List.of(RESUME, PREDICT)) {
                Files.delete(file);
                Files.deleteIfExists(CheckpointFile.previous(file));
                CheckpointFile.write(file, forgery.entries());
                byte[] before = Files.readAllBytes(file);

                Shell.Result result = shell.run(command);

                String what = command[0] + ", " + forgery.what() + ": " + result.err();
                if (result.status() > ExitStatus.USAGE) {
                    crashes.add(what);
                } else if (result.status() != ExitStatus.DONE) {
                    refused++;
                    assertThat(result.err()).as(what).startsWith("rnngen: error: ");
                    Path kept =
                            result.err().contains("the run up to there is in") ? CheckpointFile.previous(file) : file;
                    assertThat(kept).as(what).hasBinaryContent(before);
                }
            }
        }
        assertThat(crashes).isEmpty();
        assertThat(refused).isGreaterThan(200);
    }

    private static List<Forgery> forgeries(Entries sound) {
        List<Forgery> forgeries = new ArrayList<>();
        sound.texts().forEach((name, text) -> {
            forgeries.add(new Forgery(name + " missing", without(name, sound)));
            for (String other : TEXTS) {
                forgeries.add(new Forgery(name + " = " + other, with(name, other, sound)));
            }
        });
        sound.arrays().forEach((name, array) -> {
            int elements = array.elements();
            forgeries.add(new Forgery(name + " missing", without(name, sound)));
            for (List<Integer> shape :
                    List.of(List.<Integer>of(), List.of(0), List.of(elements + 1), List.of(elements, 1, 1))) {
                forgeries.add(
                        new Forgery(name + shape, with(name, NpyArray.generate(array.type(), shape, i -> 1), sound)));
            }
            for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -1e300, 0}) {
                forgeries.add(new Forgery(
                        name + " = " + value,
                        with(name, NpyArray.generate(NpyType.F8, array.shape(), i -> value), sound)));
            }
        });
        return forgeries;
    }

    private static Entries without(String name, Entries entries) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(entries.arrays());
        Map<String, String> texts = new LinkedHashMap<>(entries.texts());
        arrays.remove(name);
        texts.remove(name);
        return new Entries(arrays, texts);
    }

    private static Entries with(String name, String text, Entries entries) {
        Map<String, String> texts = new LinkedHashMap<>(entries.texts());
        texts.put(name, text);
        return new Entries(entries.arrays(), texts);
    }

    private static Entries with(String name, NpyArray array, Entries entries) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(entries.arrays());
        arrays.put(name, array);
        return new Entries(arrays, entries.texts());
    }
}
