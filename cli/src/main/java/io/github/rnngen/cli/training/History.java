package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;

/** How training went so far. It grows with training, and is saved with it. */
public final class History {
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String NORMS = "norms";
    private static final int FIELDS = 4;

    private final List<Epoch> epochs = new ArrayList<>();

    // Of the epoch at hand.
    private long steps;
    private double norms;

    /** All epochs that are done; a view that grows. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** Takes note of a step. */
    public void add(TrainingStep step) {
        steps++;
        norms += step.gradientNorm();
    }

    /** Takes note of the end of an epoch. */
    public Epoch add(Progress progress) {
        Epoch epoch = new Epoch(
                progress.meanLoss(),
                progress.validationLoss().orElse(Double.NaN),
                steps == 0 ? Double.NaN : norms / steps,
                progress.learningRate());
        epochs.add(epoch);
        steps = 0;
        norms = 0;
        return epoch;
    }

    /** What is saved. */
    public Entries toEntries() {
        double[] values = new double[FIELDS * epochs.size()];
        for (int i = 0; i < epochs.size(); i++) {
            Epoch epoch = epochs.get(i);
            values[FIELDS * i] = epoch.trainingLoss();
            values[FIELDS * i + 1] = epoch.validationLoss();
            values[FIELDS * i + 2] = epoch.gradientNorm();
            values[FIELDS * i + 3] = epoch.rate();
        }
        return Entries.builder()
                .array(EPOCHS, NpyArray.of(values, List.of(epochs.size(), FIELDS)))
                .integer(STEPS, steps)
                .real(NORMS, norms)
                .build();
    }

    /** What {@link #toEntries} gave. */
    public static History of(Entries entries) {
        History history = new History();
        NpyArray values = entries.array(EPOCHS);
        for (int i = 0; i + FIELDS <= values.elements(); i += FIELDS) {
            history.epochs.add(new Epoch(
                    values.doubleAt(i), values.doubleAt(i + 1), values.doubleAt(i + 2), values.doubleAt(i + 3)));
        }
        history.steps = entries.integer(STEPS);
        history.norms = entries.real(NORMS);
        return history;
    }
}
