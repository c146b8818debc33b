package io.github.rnngen.generator.emitted;

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
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One network with random numbers, computed by the interpreter of its graph, and whatever emitted code there is for it.
 * Both do the same operations in the same order, so that all numbers must be equal; only a zero's sign may differ, where
 * a sum starts from zero instead of its first term. Products of matrices alone may add in another order.
 *
 * <p>There are two windows of steps: one from the initial states, and one that goes on from where it stopped.
 */
public final class Trial {
    /** Tangents and gradients are computed in double, with hardly more than a hundred roundings each. */
    private static final double TANGENT_TOLERANCE = 1e-12;

    private final CheckedModel model;
    private final StepGraph graph;
    private final Signature signature;
    private final List<Reference> windows;
    private final List<Reference> inDouble;
    private final MathForms math;
    private final double sensitivity;

    private Trial(CheckedModel model, StepGraph graph, int sequences, long seed, MathForms math) {
        this.model = model;
        this.graph = graph;
        this.math = math;
        this.signature = Layout.of(model);
        Bindings bindings = RandomData.of(signature, sequences, seed);
        List<Reference> singles = windows(bindings, new Singles(math));
        this.inDouble = windows(bindings, new Reals(math));
        this.windows = model.precision() == Precision.DOUBLE ? inDouble : singles;
        this.sensitivity = inDouble.get(0).distance(singles.get(0));
    }

    /**
     * Draws the numbers and computes what they give.
     *
     * @param graph the model's, with adjoints
     */
    public static Trial of(CheckedModel model, StepGraph graph, int sequences, long seed, MathForms math) {
        return new Trial(model, graph, sequences, seed, math);
    }

    /** Compares everything in all forms; for each the number of numbers that were equal. */
    static List<Integer> run(CheckedModel model, int sequences, long seed) {
        return run(model, sequences, seed, MathForms.FAST);
    }

    /** The same with chosen forms of elementary functions. */
    static List<Integer> run(CheckedModel model, int sequences, long seed, MathForms math) {
        List<Code> codes = Form.ALL.stream()
                .map(form -> Code.of(model, form.in("trial", math)))
                .toList();
        Compiled plain = Compiled.of(files(codes, false));
        Compiled vectors = Compiled.withVectors(files(codes, true));
        Trial trial = of(model, Compiler.adjoint(model), sequences, seed, math);
        int tangents = trial.compareTangents();
        List<Integer> compared = new ArrayList<>();
        for (Code code : codes) {
            compared.add(tangents + trial.compare(code.form().usesVectors() ? vectors : plain, code));
        }
        return compared;
    }

    /**
     * Compares everything in many models, compiled together: each in one form without vectors, in turn. Batches lack their
     * last sequence.
     *
     * @return for each model the number of numbers that were equal
     */
    static List<Integer> runEach(List<CheckedModel> models, long seed) {
        List<Code> codes = IntStream.range(0, models.size())
                .mapToObj(i -> Code.of(
                        models.get(i), Form.IN_TURN.get(i % Form.IN_TURN.size()).in("trial" + i, MathForms.FAST)))
                .toList();
        Compiled compiled = Compiled.of(codes.stream().map(Code::file).toArray(GeneratedFile[]::new));
        return IntStream.range(0, models.size())
                .mapToObj(i -> {
                    CheckedModel model = models.get(i);
                    int sequences = Math.max(1, model.batch() - 1);
                    Trial trial = of(model, Compiler.adjoint(model), sequences, seed + i, MathForms.FAST);
                    return trial.compareTangents() + trial.compare(compiled, codes.get(i));
                })
                .toList();
    }

    private static GeneratedFile[] files(List<Code> codes, boolean vectors) {
        return codes.stream()
                .filter(code -> code.form().usesVectors() == vectors)
                .map(Code::file)
                .toArray(GeneratedFile[]::new);
    }

    private List<Reference> windows(Bindings bindings, NumberSystem<Double> numbers) {
        Reference first = Reference.of(graph, signature, bindings, numbers);
        return List.of(first, Reference.of(graph, signature, first.carriedOn(signature), numbers));
    }

    /**
     * Whether the order of additions matters so little that forms with an order of their own can be compared: rounding
     * all to single precision must change little more than the last bits of single precision.
     */
    public boolean isWellConditioned() {
        return sensitivity < 16 * 0x1p-24;
    }

    /**
     * In each window, for one element of each parameter, the reverse gradient against a tangent carried forward.
     *
     * @return how many were compared
     */
    public int compareTangents() {
        int compared = 0;
        for (Reference window : inDouble) {
            for (Parameter parameter : signature.parameters()) {
                if (parameter.trained()) {
                    compareTangent(window, parameter, parameter.elements() / 2);
                    compared++;
                }
            }
        }
        return compared;
    }

    private void compareTangent(Reference window, Parameter parameter, int element) {
        List<Double> gradient = window.get(Reference.gradient(parameter));
        double tangent = Interpreter.ofDuals(graph, window.bindings(), math, parameter.name(), element)
                .loss()
                .tangent();
        double actual = gradient.get(element);
        if (!(Math.abs(actual - tangent) <= TANGENT_TOLERANCE * Reference.scale(gradient))) {
            throw new Difference(
                    "tangent",
                    "gradient of " + parameter.name() + "[" + element + "] is " + actual + ", the tangent " + tangent);
        }
    }

    /**
     * Runs emitted code.
     *
     * @return how many numbers were equal
     * @throws Difference if some are not
     */
    public int compare(Compiled compiled, Code code) {
        boolean streams = model.states().stream().noneMatch(CheckedModel.State::reverse);
        return model.precision() == Precision.DOUBLE
                ? new Run<>(signature, compiled, code, Elements.DOUBLE, windows).compare(streams)
                : new Run<>(signature, compiled, code, Elements.FLOAT, windows).compare(streams);
    }
}
