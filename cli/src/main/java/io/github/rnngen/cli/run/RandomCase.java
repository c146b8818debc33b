package io.github.rnngen.cli.run;

import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random parameters and data, in a network's buffers and as bindings of the interpreter: the very same numbers, rounded to
 * the network's precision. The same seed gives the same case anywhere.
 *
 * <p>Parameters lie near what the model draws, for a model may rely on that (a scale that starts at 1 and is divided by);
 * what starts at zero would hide faults there. Inputs lie in -1 to 1, targets in 0 to 1, where probabilities and counts
 * are at home too.
 *
 * <p>The bindings have the first sequences alone, if there are to be fewer than the network has room for.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
record RandomCase<A>(A parameters, Bindings bindings) {
    private static final double SPREAD = 0.2;

    static <A> RandomCase<A> of(Network<A> network, int sequences, long seed) {
        Signature signature = network.signature();
        Elements<A> elements = network.elements();
        SplitMix64 random = SplitMix64.stream(seed, "gradcheck");
        Bindings bindings = bindings(network, sequences, random);
        A parameters = network.newParameters(seed);
        for (int i = 0; i < elements.length(parameters); i++) {
            elements.set(parameters, i, elements.get(parameters, i) + SPREAD * (random.nextDouble() - 0.5));
        }
        for (Parameter parameter : signature.parameters()) {
            double[] values = new double[parameter.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = elements.get(parameters, parameter.offset() + i);
            }
            bindings = bindings.with(parameter.name(), values);
        }
        bindings = fill(network, signature.inputs(), -1, random, bindings);
        bindings = fill(network, signature.targets(), 0, random, bindings);
        return new RandomCase<>(parameters, bindings);
    }

    /** No numbers yet; sequences of random lengths, where they may differ. */
    private static Bindings bindings(Network<?> network, int sequences, SplitMix64 random) {
        Signature signature = network.signature();
        Bindings bindings = Bindings.of(signature.steps(), sequences).withMasks(0, 0);
        if (!signature.variableLength()) {
            return bindings;
        }
        int[] lengths = network.lengths();
        Arrays.setAll(lengths, sequence -> 1 + random.nextInt(signature.steps()));
        return bindings.withLengths(
                Arrays.stream(lengths).limit(sequences).boxed().toArray(Integer[]::new));
    }

    private static <A> Bindings fill(
            Network<A> network, List<Port> ports, double least, SplitMix64 random, Bindings bindings) {
        Bindings filled = bindings;
        for (Port port : ports) {
            if (port.isIndex()) {
                int[] indices = network.indices(port.name());
                Arrays.setAll(indices, i -> random.nextInt(port.classes()));
                filled = filled.withIndices(
                        port.name(),
                        first(network, port, bindings.sequences())
                                .map(i -> indices[i])
                                .toArray());
            } else {
                double[] values = fill(network, port, least, random);
                filled = filled.with(
                        port.name(),
                        first(network, port, bindings.sequences())
                                .mapToDouble(i -> values[i])
                                .toArray());
            }
        }
        return filled;
    }

    private static <A> double[] fill(Network<A> network, Port port, double least, SplitMix64 random) {
        Elements<A> elements = network.elements();
        A buffer = network.values(port.name());
        double[] values = new double[elements.length(buffer)];
        for (int i = 0; i < values.length; i++) {
            elements.set(buffer, i, least + (1 - least) * random.nextDouble());
            values[i] = elements.get(buffer, i);
        }
        return values;
    }

    /** Where the values of the first sequences lie in a port's buffer. */
    private static IntStream first(Network<?> network, Port port, int sequences) {
        Signature signature = network.signature();
        int width = port.isIndex() ? 1 : port.elements();
        int steps = port.once() ? 1 : signature.steps();
        return IntStream.range(0, steps).flatMap(step -> {
            int from = step * signature.batch() * width;
            return IntStream.range(from, from + sequences * width);
        });
    }
}
