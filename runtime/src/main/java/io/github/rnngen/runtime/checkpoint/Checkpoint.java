package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.io.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training run, or a trained model: weights, and by name whatever else belongs to them, such as the state
 * of the optimiser and of the loop, or the scaling of the data.
 *
 * <pre>{@code
 * Checkpoint<double[]> checkpoint = new Checkpoint<>(parameters, Map.of("scaling", scaling.toEntries()));
 * CheckpointFile.write(path, checkpoint.toEntries(network));
 * ...
 * Checkpoint<double[]> restored = Checkpoint.of(CheckpointFile.read(path), network);
 * }</pre>
 *
 * @param weights the flat array that a network's signature lays out; not copied
 * @param parts what else there is, by names without {@code /}
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Checkpoint<A>(A weights, Map<String, Entries> parts) {
    /** The part of a checkpoint's entries that has an array for each parameter, under its name. */
    public static final String WEIGHTS = "weights";

    private static final String MODEL = "model";

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a part's name is empty, has a {@code /} or is {@code weights}
     */
    public Checkpoint {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        for (String name : parts.keySet()) {
            if (name.isEmpty() || name.contains("/") || name.equals(WEIGHTS)) {
                throw new IllegalArgumentException("a part can't have the name '" + name + "'");
            }
        }
    }

    /** One part; without entries if there is none of that name. */
    public Entries part(String name) {
        return parts.getOrDefault(name, Entries.builder().build());
    }

    /**
     * What is written to a file.
     *
     * @param network whose weights these are; its buffers are not touched
     * @throws IllegalArgumentException if the weights are not as many as it has
     */
    public Entries toEntries(Network<A> network) {
        Signature signature = network.signature();
        Entries arrays = Entries.builder()
                .arrays(Weights.toArrays(signature, network.elements(), weights))
                .build();
        Entries.Builder entries =
                Entries.builder().text(MODEL, ModelIdentity.of(signature)).part(WEIGHTS, arrays);
        parts.forEach(entries::part);
        return entries.build();
    }

    /**
     * What was read from a file, to go on with it.
     *
     * @param network the one that it must be of
     * @throws ArrayMismatchException if it is another's; names the differences
     */
    public static <A> Checkpoint<A> of(Entries entries, Network<A> network) {
        String difference = ModelIdentity.difference(entries.text(MODEL), ModelIdentity.of(network.signature()));
        if (!difference.isEmpty()) {
            throw new ArrayMismatchException("the checkpoint is of another model. They differ in:" + difference);
        }
        return ofWeights(entries, network.signature(), network.elements());
    }

    /**
     * Whether what was read from a file comes from a model with other equations, or another loss: parameters of the same
     * names and shapes may mean something else there. Never, if one of the two does not say what it computes.
     */
    public static boolean hasOtherEquations(Entries entries, Signature signature) {
        return ModelIdentity.hasOtherEquations(entries.text(MODEL), signature);
    }

    /**
     * What was read from a file, for a network that need only have parameters of the same names and shapes: one for other
     * lengths of sequences, say, or of another precision, to which the weights are rounded.
     *
     * @throws ArrayMismatchException if the parameters differ; names all that do
     */
    public static <A> Checkpoint<A> ofWeights(Entries entries, Signature signature, Elements<A> elements) {
        A weights = Weights.read(signature, elements, entries.part(WEIGHTS).arrays());
        Map<String, Entries> parts = new LinkedHashMap<>();
        for (String name : entries.parts()) {
            if (!name.equals(WEIGHTS)) {
                parts.put(name, entries.part(name));
            }
        }
        return new Checkpoint<>(weights, parts);
    }
}
