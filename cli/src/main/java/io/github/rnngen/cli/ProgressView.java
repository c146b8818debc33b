package io.github.rnngen.cli;

import io.github.rnngen.cli.console.ProgressLine;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.TrainingStep;
import java.io.PrintStream;

/** Shows how training goes: a bar that moves on a terminal, some lines elsewhere. */
final class ProgressView {
    private static final long REDRAW_NANOS = 100_000_000;
    /** Until then code is slow, as it is not compiled yet, and says nothing about the time that is left. */
    private static final long WARM_UP_NANOS = 1_000_000_000;

    private static final int LINES = 10;
    private static final String CLEAR_REST = "\u001b[K";

    private final PrintStream err;
    private final int columns;
    private final boolean quiet;
    private final long nanosBefore;
    private long stepsBefore = -1;
    private long drawnNanos = Long.MIN_VALUE;
    private double validationLoss = Double.NaN;
    private double lossOfEpoch;
    private int epoch;

    /**
     * A view.
     *
     * @param nanosBefore how long an earlier run took that this one goes on with
     * @param quiet whether nothing is to be seen
     */
    ProgressView(Terminal terminal, long nanosBefore, boolean quiet) {
        this.err = terminal.err();
        this.columns = terminal.columns();
        this.quiet = quiet;
        this.nanosBefore = nanosBefore;
    }

    void step(TrainingStep step) {
        if (stepsBefore < 0) {
            stepsBefore = step.stepsInAll() - 1;
        }
        if (columns == 0 || quiet) {
            return;
        }
        lossOfEpoch = step.epoch() == epoch ? lossOfEpoch + 0.02 * (step.loss() - lossOfEpoch) : step.loss();
        epoch = step.epoch();
        long elapsed = step.elapsedNanos();
        if (drawnNanos != Long.MIN_VALUE && elapsed - drawnNanos < REDRAW_NANOS) {
            return;
        }
        drawnNanos = elapsed;
        long sinceStart = elapsed - nanosBefore;
        double all = sinceStart < WARM_UP_NANOS ? 0 : (double) step.steps() * step.epochs() - stepsBefore;
        ProgressLine line = new ProgressLine(
                step.epoch(),
                step.epochs(),
                (double) step.step() / step.steps(),
                lossOfEpoch,
                validationLoss,
                step.learningRate(),
                sinceStart,
                all > 0 ? (step.stepsInAll() - stepsBefore) / all : 0);
        err.print("\r" + line.bar(columns) + CLEAR_REST);
        err.flush();
    }

    void epoch(Progress progress) {
        validationLoss = progress.validationLoss().orElse(Double.NaN);
        int stride = Math.max(1, progress.epochs() / LINES);
        boolean shown =
                progress.epoch() == 1 || progress.epoch() == progress.epochs() || progress.epoch() % stride == 0;
        if (columns == 0 && !quiet && shown) {
            err.println(new ProgressLine(
                            progress.epoch(),
                            progress.epochs(),
                            1,
                            progress.meanLoss(),
                            validationLoss,
                            progress.learningRate(),
                            progress.elapsedNanos(),
                            1)
                    .plain());
        }
    }

    /** Leaves room for other text. */
    void finish() {
        if (columns > 0 && drawnNanos != Long.MIN_VALUE) {
            err.print("\r" + CLEAR_REST);
            err.flush();
        }
    }
}
