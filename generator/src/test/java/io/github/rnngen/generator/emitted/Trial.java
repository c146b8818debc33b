package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.generator.interpret.Interpreter;
import io.github.rnngen.generator.interpret.NumberSystem;
import io.github.rnngen.generator.interpret.Reals;
import io.github.rnngen.generator.schedule.Layout;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;

/**
 * One network with random numbers, computed by emitted code and by the interpreter of its graph. Both do the same
 * operations in the same order, so that all numbers must be equal; only a zero's sign may differ, where a sum starts from
 * zero instead of its first term. Products of matrices alone may add in another order.
 */
final class Trial<A> {
    private final CheckedModel model;
    private final Signature signature;
    private final Elements<A> elements;
    private final Compiled compiled;
    private final String className;
    private final Network<A> network;
    private final A parameters;
    private final int sequences;
    private final double tolerance;
    private Bindings bindings;
    private int compared;

    private Trial(CheckedModel model, Compiled compiled, Form form, Elements<A> elements, int sequences, long seed) {
        this.model = model;
        this.signature = Layout.of(model);
        this.elements = elements;
        this.compiled = compiled;
        this.className = form.packageName() + "." + model.name();
        this.tolerance = form.tolerance(elements.precision());
        this.network = compiled.network(className);
        this.sequences = sequences;
        this.parameters = elements.allocate(signature.parameterCount());
        this.bindings = Bindings.of(signature.steps(), sequences);
        fill(new Random(seed));
    }

    /** Compares everything in all forms; for each the number of numbers that were equal. */
    static List<Integer> run(CheckedModel model, int sequences, long seed) {
        return run(model, sequences, seed, MathForms.FAST);
    }

    /** The same with chosen forms of elementary functions. */
    static List<Integer> run(CheckedModel model, int sequences, long seed, MathForms math) {
        Compiled plain = Compiled.of(files(model, math, false));
        Compiled vectors = Compiled.withVectors(files(model, math, true));
        return Form.ALL.stream()
                .map(form -> run(model, form.usesVectors() ? vectors : plain, form, sequences, seed, math))
                .toList();
    }

    private static GeneratedFile[] files(CheckedModel model, MathForms math, boolean vectors) {
        return Form.ALL.stream()
                .filter(form -> form.usesVectors() == vectors)
                .map(form -> Compiler.emit(
                                Models.in(form.packageName(), model),
                                "test.rnn",
                                form.options().withMath(math))
                        .get(0))
                .toArray(GeneratedFile[]::new);
    }

    private static int run(CheckedModel model, Compiled compiled, Form form, int sequences, long seed, MathForms math) {
        return model.precision() == Precision.DOUBLE
                ? new Trial<>(model, compiled, form, Elements.DOUBLE, sequences, seed).compare(new Reals(math))
                : new Trial<>(model, compiled, form, Elements.FLOAT, sequences, seed).compare(new Singles(math));
    }

    private void fill(Random random) {
        for (Parameter parameter : signature.parameters()) {
            double[] values = draw(random, parameter.elements());
            for (int i = 0; i < values.length; i++) {
                elements.set(parameters, parameter.offset() + i, values[i]);
            }
            bindings = bindings.with(parameter.name(), values);
        }
        if (signature.variableLength()) {
            Integer[] lengths = new Integer[sequences];
            for (int b = 0; b < sequences; b++) {
                lengths[b] = 1 + random.nextInt(signature.steps());
                network.lengths()[b] = lengths[b];
            }
            bindings = bindings.withLengths(lengths);
        }
        Stream.of(signature.inputs(), signature.targets()).flatMap(List::stream).forEach(port -> fill(port, random));
    }

    private void fill(Port port, Random random) {
        int rows = port.once() ? 1 : signature.steps();
        double[] reals = new double[0];
        int[] indices = new int[0];
        for (int t = 0; t < rows; t++) {
            for (int b = 0; b < sequences; b++) {
                boolean valid = port.once() || t < bindings.lengths().get(b);
                int from = t * signature.batch() + b;
                if (port.isIndex()) {
                    int index = valid ? random.nextInt(port.classes()) : -1;
                    network.indices(port.name())[from] = index;
                    indices = Arrays.copyOf(indices, indices.length + 1);
                    indices[indices.length - 1] = index;
                } else {
                    double[] row = draw(random, port.elements());
                    if (!valid) {
                        Arrays.fill(row, Double.NaN);
                    }
                    for (int i = 0; i < row.length; i++) {
                        elements.set(network.values(port.name()), from * row.length + i, row[i]);
                    }
                    reals = Arrays.copyOf(reals, reals.length + row.length);
                    System.arraycopy(row, 0, reals, reals.length - row.length, row.length);
                }
            }
        }
        bindings = port.isIndex() ? bindings.withIndices(port.name(), indices) : bindings.with(port.name(), reals);
    }

    /** Numbers that float holds exactly, away from zero. */
    private static double[] draw(Random random, int count) {
        return random.doubles(count, 0.125, 1)
                .map(value -> (float) (random.nextBoolean() ? value : -value))
                .toArray();
    }

