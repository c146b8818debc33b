package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.optimize.OptimizerState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run of training is, as plain arrays and numbers by name, so that it can be stored anywhere. What has gone on
 * from it is bit for bit what would have come without the interruption.
 *
 * <p>Names have letters, digits, {@code .}, {@code /} and {@code _}. The parameters are not in it: they are the array that
 * is trained.
 *
 * @param arrays of the network's element type
 * @param integers exact
 * @param reals exact; may be infinite or not a number
 * @param <A> {@code float[]} or {@code double[]}
 */
public record TrainingState<A>(Map<String, A> arrays, Map<String, Long> integers, Map<String, Double> reals) {
    private static final String OPTIMIZER = "optimizer/";
    private static final String OPTIMIZER_STEPS = "optimizer_steps";

    /** Copies the maps, not the arrays, which belong to whoever holds the state. */
    public TrainingState {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        integers = Collections.unmodifiableMap(new LinkedHashMap<>(integers));
        reals = Collections.unmodifiableMap(new LinkedHashMap<>(reals));
    }

    /**
     * An array.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public A array(String name) {
        return found("array", name, arrays);
    }

    /**
     * An integer.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public long integer(String name) {
        return found("integer", name, integers);
    }

    /**
     * A real number.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double real(String name) {
        return found("number", name, reals);
    }

    /**
     * Copies an array.
     *
     * @param target as long as the array
     * @throws IllegalArgumentException if there is none of that name, or it is of another length
     */
    public void copy(String name, Elements<A> elements, A target) {
        A array = array(name);
        int length = elements.length(target);
        if (elements.length(array) != length) {
            throw new IllegalArgumentException("the state of training has " + elements.length(array) + " numbers in "
                    + name + ", but " + length + " are expected");
        }
        elements.copy(array, 0, target, 0, length);
    }

    /**
     * An integer from 0 on.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is negative or greater than {@code greatest}
     */
    public int count(String name, int greatest) {
        long count = integer(name);
        if (count < 0 || count > greatest) {
            throw new IllegalArgumentException(
                    "the state of training says " + name + " " + count + ", which is not in 0 to " + greatest);
        }
        return (int) count;
    }

    /**
     * What {@link Builder#optimizer} has put into it.
     *
     * @throws IllegalArgumentException if nothing has been
     */
    public OptimizerState<A> optimizer() {
        return new OptimizerState<>(integer(OPTIMIZER_STEPS), arraysOf(OPTIMIZER));
    }

    /** The arrays whose names start with a prefix, under what follows it. */
    public Map<String, A> arraysOf(String prefix) {
        Map<String, A> found = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), array);
            }
        });
        return found;
    }

    /** Starts a collection of arrays of these elements, and of numbers. */
    public static <A> Builder<A> builder(Elements<A> elements) {
        return new Builder<>(elements);
    }

    private static <T> T found(String what, String name, Map<String, T> all) {
        T value = all.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the state of training has no " + what + " " + name);
        }
        return value;
    }

    /** Collects a {@link TrainingState}. Not thread-safe. */
    public static final class Builder<A> {
        private final Elements<A> elements;
        private final Map<String, A> arrays = new LinkedHashMap<>();
        private final Map<String, Long> integers = new LinkedHashMap<>();
        private final Map<String, Double> reals = new LinkedHashMap<>();

        private Builder(Elements<A> elements) {
            this.elements = elements;
        }

        /** Adds a copy of an array. */
        public Builder<A> array(String name, A array) {
            int length = elements.length(array);
            A copy = elements.allocate(length);
            elements.copy(array, 0, copy, 0, length);
            arrays.put(name, copy);
            return this;
        }

        /** Adds an integer. */
        public Builder<A> integer(String name, long value) {
            integers.put(name, value);
            return this;
        }

        /** Adds a real number. */
        public Builder<A> real(String name, double value) {
            reals.put(name, value);
            return this;
        }

        /** Adds what an optimiser remembers. */
        public Builder<A> optimizer(OptimizerState<A> state) {
            state.memory().forEach((name, array) -> array(OPTIMIZER + name, array));
            return integer(OPTIMIZER_STEPS, state.steps());
        }

        /** What was added. */
        public TrainingState<A> build() {
            return new TrainingState<>(arrays, integers, reals);
        }
    }
}
