package io.github.rnngen.generator.programs;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random choices; the same seed gives the same ones. Not thread-safe. */
final class Choices {
    private final SplittableRandom random;

    Choices(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from the first to the last, both included. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    <T> T of(List<T> candidates) {
        return candidates.get(random.nextInt(candidates.size()));
    }

    @SafeVarargs
    final <T> T any(T... candidates) {
        return candidates[random.nextInt(candidates.length)];
    }

    <T> Optional<T> maybe(List<T> candidates) {
        return candidates.isEmpty() ? Optional.empty() : Optional.of(of(candidates));
    }
}
