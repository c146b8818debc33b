package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about where a training run comes from, and what it leaves behind. */
final class RunOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Where weights are saved; the default is the model's name with .safetensors, in the working"
                    + " directory.")
    private @Nullable String checkpoint;

    @Option(
            names = "--save-every",
            paramLabel = "S",
            description = "Seconds from one save to the next; 0 saves after every step, and the default is 10.")
    private double saveEvery = 10;

    @Option(
            names = "--resume",
            description = "Go on from the checkpoint, with the same model, data, batch, seed and optimiser.")
    private boolean resume;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with curves, results, states and equations, for any browser.")
    private @Nullable String report;

    @Option(names = "--tensorboard", paramLabel = "DIR", description = "Write events for TensorBoard to this folder.")
    private @Nullable String tensorBoard;

    String checkpoint(String model) {
        return RunFile.name(checkpoint, model);
    }

    /**
     * The time from one save to the next, in nanoseconds.
     *
     * @throws CommandFailure if it is negative or not a number
     */
    long saveNanos() {
        if (!(saveEvery >= 0)) {
            throw CommandFailure.usage("--save-every must be at least 0");
        }
        return (long) (saveEvery * 1e9);
    }

    boolean resume() {
        return resume;
    }

    @Nullable String report() {
        return report;
    }

    @Nullable String tensorBoard() {
        return tensorBoard;
    }
}
