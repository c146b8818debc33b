package io.github.rnngen.cli.run;

import io.github.rnngen.cli.run.GradientReport.ParameterErrors;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.generator.interpret.Dual;
import io.github.rnngen.generator.interpret.Duals;
import io.github.rnngen.generator.interpret.Interpreter;
import io.github.rnngen.generator.interpret.ParameterLift;
import io.github.rnngen.generator.interpret.Reals;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the gradients that a network computes with derivatives that owe nothing to backpropagation: tangents of dual
 * numbers, carried forward through the interpreted graph, and finite differences of the interpreted loss.
 */
public final class GradientCheck {
    /** A tangent costs a whole interpreted pass, so of larger parameters only some elements are compared. */
    private static final int MOST_ELEMENTS = 16;

    /** Of the greatest gradient: rounding errors of that size reach any other, and are not held against it. */
    private static final double FLOOR = 1e-3;

    private static final double DIFFERENCE = 1e-5;

    private final StepGraph graph;
    private final Bindings bindings;

    private GradientCheck(StepGraph graph, Bindings bindings) {
        this.graph = graph;
        this.bindings = bindings;
    }

    /**
     * Runs a network once on random numbers and checks what it computes.
     *
     * @param graph the model's forward graph
     * @param seed of parameters and data
     * @throws ArithmeticException if the loss is not finite there
     */
    public static <A> GradientReport run(StepGraph graph, Network<A> network, long seed) {
        RandomCase<A> random = RandomCase.of(network, seed);
        double loss = network.lossAndGradients(random.parameters());
        GradientCheck check = new GradientCheck(graph, random.bindings());
        double interpreted = Interpreter.ofReals(graph, random.bindings()).loss();
        if (!Double.isFinite(interpreted)) {
            throw new ArithmeticException("the loss is " + interpreted + " for random data of seed " + seed);
        }
        List<Parameter> trained = network.signature().parameters().stream()
                .filter(Parameter::trained)
                .toList();
        double floor = FLOOR
                * trained.stream()
                        .mapToDouble(parameter -> greatest(gradient(network, parameter)))
                        .max()
                        .orElse(0);
        List<ParameterErrors> errors = new ArrayList<>();
        for (Parameter parameter : trained) {
            SplitMix64 choices = SplitMix64.stream(seed, parameter.name());
            errors.add(check.errors(parameter, gradient(network, parameter), floor, choices));
        }
        return new GradientReport(network.signature().precision(), loss, interpreted, errors);
    }

    private static <A> double[] gradient(Network<A> network, Parameter parameter) {
        return IntStream.range(0, parameter.elements())
                .mapToDouble(i -> network.elements().get(network.gradients(), parameter.offset() + i))
                .toArray();
    }

    private ParameterErrors errors(Parameter parameter, double[] gradient, double floor, SplitMix64 random) {
        int[] chosen = IntStream.range(0, gradient.length).toArray();
        random.shuffle(chosen);
        int compared = Math.min(MOST_ELEMENTS, chosen.length);
        double scale = Math.max(floor, greatest(gradient));
        double error = 0;
        for (int i = 0; i < compared; i++) {
            int element = chosen[i];
            double tangent = tangent((name, position, value) ->
                    new Dual(value, name.equals(parameter.name()) && position == element ? 1 : 0));
            error = greater(error, relative(gradient[element] - tangent, Math.max(scale, Math.abs(tangent))));
        }

        double[] direction = IntStream.range(0, gradient.length)
                .mapToDouble(i -> 2 * random.nextDouble() - 1)
                .toArray();
        double slope = 0;
        double terms = floor;
        for (int i = 0; i < gradient.length; i++) {
            slope += gradient[i] * direction[i];
            terms += Math.abs(gradient[i] * direction[i]);
        }
        double tangent = tangent(
                (name, position, value) -> new Dual(value, name.equals(parameter.name()) ? direction[position] : 0));
        error = greater(error, relative(slope - tangent, Math.max(terms, Math.abs(tangent))));
        double difference = (lossAlong(parameter.name(), direction, DIFFERENCE)
                        - lossAlong(parameter.name(), direction, -DIFFERENCE))
                / (2 * DIFFERENCE);
        double differenceError = relative(slope - difference, Math.max(terms, Math.abs(difference)));
        return new ParameterErrors(
                parameter.name(), parameter.shape(), compared, greatest(gradient), error, differenceError);
    }

    private double tangent(ParameterLift<Dual> lift) {
        return new Interpreter<>(graph, bindings, new Duals(), lift).loss().tangent();
    }

    private double lossAlong(String parameter, double[] direction, double distance) {
        ParameterLift<Double> lift =
                (name, position, value) -> name.equals(parameter) ? value + distance * direction[position] : value;
        return new Interpreter<>(graph, bindings, new Reals(), lift).loss();
    }

    private static double relative(double difference, double scale) {
        return difference == 0 ? 0 : Math.abs(difference) / scale;
    }

    /** The greater one; what is not a number counts as infinitely great. */
    private static double greater(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }

    private static double greatest(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElse(0);
    }
}
