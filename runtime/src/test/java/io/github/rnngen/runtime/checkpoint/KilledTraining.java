package io.github.rnngen.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process that trains, goes on from the last good checkpoint, and writes one after each step: made to be killed. */
final class KilledTraining {
    /** How the line begins that is printed before a checkpoint is written. */
    static final String WRITING = "writing";

    private KilledTraining() {}

    /** Arguments: the checkpoint's file, and how many steps there are in all. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long steps = Long.parseLong(arguments[1]);
        SampleRun run = new SampleRun();
        Optional<CheckpointFile.Found> found = CheckpointFile.lastGood(file);
        found.ifPresent(last -> run.restore(last.entries()));
        System.out.println("at step " + run.step());
        while (run.step() < steps) {
            run.advance();
            System.out.println(WRITING + " step " + run.step());
            CheckpointFile.write(file, run.toEntries());
            System.out.println("saved step " + run.step());
        }
    }
}
