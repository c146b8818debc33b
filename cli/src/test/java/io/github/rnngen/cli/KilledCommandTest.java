package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code rnngen train}, killed at random moments and resumed. Kills three times; with {@code -Dkills=500}, as many times
 * as that, and prints what happened.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KilledCommandTest {
    private static final int SIGKILL_STATUS = 128 + 9;
    private static final int EPOCHS = 60;
    private static final int LONGEST_MILLIS = 700;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private int killed;
    private int checkpoints;
    private int ends;

    @Test
    void everyCheckpointLoadsAndTheRunEndsAsIfNobodyHadKilledIt() throws IOException, InterruptedException {
        int kills = Integer.getInteger("kills", 3);
        layOut();
        assertThat(train("undisturbed.safetensors").waitFor()).as(said()).isZero();
        Entries undisturbed = CheckpointFile.read(folder.resolve("undisturbed.safetensors"));
        Path file = folder.resolve("killed.safetensors");
        while (killed < kills || ends == 0) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(CheckpointFile.previous(file));
            while (!ended(killed < kills)) {
                check(file);
            }
            ends++;
            assertSame(CheckpointFile.read(file), undisturbed);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).noneMatch(path -> path.toString().endsWith(".tmp"));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d kills of rnngen train, %d checkpoints read after them, %d runs that ended with the same bits%n",
                killed,
                checkpoints,
                ends);
        assertThat(killed).isEqualTo(kills);
    }

    private void layOut() throws IOException {
        StringBuilder rows = new StringBuilder("height\n");
        for (int i = 0; i < 200; i++) {
            rows.append(String.format(Locale.ROOT, "%.4f%n", 3 + 2 * Math.sin(i * 0.7)));
        }
        new Shell(folder).withFile("wave.csv", rows.toString()).withFile("wave.rnn", """
                model Wave {
                    precision float
                    steps 8
                    batch 16
                    input  now[1]
                    target later[1]
                    h = lstm(dropout(now, rate = 0.1), hidden = 6)
                    y = linear(h, outputs = 1)
                    output y
                    loss mean half_squared_error(y, later)
                }
                """);
    }

    /** Starts or resumes training, and returns whether it came to its end before it was killed. */
    private boolean ended(boolean kill) throws IOException, InterruptedException {
        Process process = Files.exists(folder.resolve("killed.safetensors"))
                ? train("killed.safetensors", "--save-every=0", "--resume")
                : train("killed.safetensors", "--save-every=0");
        if (kill) {
            awaitTraining(process);
            process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        }
        int status = process.waitFor();
        if (status == SIGKILL_STATUS) {
            killed++;
            return false;
        }
        assertThat(status).as(said()).isZero();
        return true;
    }

    private void awaitTraining(Process process) throws IOException, InterruptedException {
        while (process.isAlive() && !said().contains("epoch ")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void check(Path file) throws IOException {
        for (Path checkpoint : List.of(file, CheckpointFile.previous(file))) {
            if (Files.exists(checkpoint)) {
                CheckpointFile.read(checkpoint);
                checkpoints++;
            }
        }
    }

    private static void assertSame(Entries actual, Entries expected) {
        for (String part : List.of("weights", "trained", "history")) {
            assertThat(actual.part(part)).as(part).isEqualTo(expected.part(part));
        }
    }

    private Process train(String checkpoint, String... more) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "train",
                                "wave.rnn",
                                "--data=wave.csv",
                                "--forecast=height",
                                "--epochs=" + EPOCHS,
                                "--checkpoint=" + checkpoint),
                        Stream.of(more))
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
