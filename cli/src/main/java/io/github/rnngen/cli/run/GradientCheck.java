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
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares the gradients that a network computes with derivatives that owe nothing to backpropagation: tangents of dual
 * numbers, carried forward through the interpreted graph, and finite differences of the interpreted loss.
 */
public final class GradientCheck {
    /** A tangent costs a whole interpreted pass, so of larger parameters only some elements are compared. */
    private static final int MOST_ELEMENTS = 16;

    /** What is compared of any parameter, if it has so many elements. */
    private static final int FEWEST_ELEMENTS = 2;

    /** What is compared of any batch, if it has so many sequences: sums over sequences need two. */
    private static final int FEWEST_SEQUENCES = 2;

    /** Interpreted passes for a parameter beside those for its elements: along a direction, and for a difference. */
    private static final int OTHER_PASSES = 3;

    /** About so many products are interpreted in some seconds. */
    private static final double MOST_PRODUCTS = 3e7;

    /** Of the greatest gradient: rounding errors of that size reach any other, and are not held against it. */
    private static final double FLOOR = 1e-3;

    /**
     * Of the finite difference. At the first its own error and that of rounding are about equally small. In a large network
     * some value is at a kink or a jump between the two points, so nearer points are taken until there is none: the
     * gradient is that of one side. What is wrong stays so at any distance.
     */
    private static final double[] STEPS = {1e-5, 1e-6, 1e-7, 1e-8};

    private final StepGraph graph;
    private final Bindings bindings;
    private final Extent extent;
    private final double differenceTolerance;

    private GradientCheck(StepGraph graph, Bindings bindings, Extent extent, double differenceTolerance) {
        this.graph = graph;
        this.bindings = bindings;
        this.extent = extent;
        this.differenceTolerance = differenceTolerance;
    }

    /**
     * How much is compared, so that the check of a large model takes seconds and not hours: first of fewer sequences, then
     * of fewer elements.
     */
    record Extent(int sequences, int elements) {
        /** What suits a network's size. */
        static Extent of(Signature signature) {
            long arrays = Math.max(
                    1,
                    signature.parameters().stream().filter(Parameter::trained).count());
            double pass = (double) signature.parameterCount() * signature.steps() * arrays;
            int sequences = within(
                    MOST_PRODUCTS / (pass * (MOST_ELEMENTS + OTHER_PASSES)), FEWEST_SEQUENCES, signature.batch());
            int elements = within(MOST_PRODUCTS / (pass * sequences) - OTHER_PASSES, FEWEST_ELEMENTS, MOST_ELEMENTS);
            return new Extent(sequences, elements);
        }

        private static int within(double wanted, int least, int most) {
            return (int) Math.min(most, Math.max(least, wanted));
        }
    }

    /**
     * Runs a network once on random numbers and checks what it computes. Of a large model it computes fewer sequences than a
     * batch has, and compares fewer elements.
     *
     * @param graph the model's forward graph
     * @param seed of parameters and data
     * @throws ArithmeticException if the loss is not finite there
     */
    public static <A> GradientReport run(StepGraph graph, Network<A> network, long seed) {
        return run(graph, network, Extent.of(network.signature()), seed);
    }

    /** The same, as far as it is said. */
    static <A> GradientReport run(StepGraph graph, Network<A> network, Extent extent, long seed) {
        Signature signature = network.signature();
        List<Parameter> trained =
                signature.parameters().stream().filter(Parameter::trained).toList();
        RandomCase<A> random = RandomCase.of(network, extent.sequences(), seed);
        double loss = network.lossAndGradients(random.parameters(), extent.sequences());
        GradientCheck check = new GradientCheck(
                graph, random.bindings(), extent, GradientReport.differenceTolerance(signature.precision()));
        double interpreted = Interpreter.ofReals(graph, random.bindings()).loss();
        if (!Double.isFinite(interpreted)) {
            throw new ArithmeticException("the loss is " + interpreted + " for random data of seed " + seed);
        }
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
        return new GradientReport(
                signature.precision(), signature.batch(), extent.sequences(), loss, interpreted, errors);
    }

    private static <A> double[] gradient(Network<A> network, Parameter parameter) {
        return IntStream.range(0, parameter.elements())
                .mapToDouble(i -> network.elements().get(network.gradients(), parameter.offset() + i))
                .toArray();
    }

    private ParameterErrors errors(Parameter parameter, double[] gradient, double floor, SplitMix64 random) {
        String name = parameter.name();
        int[] elements = IntStream.range(0, gradient.length).toArray();
        random.shuffle(elements);
        int compared = Math.min(extent.elements(), elements.length);
        double scale = Math.max(floor, greatest(gradient));
        double error = IntStream.of(elements)
                .limit(compared)
                .mapToDouble(element -> error(gradient[element], tangent(name, i -> i == element ? 1 : 0), scale))
                .max()
                .orElse(0);

        double[] direction = randomDirection(gradient.length, random);
        double slope = sum(gradient.length, i -> gradient[i] * direction[i]);
        double terms = Math.max(floor, sum(gradient.length, i -> Math.abs(gradient[i] * direction[i])));
        double slopeError = error(slope, tangent(name, i -> direction[i]), terms);
        double differenceError = differenceError(name, i -> direction[i], slope, terms);
        return new ParameterErrors(
                name, parameter.shape(), compared, greatest(gradient), Math.max(error, slopeError), differenceError);
    }

    private static double[] randomDirection(int length, SplitMix64 random) {
        return DoubleStream.generate(() -> 2 * random.nextDouble() - 1)
                .limit(length)
                .toArray();
    }

    /** The derivative of the loss along a direction of one parameter, by dual numbers. */
    private double tangent(String parameter, IntToDoubleFunction direction) {
        ParameterLift<Dual> lift = (name, element, value) ->
                new Dual(value, name.equals(parameter) ? direction.applyAsDouble(element) : 0);
        return new Interpreter<>(graph, bindings, new Duals(), lift).loss().tangent();
    }

    /** The least error of central differences over shorter and shorter distances, up to the first that agrees. */
    private double differenceError(String parameter, IntToDoubleFunction direction, double slope, double terms) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STEPS.length && least > differenceTolerance; i++) {
            least = Math.min(least, error(slope, difference(parameter, direction, STEPS[i]), terms));
        }
        return least;
    }

    /** The derivative along a direction by a central difference. */
    private double difference(String parameter, IntToDoubleFunction direction, double step) {
        return (lossAt(parameter, direction, step) - lossAt(parameter, direction, -step)) / (2 * step);
    }

    private double lossAt(String parameter, IntToDoubleFunction direction, double distance) {
        ParameterLift<Double> lift = (name, element, value) ->
                name.equals(parameter) ? value + distance * direction.applyAsDouble(element) : value;
        return new Interpreter<>(graph, bindings, new Reals(), lift).loss();
    }

    /** Relative to a scale, or to what is expected where that is greater; infinite for what is not a number. */
    private static double error(double actual, double expected, double scale) {
        double difference = Math.abs(actual - expected);
        if (difference == 0) {
            return 0;
        }
        double relative = difference / Math.max(scale, Math.abs(expected));
        return Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative;
    }

    private static double greatest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElse(0);
    }

    private static double sum(int terms, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i < terms; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
