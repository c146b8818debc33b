package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.train.TrainingState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a {@code TrainingRun} as a part of a checkpoint, and back, bit for bit.
 *
 * <pre>{@code
 * Map<String, Entries> parts = Map.of("training", TrainingStates.toEntries(run.state(), network.elements()));
 * CheckpointFile.write(path, new Checkpoint<>(parameters, parts).toEntries(network));
 * ...
 * Checkpoint<double[]> checkpoint = Checkpoint.of(CheckpointFile.read(path), network);
 * TrainingRun<double[]> run = trainer.start(checkpoint.weights(), sequences, 100);
 * run.restore(TrainingStates.of(checkpoint.part("training"), network.elements()));
 * }</pre>
 */
public final class TrainingStates {
    private static final String ARRAYS = "arrays";
    private static final String INTEGERS = "integers";
    private static final String REALS = "reals";

    private TrainingStates() {}

    /**
     * What is saved.
     *
     * @param elements the type of the state's arrays
     */
    public static <A> Entries toEntries(TrainingState<A> state, Elements<A> elements) {
        Entries.Builder arrays = Entries.builder();
        Entries.Builder integers = Entries.builder();
        Entries.Builder reals = Entries.builder();
        state.arrays().forEach((name, array) -> {
            List<Integer> shape = List.of(elements.length(array));
            arrays.array(name, NpyArray.of(elements, array, 0, shape));
        });
        state.integers().forEach(integers::integer);
        state.reals().forEach(reals::real);
        return Entries.builder()
                .part(ARRAYS, arrays.build())
                .part(INTEGERS, integers.build())
                .part(REALS, reals.build())
                .build();
    }

    /**
     * What {@link #toEntries} gave.
     *
     * @param elements the type of the state's arrays
     * @throws ArrayMismatchException if an entry is not what it should be; names it
     */
    public static <A> TrainingState<A> of(Entries entries, Elements<A> elements) {
        Map<String, A> arrays = new LinkedHashMap<>();
        Map<String, Long> integers = new LinkedHashMap<>();
        Map<String, Double> reals = new LinkedHashMap<>();
        entries.part(ARRAYS).arrays().forEach((name, array) -> {
            A values = elements.allocate(array.elements());
            array.copyTo(elements, values, 0);
            arrays.put(name, values);
        });
        Entries integerEntries = entries.part(INTEGERS);
        integerEntries.texts().keySet().forEach(name -> integers.put(name, integerEntries.integer(name)));
        Entries realEntries = entries.part(REALS);
        realEntries.texts().keySet().forEach(name -> reals.put(name, realEntries.real(name)));
        return new TrainingState<>(arrays, integers, reals);
    }
}
