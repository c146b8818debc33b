package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.io.Entries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills {@link KilledTraining} at random moments, and after each time compares what is on disk with a run in this process
 * that nobody killed.
 */
final class Killing {
    private static final int SIGKILL_STATUS = 128 + 9;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_REST_MICROS = 20_000;

    private final Path folder;
    private final Path file;
    private final Random random;

    private final SampleRun undisturbed = new SampleRun();

    /** Checksums of the files that the run that nobody killed would have written after each step. */
    private final List<String> expected = new ArrayList<>(List.of(checksum(undisturbed)));

    private int checked;
    private int caughtTraining;
    private int caughtHalfWritten;
    private int caughtReplacing;
    private long reached;

    Killing(Path folder, long seed) {
        this.folder = folder;
        this.file = folder.resolve("run.checkpoint");
        this.random = new Random(seed);
    }

    /**
     * What happened.
     *
     * @param kills processes that were killed while they trained
     * @param checkpoints files that were read after a kill and compared, bit for bit
     * @param whileTraining kills before or after the writing of a checkpoint; all others fell into it
     * @param halfWritten kills that left a file half written, or not yet in its place
     * @param whileReplacing kills between the removal of the old checkpoint and the arrival of the new one
     * @param steps of training, in all
     */
    record Figures(int kills, int checkpoints, int whileTraining, int halfWritten, int whileReplacing, long steps) {}

    /**
     * Kills, checks, and lets the last process end.
     *
     * @throws AssertionError if a checkpoint is not sound, or not that of the run that nobody killed
     */
    Figures run(int kills) throws IOException, InterruptedException {
        int killed = 0;
        while (killed < kills) {
            if (killOne()) {
                killed++;
            }
            check();
        }
        long end = reached + 20;
        require(start(end).waitFor() == 0, "the last process failed");
        check();
        require(reached == end, "the end was not reached");
        require(leftovers() == 0, "temporary files are left");
        return new Figures(killed, checked, caughtTraining, caughtHalfWritten, caughtReplacing, end);
    }

    /** Returns whether the process was killed, and did not end by itself. */
    private boolean killOne() throws IOException, InterruptedException {
        Process process = start(Long.MAX_VALUE);
        try (BufferedReader printed = process.inputReader()) {
            String last = "";
            for (int lines = 1 + random.nextInt(MOST_LINES); lines > 0; lines--) {
                last = printed.readLine();
                require(last != null, "the process ended by itself");
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_REST_MICROS));
            process.toHandle().destroyForcibly(); // Process.destroyForcibly would throw away what it has printed.
            boolean killed = process.waitFor() == SIGKILL_STATUS;
            for (String line = last; line != null; line = printed.readLine()) {
                last = line;
            }
            if (killed && !last.startsWith(KilledTraining.WRITING)) {
                caughtTraining++;
            }
            return killed;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(long steps) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        file.toString(),
                        Long.toString(steps))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Every checkpoint on disk loads, and is that of the run that nobody killed; one is there once one was. */
    private void check() throws IOException {
        long newest = Math.max(check(file), check(CheckpointFile.previous(file)));
        require(newest >= reached, "a step that was saved is lost");
        reached = newest;
        if (leftovers() > 0) {
            caughtHalfWritten++;
        }
        if (reached > 0 && !Files.exists(file)) {
            caughtReplacing++;
        }
    }

    private long check(Path checkpoint) throws IOException {
        if (!Files.exists(checkpoint)) {
            return 0;
        }
        Entries entries = CheckpointFile.read(checkpoint);
        long step = entries.part("sample").integer("step");
        String checksum = CheckpointFile.sha256(Files.readAllBytes(checkpoint));
        require(checksum.equals(expected(step)), checkpoint + " differs at step " + step);
        checked++;
        return step;
    }

    private String expected(long step) {
        while (expected.size() <= step) {
            undisturbed.advance();
            expected.add(checksum(undisturbed));
        }
        return expected.get((int) step);
    }

    private static String checksum(SampleRun run) {
        return CheckpointFile.sha256(CheckpointFile.encode(run.toEntries()));
    }

    private long leftovers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".tmp")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new AssertionError(fault);
        }
    }
}
