package io.github.rnngen.runtime.online;

import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.Range;
import java.util.Objects;

/**
 * How to learn from a stream.
 *
 * @param rate the learning rate, finite and at least 0
 * @param clipping what is done to gradients before each step; a limit to their norm keeps one odd event from ruining all
 * @param normalized whether real values are brought to mean 0 and standard deviation 1, each element by itself, with what
 *     was seen so far
 * @param memory how many events the running mean and deviation go back: all weigh the same until there are so many, then
 *     older ones fade; at least 2, infinite for all
 */
public record OnlineSettings(double rate, Clipping clipping, boolean normalized, double memory) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public OnlineSettings {
        Objects.requireNonNull(clipping, "clipping");
        Range.NOT_NEGATIVE.require("the learning rate", rate);
        if (!(memory >= 2)) {
            throw new IllegalArgumentException("the memory must be of at least 2 events, not " + memory);
        }
    }

    /** Gradients of a norm of at most 1, and values normalised with all that was seen. */
    public static OnlineSettings of(double rate) {
        return new OnlineSettings(rate, new Clipping.ByNorm(1), true, Double.POSITIVE_INFINITY);
    }

    /** These, but with a running mean and deviation that go back so many events. */
    public OnlineSettings withMemory(double events) {
        return new OnlineSettings(rate, clipping, normalized, events);
    }

    /** These, but with values as they are. */
    public OnlineSettings withoutNormalization() {
        return new OnlineSettings(rate, clipping, false, memory);
    }
}
