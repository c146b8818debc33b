package io.github.rnngen.cli;

import io.github.rnngen.cli.tensorboard.EventFile;
import io.github.rnngen.cli.training.Epoch;
import io.github.rnngen.cli.training.History;
import io.github.rnngen.runtime.train.NonFiniteStep;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.TrainingListener;
import io.github.rnngen.runtime.train.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Listens to training: shows it, takes note of it, and has it saved now and then. */
final class TrainingWatch implements TrainingListener {
    private final ProgressView view;
    private final History history;
    private final Optional<EventFile> events;
    private final long saveNanos;
    private Runnable save = () -> {};
    private long savedNanos;

    /**
     * A watch.
     *
     * @param saveNanos the time from one save to the next
     * @param nanosBefore how long an earlier run took that this one goes on with
     */
    TrainingWatch(ProgressView view, History history, Optional<EventFile> events, long saveNanos, long nanosBefore) {
        this.view = view;
        this.history = history;
        this.events = events;
        this.saveNanos = saveNanos;
        this.savedNanos = nanosBefore;
    }

    /** Has this done between steps, now and then. */
    void saveBy(Runnable action) {
        save = action;
    }

    @Override
    public void stepDone(TrainingStep step) {
        history.add(step);
        view.step(step);
        saveIfDue(step.elapsedNanos());
    }

    @Override
    public void stepRefused(NonFiniteStep step) {
        view.finish();
    }

    @Override
    public Decision epochDone(Progress progress) {
        Epoch epoch = history.add(progress);
        view.epoch(progress);
        events.ifPresent(file -> write(file, progress.epoch(), epoch));
        saveIfDue(progress.elapsedNanos());
        return Decision.CONTINUE;
    }

    private void saveIfDue(long elapsedNanos) {
        if (elapsedNanos - savedNanos >= saveNanos) {
            savedNanos = elapsedNanos;
            save.run();
        }
    }

    private static void write(EventFile file, int number, Epoch epoch) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss/training", epoch.trainingLoss());
        if (!Double.isNaN(epoch.validationLoss())) {
            values.put("loss/validation", epoch.validationLoss());
        }
        values.put("gradient norm", epoch.gradientNorm());
        values.put("learning rate", epoch.rate());
        try {
            file.add(number, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
