package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random parameters, lengths, inputs and targets. Past a sequence's end lies what must not be read. */
final class RandomData {
    private final Signature signature;
    private final Random random;
    private Bindings bindings;

    private RandomData(Signature signature, int sequences, long seed) {
        this.signature = signature;
        this.random = new Random(seed);
        this.bindings = Bindings.of(signature.steps(), sequences);
    }

    static Bindings of(Signature signature, int sequences, long seed) {
        return new RandomData(signature, sequences, seed).draw();
    }

    private Bindings draw() {
        for (Parameter parameter : signature.parameters()) {
            double scale = Scale.of(parameter.shape());
            bindings = bindings.with(parameter.name(), numbers(parameter.elements(), scale));
        }
        if (signature.variableLength()) {
            bindings = bindings.withLengths(IntStream.range(0, bindings.sequences())
                    .mapToObj(b -> 1 + random.nextInt(signature.steps()))
                    .toArray(Integer[]::new));
        }
        Stream.concat(signature.inputs().stream(), signature.targets().stream()).forEach(this::fill);
        return bindings;
    }

    private void fill(Port port) {
        int size = port.elements();
        int rows = (port.once() ? 1 : signature.steps()) * bindings.sequences();
        double[] reals = new double[rows * size];
        int[] indices = new int[rows];
        for (int row = 0; row < rows; row++) {
            boolean valid = port.once()
                    || row / bindings.sequences() < bindings.lengths().get(row % bindings.sequences());
            indices[row] = valid && port.isIndex() ? random.nextInt(port.classes()) : -1;
            double[] values = numbers(size, 1);
            if (!valid) {
                Arrays.fill(values, Double.NaN);
            }
            System.arraycopy(values, 0, reals, row * size, size);
        }
        bindings = port.isIndex() ? bindings.withIndices(port.name(), indices) : bindings.with(port.name(), reals);
    }

    /** Numbers that float holds exactly, away from zero. */
    private double[] numbers(int count, double scale) {
        return random.doubles(count, 0.125, 1)
                .map(value -> scale * (float) (random.nextBoolean() ? value : -value))
                .toArray();
    }
}
