package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.train.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of a run, and what was noted of each epoch, as entries of a checkpoint. */
public final class RunEntries {
    private static final String ARRAYS = "arrays";
    private static final String INTEGERS = "integers";
    private static final String REALS = "reals";
    private static final String PARAMETERS = "parameters";
    private static final String EPOCHS = "epochs";
    private static final int FIELDS = 4;

    private RunEntries() {}

    /** All that a run needs to go on. */
    public record Stored<A>(TrainingState<A> state, A parameters, List<EpochRecord> epochs) {
        public Stored {
            epochs = List.copyOf(epochs);
        }
    }

    /** As entries. */
    public static <A> Entries of(Elements<A> elements, Stored<A> stored) {
        Entries.Builder arrays = Entries.builder();
        stored.state().arrays().forEach((name, array) -> arrays.array(name, array(elements, array)));
        Entries.Builder integers = Entries.builder();
        stored.state().integers().forEach(integers::integer);
        Entries.Builder reals = Entries.builder();
        stored.state().reals().forEach(reals::real);
        double[] epochs = new double[FIELDS * stored.epochs().size()];
        for (int i = 0; i < stored.epochs().size(); i++) {
            EpochRecord epoch = stored.epochs().get(i);
            epochs[FIELDS * i] = epoch.trainingLoss();
            epochs[FIELDS * i + 1] = epoch.validationLoss();
            epochs[FIELDS * i + 2] = epoch.gradientNorm();
            epochs[FIELDS * i + 3] = epoch.rate();
        }
        return Entries.builder()
                .part(ARRAYS, arrays.build())
                .part(INTEGERS, integers.build())
                .part(REALS, reals.build())
                .array(PARAMETERS, array(elements, stored.parameters()))
                .array(EPOCHS, NpyArray.of(epochs, List.of(stored.epochs().size(), FIELDS)))
                .build();
    }

    /** From entries. */
    public static <A> Stored<A> read(Elements<A> elements, Entries entries) {
        Map<String, A> arrays = new LinkedHashMap<>();
        entries.part(ARRAYS).arrays().forEach((name, array) -> arrays.put(name, flat(elements, array)));
        Entries integerEntries = entries.part(INTEGERS);
        Map<String, Long> integers = new LinkedHashMap<>();
        integerEntries.texts().keySet().forEach(name -> integers.put(name, integerEntries.integer(name)));
        Entries realEntries = entries.part(REALS);
        Map<String, Double> reals = new LinkedHashMap<>();
        realEntries.texts().keySet().forEach(name -> reals.put(name, realEntries.real(name)));
        NpyArray history = entries.array(EPOCHS);
        List<EpochRecord> epochs = new ArrayList<>();
        for (int i = 0; i + FIELDS <= history.elements(); i += FIELDS) {
            epochs.add(new EpochRecord(
                    history.doubleAt(i), history.doubleAt(i + 1), history.doubleAt(i + 2), history.doubleAt(i + 3)));
        }
        return new Stored<>(
                new TrainingState<>(arrays, integers, reals), flat(elements, entries.array(PARAMETERS)), epochs);
    }

    private static <A> NpyArray array(Elements<A> elements, A array) {
        int length = elements.length(array);
        NpyType type = elements.precision() == Precision.FLOAT ? NpyType.F4 : NpyType.F8;
        return NpyArray.generate(type, List.of(length), i -> elements.get(array, i));
    }

    private static <A> A flat(Elements<A> elements, NpyArray array) {
        A flat = elements.allocate(array.elements());
        for (int i = 0; i < array.elements(); i++) {
            elements.set(flat, i, array.doubleAt(i));
        }
        return flat;
    }
}