    private int compare(NumberSystem<Double> numbers) {
        StepGraph graph = Compiler.adjoint(model);
        Interpreter<Double> expected = new Interpreter<>(graph, bindings, numbers, (name, at, value) -> value);
        double loss = network.lossAndGradients(parameters, sequences);
        equal("loss", List.of(expected.loss()), loss);
        compareGradients(expected);
        compareOutputs(expected);
        compareEnds(expected);
        equal("loss alone", List.of(expected.loss()), network.loss(parameters, sequences));
        assertThat(network.lossAndGradients(parameters, sequences)).isEqualTo(loss);
        compareGradients(expected);
        network.forward(parameters, sequences);
        compareOutputs(expected);
        compareTangents(graph);
        boolean streamable = model.states().stream().noneMatch(CheckedModel.State::reverse);
        if (streamable) {
            compareStream(expected);
        }
        return compared;
    }

    /** For one element of each parameter, the reverse gradient against a tangent carried forward. */
    private void compareTangents(StepGraph graph) {
        Interpreter<Double> reals = Interpreter.ofReals(graph, bindings);
        for (Parameter parameter : signature.parameters()) {
            if (parameter.trained()) {
                int element = parameter.elements() / 2;
                List<Double> gradient = reals.gradient(parameter.name());
                double tangent = Interpreter.ofDuals(graph, bindings, parameter.name(), element)
                        .loss()
                        .tangent();
                double scale = gradient.stream().mapToDouble(Math::abs).max().orElseThrow();
                assertThat(gradient.get(element))
                        .as("gradient of %s[%d]", parameter.name(), element)
                        .isCloseTo(tangent, Offset.offset(1e-12 * Math.max(1, scale)));
                compared++;
            }
        }
    }

    private void compareGradients(Interpreter<Double> expected) {
        for (Parameter parameter : signature.parameters()) {
            if (parameter.trained()) {
                double[] actual = slice(network.gradients(), parameter.offset(), parameter.elements());
                equal("gradient of " + parameter.name(), expected.gradient(parameter.name()), actual);
            }
        }
    }

    private void compareOutputs(Interpreter<Double> expected) {
        for (Port port : signature.outputs()) {
            List<Double> actual = new ArrayList<>();
            for (int t = 0; t < signature.steps(); t++) {
                for (int b = 0; b < sequences; b++) {
                    int from = (t * signature.batch() + b) * port.elements();
                    for (double each : slice(network.values(port.name()), from, port.elements())) {
                        actual.add(each);
                    }
                }
            }
            equal("output " + port.name(), expected.output(port.name()), array(actual));
        }
    }

    private void compareEnds(Interpreter<Double> expected) {
        for (StateSlot slot : signature.states()) {
            List<Double> actual = new ArrayList<>();
            for (int b = 0; b < sequences; b++) {
                for (double each :
                        slice(network.endState(), b * signature.stateCount() + slot.offset(), slot.elements())) {
                    actual.add(each);
                }
            }
            equal("end of " + slot.name(), expected.end(slot.name()), array(actual));
        }
    }

    /** The first sequence, one step at a time. */
    private void compareStream(Interpreter<Double> expected) {
        NetworkStream<A> stream = compiled.stream(className, parameters);
        for (Port port : signature.inputs()) {
            if (port.once()) {
                copyRow(port, 0, stream);
            }
        }
        stream.reset();
        for (int t = 0; t < bindings.lengths().get(0); t++) {
            for (Port port : signature.inputs()) {
                if (!port.once()) {
                    copyRow(port, t, stream);
                }
            }
            stream.step();
            for (Port port : signature.outputs()) {
                int size = port.elements();
                int from = t * sequences * size;
                List<Double> row = expected.output(port.name()).subList(from, from + size);
                equal("stream of " + port.name(), row, slice(stream.values(port.name()), 0, size));
            }
        }
    }

    private void copyRow(Port port, int step, NetworkStream<A> stream) {
        int from = step * signature.batch();
        if (port.isIndex()) {
            stream.indices(port.name())[0] = network.indices(port.name())[from];
        } else {
            int size = port.elements();
            System.arraycopy(network.values(port.name()), from * size, stream.values(port.name()), 0, size);
        }
    }

    private double[] slice(A array, int from, int length) {
        double[] slice = new double[length];
        for (int i = 0; i < length; i++) {
            slice[i] = elements.get(array, from + i);
        }
        return slice;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void equal(String what, List<Double> expected, double... actual) {
        assertThat(actual).as(what).hasSize(expected.size());
        double scale = expected.stream().mapToDouble(Math::abs).max().orElse(0);
        for (int i = 0; i < actual.length; i++) {
            double wanted = expected.get(i);
            assertThat(wanted).as("%s[%d] expected", what, i).isFinite();
            assertThat(Math.abs(actual[i] - wanted) <= tolerance * Math.max(1, scale))
                    .as("%s[%d] is %s, not %s", what, i, actual[i], wanted)
                    .isTrue();
            compared++;
        }
    }
}
