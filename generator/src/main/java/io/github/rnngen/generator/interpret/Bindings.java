package io.github.rnngen.generator.interpret;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that a graph is evaluated with. Immutable.
 *
 * <p>Lists are flat and row-major: {@code [steps][sequences][elements]} for a port with a value per step,
 * {@code [sequences][elements]} for one given once, {@code [elements]} for a parameter.
 *
 * @param steps number of time steps that the lists have room for, at least 1
 * @param lengths each sequence's own number of steps, from 1 to {@code steps}; what lies beyond is never read
 * @param numbers values of parameters and of input and target ports, by name
 * @param indices values of index ports, by name
 * @param starts what stands in place of states' initial values, by state: {@code [sequences][depth][elements]}, the
 *     oldest first, oldest in the direction in which the state runs
 * @param masks which random masks apply; where it is empty none do
 */
public record Bindings(
        int steps,
        List<Integer> lengths,
        Map<String, List<Double>> numbers,
        Map<String, List<Integer>> indices,
        Map<String, List<Double>> starts,
        Optional<Masks> masks) {

    /** Which random masks, as {@link io.github.rnngen.runtime.random.DropoutMasks} takes it. */
    public record Masks(long seed, int firstSequence) {}

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if there is no sequence, or a length is out of range
     */
    public Bindings {
        lengths = List.copyOf(lengths);
        numbers = Map.copyOf(numbers);
        indices = Map.copyOf(indices);
        starts = Map.copyOf(starts);
        if (lengths.isEmpty()) {
            throw new IllegalArgumentException("no sequences");
        }
        for (int length : lengths) {
            if (length < 1 || length > steps) {
                throw new IllegalArgumentException("a sequence of " + length + " of " + steps + " steps");
            }
        }
    }

    /** Sequences of full length, and no numbers yet. */
    public static Bindings of(int steps, int sequences) {
        return new Bindings(
                steps, Collections.nCopies(sequences, steps), Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    /** The same with sequences of these lengths. */
    public Bindings withLengths(Integer... each) {
        return new Bindings(steps, List.of(each), numbers, indices, starts, masks);
    }

    /** The same with a parameter or the values of a port. */
    public Bindings with(String name, double... values) {
        return new Bindings(steps, lengths, put(numbers, name, boxed(values)), indices, starts, masks);
    }

    /** The same with the values of an index port. */
    public Bindings withIndices(String port, int... values) {
        List<Integer> boxed = Arrays.stream(values).boxed().toList();
        return new Bindings(steps, lengths, numbers, put(indices, port, boxed), starts, masks);
    }

    /** The same with what stands in place of a state's initial value. */
    public Bindings withStart(String state, double... values) {
        return new Bindings(steps, lengths, numbers, indices, put(starts, state, boxed(values)), masks);
    }

    /** The same with random masks on. */
    public Bindings withMasks(long seed, int firstSequence) {
        return new Bindings(steps, lengths, numbers, indices, starts, Optional.of(new Masks(seed, firstSequence)));
    }

    /** Number of sequences. */
    public int sequences() {
        return lengths.size();
    }

    /** Whether a sequence has a step. */
    boolean contains(int sequence, int step) {
        return 0 <= step && step < lengths.get(sequence);
    }

    private static List<Double> boxed(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static <V> Map<String, V> put(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
