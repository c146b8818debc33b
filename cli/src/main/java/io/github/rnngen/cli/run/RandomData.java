package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.Arrays;
import java.util.function.Function;

/** The same random data for every process that measures. */
final class RandomData<A> {
    private final SplitMix64 random = SplitMix64.stream(1, "bench");
    private final Elements<A> elements;

    RandomData(Elements<A> elements) {
        this.elements = elements;
    }

    /** Fills the buffer of a port. */
    void fill(Port port, Function<String, A> values, Function<String, int[]> indices) {
        if (port.isIndex()) {
            Arrays.setAll(indices.apply(port.name()), i -> random.nextInt(port.classes()));
            return;
        }
        A buffer = values.apply(port.name());
        for (int i = 0; i < elements.length(buffer); i++) {
            elements.set(buffer, i, random.nextDouble());
        }
    }
}
