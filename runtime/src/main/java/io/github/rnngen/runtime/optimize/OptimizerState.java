package io.github.rnngen.runtime.optimize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an optimiser remembers, to go on from later.
 *
 * @param steps how many steps it has taken
 * @param memory one array for each name of {@link UpdateRule#memory}, in that order, laid out as the parameters; the
 *     arrays belong to whoever holds the state
 * @param <A> {@code float[]} or {@code double[]}
 */
public record OptimizerState<A>(long steps, Map<String, A> memory) {
    /** Copies the map, not the arrays. */
    public OptimizerState {
        memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
    }
}
