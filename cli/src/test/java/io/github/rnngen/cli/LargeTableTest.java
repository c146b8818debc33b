package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.console.ExitStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table larger than memory: its rows can't be held as text, only the numbers of the columns that are used. */
class LargeTableTest {
    private static final int ROWS = 1_000_000;
    /** 40 is the least that it ran in. */
    private static final int HEAP_MEGABYTES = 64;

    private static final String WAVE = """
            model Wave {
                steps 8
                batch 64
                input  now[1]
                target later[1]
                h = rnn(now, hidden = 2)
                y = linear(h, outputs = 1)
                output y
                loss mean half_squared_error(y, later)
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aMillionRowsTrainInAHeapSmallerThanTheFile() throws IOException, InterruptedException {
        Shell shell = new Shell(folder).withFile("wave.rnn", WAVE);
        writeTable(shell.path("large.csv"));
        assertThat(Files.size(shell.path("large.csv"))).isGreaterThan(HEAP_MEGABYTES << 20);

        Said said = train(HEAP_MEGABYTES);

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("training on 99999 sequences", "epoch 1 of 1: loss 0.", "held-out rows");
        assertThat(shell.files()).contains("wave.safetensors");
    }

    @Test
    void tooLittleMemoryIsNoFaultOfRnngen() throws IOException, InterruptedException {
        Shell shell = new Shell(folder).withFile("wave.rnn", WAVE);
        writeTable(shell.path("large.csv"));

        Said said = train(24);

        assertThat(said.status()).isEqualTo(ExitStatus.FAULTS);
        assertThat(said.text())
                .isEqualTo("rnngen: error: there is too little memory; RNNGEN_OPTS=-Xmx8g, for example, allows 8 GB\n");
        assertThat(shell.files()).containsExactly("large.csv", "output.txt", "wave.rnn");
    }

    private static void writeTable(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("moment,height,width\n");
            for (int i = 0; i < ROWS; i++) {
                writeRow(out, i);
            }
        }
    }

    /** Long words, as tables have them in columns that nobody asked for. */
    private static void writeRow(Writer out, int row) throws IOException {
        double height = Math.rint(1e4 * Math.sin(row * 0.1)) / 1e4;
        out.write(row + " seconds after the first of all these measurements began," + height + "," + row + ".25\n");
    }

    private record Said(int status, String text) {}

    private Said train(int heapMegabytes) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        List<String> arguments = List.of(
                "train", "wave.rnn", "--data", "large.csv", "--forecast", "height", "--epochs", "1", "--stride", "8");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Stream.concat(command.stream(), arguments.stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(output));
    }
}
