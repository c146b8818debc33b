package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.training.History;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.checkpoint.Checkpoint;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.checkpoint.TrainingStates;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.train.TrainingRun;
import io.github.rnngen.runtime.train.TrainingState;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of a training run. Its weights are the best so far; what is trained stands beside them.
 *
 * @param name of the file, as users write it
 * @param <A> {@code float[]} or {@code double[]}
 */
record RunFile<A>(Console console, Network<A> network, String name) {
    private static final String DATA = "data";
    private static final String RUN = "run";
    private static final String HISTORY = "history";
    private static final String TRAINED = "trained";
    private static final String PARAMETERS = "parameters";

    /** Where a run was. */
    record Stored<A>(A parameters, TrainingState<A> state, long elapsedNanos, History history) {}

    /** The name of a model's checkpoint. */
    static String name(@Nullable String written, String model) {
        return written != null ? written : model.toLowerCase(Locale.ROOT) + ".safetensors";
    }

    /** Finds out whether it can be written, before anything is learned. */
    void requireWritable() {
        try {
            CheckpointFile.requireWritable(console.terminal().folder().resolve(name));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(name, e);
        }
    }

    /** Writes it, whole or not at all. */
    void save(Entries data, A parameters, TrainingRun<A> run, History history) {
        Elements<A> elements = network.elements();
        int length = elements.length(parameters);
        A best = elements.allocate(length);
        elements.copy(parameters, 0, best, 0, length);
        run.copyBest(best);
        NpyArray trained = NpyArray.of(elements, parameters, 0, List.of(length));
        Map<String, Entries> parts = new LinkedHashMap<>();
        parts.put(DATA, data);
        parts.put(RUN, TrainingStates.toEntries(run.state(), elements));
        parts.put(HISTORY, history.toEntries());
        parts.put(TRAINED, Entries.builder().array(PARAMETERS, trained).build());
        try {
            CheckpointFile.write(
                    console.terminal().folder().resolve(name), new Checkpoint<>(best, parts).toEntries(network));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(name, e);
        }
    }

    /**
     * Where the run was.
     *
     * @param data how the data is prepared now: it must have been the same
     */
    Stored<A> resume(Entries data) {
        Entries entries = entries("there is no checkpoint " + name + " to resume from");
        try {
            Checkpoint<A> checkpoint = Checkpoint.of(entries, network);
            if (checkpoint.part(RUN).parts().isEmpty()) {
                throw CommandFailure.fault(name + " has weights, but no run to go on with");
            }
            if (!checkpoint.part(DATA).equals(data)) {
                throw CommandFailure.usage(
                        "the data of " + name
                                + " was another, or was divided or scaled in another way: resume with the same options and data");
            }
            TrainingState<A> state = TrainingStates.of(checkpoint.part(RUN), network.elements());
            return new Stored<>(
                    parameters(checkpoint.part(TRAINED).array(PARAMETERS)),
                    state,
                    state.integer("elapsed_nanos"),
                    History.of(checkpoint.part(HISTORY)));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.fault(name + ": " + e.getMessage());
        }
    }

    private A parameters(NpyArray array) {
        int length = network.signature().parameterCount();
        if (array.elements() != length) {
            throw new ArrayMismatchException("there are " + array.elements() + " trained parameters, not " + length);
        }
        A parameters = network.elements().allocate(length);
        array.copyTo(network.elements(), parameters, 0);
        return parameters;
    }

    /** Weights to use, with how their data was prepared. */
    record Trained<A>(A weights, Entries data) {}

    /** The weights. */
    Trained<A> trained() {
        Entries entries =
                entries("there is no checkpoint " + name + ": train the model first, or name it with --checkpoint");
        try {
            Checkpoint<A> checkpoint = Checkpoint.ofWeights(entries, network.signature(), network.elements());
            if (Checkpoint.hasOtherEquations(entries, network.signature())) {
                console.warning("the weights in " + name + " were trained with other equations, or another loss, than "
                        + network.signature().name() + " has now");
            }
            return new Trained<>(checkpoint.weights(), checkpoint.part(DATA));
        } catch (ArrayMismatchException e) {
            throw CommandFailure.fault(name + ": " + e.getMessage());
        }
    }

    private Entries entries(String missing) {
        try {
            CheckpointFile.Found found = CheckpointFile.lastGood(
                            console.terminal().folder().resolve(name))
                    .orElseThrow(() -> CommandFailure.usage(missing));
            found.fault().ifPresent(fault -> console.news("going on from " + found.file() + ": " + fault));
            return found.entries();
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.fault(e);
        }
    }
}
