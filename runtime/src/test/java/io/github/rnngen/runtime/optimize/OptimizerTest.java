package io.github.rnngen.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.random.SplitMix64;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private static final int ELEMENTS = 7;

    /** An optimiser with the numbers that OptimizerNumbers in the benchmarks gives to libtorch's. */
    private record Case(String name, UpdateRule rule, WeightDecay decay, double rate) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final WeightDecay COUPLED = WeightDecay.coupled(0.1);
    private static final WeightDecay DECOUPLED = WeightDecay.decoupled(0.1);

    private static final Adam ADAM = new Adam(0.8, 0.95, 1e-6, false);
    private static final Adam AMSGRAD = new Adam(0.8, 0.95, 1e-6, true);

    static List<Case> cases() {
        return List.of(
                new Case("sgd", new Sgd(), WeightDecay.NONE, 0.05),
                new Case("sgd decay", new Sgd(), COUPLED, 0.05),
                new Case("momentum", new Momentum(0.9), WeightDecay.NONE, 0.05),
                new Case("momentum decay", new Momentum(0.9), COUPLED, 0.05),
                new Case("nesterov", new Momentum(0.9, true), WeightDecay.NONE, 0.05),
                new Case("nesterov decay", new Momentum(0.9, true), COUPLED, 0.05),
                new Case("adagrad", new AdaGrad(), WeightDecay.NONE, 0.1),
                new Case("adagrad decay", new AdaGrad(), COUPLED, 0.1),
                new Case("rmsprop", new RmsProp(0.95, 1e-6), WeightDecay.NONE, 0.02),
                new Case("rmsprop decay", new RmsProp(0.95, 1e-6), COUPLED, 0.02),
                new Case("adam", ADAM, WeightDecay.NONE, 0.05),
                new Case("adam decay", ADAM, COUPLED, 0.05),
                new Case("amsgrad", AMSGRAD, WeightDecay.NONE, 0.05),
                new Case("amsgrad decay", AMSGRAD, COUPLED, 0.05),
                new Case("adamw decay", ADAM, DECOUPLED, 0.05),
                new Case("lion", new Lion(0.8, 0.95), WeightDecay.NONE, 0.02),
                new Case("lion decay", new Lion(0.8, 0.95), DECOUPLED, 0.02));
    }

    private static Signature signature(int trained, int frozen) {
        return Signature.builder("Bowl", Precision.DOUBLE, 1, 1)
                .parameter("w", Distribution.constant(0), true, trained)
                .parameter("f", Distribution.constant(0), false, frozen)
                .build();
    }

    /** Seven trained elements and one that is frozen, as OptimizerNumbers starts them. */
    private static <A> A start(Elements<A> elements) {
        A parameters = elements.allocate(ELEMENTS + 1);
        for (int i = 0; i <= ELEMENTS; i++) {
            elements.set(parameters, i, 0.5 * i - 1);
        }
        return parameters;
    }

    /** The gradients of OptimizerNumbers. */
    private static <A> A gradients(Elements<A> elements, A parameters, SplitMix64 random) {
        A gradients = elements.allocate(ELEMENTS + 1);
        for (int i = 0; i < ELEMENTS; i++) {
            double offset = elements.get(parameters, i) - 0.3;
            elements.set(
                    gradients,
                    i,
                    (i + 1) * offset * (0.1 + 0.05 * (offset * offset)) + 0.5 * (random.nextDouble() - 0.5));
        }
        return gradients;
    }

    private static <A> Optimizer<A> optimizer(Case tried, Elements<A> elements) {
        return new Optimizer<>(signature(ELEMENTS, 1), elements, tried.rule(), tried.decay());
    }

    /** Parameters after each of the steps asked for, from OptimizerNumbers. */
    private static Map<Integer, double[]> expected(String name) throws IOException {
        try (InputStream in = OptimizerTest.class.getResourceAsStream("optimizers.csv")) {
            assertThat(in).as("optimizers.csv beside the test").isNotNull();
            Map<Integer, double[]> rows = new TreeMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] cells = line.split(",", -1);
                if (cells[0].equals(name)) {
                    rows.put(
                            Integer.parseInt(cells[1]),
                            Arrays.stream(cells)
                                    .skip(2)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                }
            }
            assertThat(rows).as("rows of " + name).containsOnlyKeys(1, 2, 10, 100);
            return rows;
        }
    }

    private static <A> void assertMatches(Case tried, Elements<A> elements, double tolerance) throws IOException {
        Map<Integer, double[]> expected = expected(tried.name());
        Optimizer<A> optimizer = optimizer(tried, elements);
        A parameters = start(elements);
        SplitMix64 random = new SplitMix64(11);
        int compared = 0;
        for (int step = 1; step <= 100; step++) {
            optimizer.update(parameters, gradients(elements, parameters, random), tried.rate());
            double[] wanted = expected.getOrDefault(step, new double[0]);
            for (int i = 0; i < wanted.length; i++) {
                assertThat(elements.get(parameters, i))
                        .as("element " + i + " after step " + step)
                        .isCloseTo(wanted[i], within(tolerance));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(4 * ELEMENTS);
        assertThat(elements.get(parameters, ELEMENTS)).as("the frozen one").isEqualTo(2.5);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesTheStepsOfAnIndependentImplementation(Case tried) throws IOException {
        assertMatches(tried, Elements.DOUBLE, 1e-13);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesThemInFloatUpToItsRounding(Case tried) throws IOException {
        assertMatches(tried, Elements.FLOAT, 2e-5);
    }

    @Test
    void allOfTheIndependentNumbersAreCompared() throws IOException {
        try (InputStream in = OptimizerTest.class.getResourceAsStream("optimizers.csv")) {
            assertThat(in).isNotNull();
            Stream<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .distinct();
            assertThat(names)
                    .containsExactlyElementsOf(cases().stream().map(Case::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnFromAStateBitForBit(Case tried) {
        Optimizer<float[]> whole = optimizer(tried, Elements.FLOAT);
        float[] parameters = start(Elements.FLOAT);
        SplitMix64 random = new SplitMix64(3);
        for (int step = 0; step < 20; step++) {
            whole.update(parameters, gradients(Elements.FLOAT, parameters, random), tried.rate());
        }
        OptimizerState<float[]> state = whole.state();
        float[] resumed = parameters.clone();
        assertThat(state.steps()).isEqualTo(20);
        assertThat(state.memory().keySet())
                .containsExactlyElementsOf(tried.rule().memory());

        SplitMix64 rest = new SplitMix64(4);
        for (int step = 0; step < 20; step++) {
            whole.update(parameters, gradients(Elements.FLOAT, parameters, rest), tried.rate());
        }
        Optimizer<float[]> second = optimizer(tried, Elements.FLOAT);
        second.update(start(Elements.FLOAT), new float[ELEMENTS + 1], 1);
        second.restore(state);
        SplitMix64 again = new SplitMix64(4);
        for (int step = 0; step < 20; step++) {
            second.update(resumed, gradients(Elements.FLOAT, resumed, again), tried.rate());
        }
        assertThat(resumed).containsExactly(parameters);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheBottomOfABowl(Case tried) {
        Optimizer<double[]> optimizer =
                new Optimizer<>(signature(2, 1), Elements.DOUBLE, tried.rule(), WeightDecay.NONE);
        double[] parameters = {3, -2, 8};
        for (int step = 0; step < 4000; step++) {
            double rate = tried.rate() * (1 - step / 4000.0);
            double[] gradients = {parameters[0] - 1, 10 * (parameters[1] - 0.5), 0};
            optimizer.update(parameters, gradients, rate);
        }
        assertThat(parameters[0]).isCloseTo(1, within(1e-3));
        assertThat(parameters[1]).isCloseTo(0.5, within(1e-3));
        assertThat(parameters[2]).isEqualTo(8);
    }

    /** More elements than a block holds, with a frozen stretch between, must be as elements one by one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 1500})
    void blocksMakeNoDifference(int trained) {
        Signature signature = Signature.builder("Long", Precision.DOUBLE, 1, 1)
                .parameter("a", Distribution.constant(0), true, trained)
                .parameter("f", Distribution.constant(0), false, 700)
                .parameter("b", Distribution.constant(0), true, trained)
                .build();
        int count = signature.parameterCount();
        double[] parameters = new double[count];
        Arrays.setAll(parameters, i -> Math.sin(i));
        double[] before = parameters.clone();
        double[] gradients = new double[count];
        Arrays.setAll(gradients, i -> Math.cos(3 * i));
        Optimizer<double[]> optimizer = new Optimizer<>(signature, Elements.DOUBLE, ADAM, DECOUPLED);
        optimizer.update(parameters, gradients, 0.1);
        optimizer.update(parameters, gradients, 0.1);
        for (int i = 0; i < count; i++) {
            double expected = before[i];
            if (i < trained || i >= trained + 700) {
                Optimizer<double[]> single = new Optimizer<>(signature(1, 1), Elements.DOUBLE, ADAM, DECOUPLED);
                double[] one = {before[i], 0};
                single.update(one, new double[] {gradients[i], 0}, 0.1);
                single.update(one, new double[] {gradients[i], 0}, 0.1);
                expected = one[0];
            }
            assertThat(parameters[i]).as("element " + i).isEqualTo(expected);
        }
    }

    @Test
    void gradientsAreOnlyRead() {
        Optimizer<double[]> optimizer = new Optimizer<>(signature(2, 1), Elements.DOUBLE, new Momentum(0.9), COUPLED);
        double[] gradients = {1, 2, 3};
        optimizer.update(new double[] {5, 6, 7}, gradients, 0.1);
        assertThat(gradients).containsExactly(1, 2, 3);
    }

    @Test
    void aStateIsACopy() {
        Optimizer<double[]> optimizer =
                new Optimizer<>(signature(1, 1), Elements.DOUBLE, new Momentum(0.5), WeightDecay.NONE);
        optimizer.update(new double[2], new double[] {4, 0}, 0.1);
        OptimizerState<double[]> state = optimizer.state();
        optimizer.update(new double[2], new double[] {4, 0}, 0.1);
        assertThat(state.memory().get("velocity")).containsExactly(4, 0);
        optimizer.restore(state);
        optimizer.update(new double[2], new double[] {4, 0}, 0.1);
        assertThat(state.memory().get("velocity")).containsExactly(4, 0);
        assertThat(optimizer.state().memory().get("velocity")).containsExactly(6, 0);
    }

    @Test
    void refusesStatesThatDoNotFitAndStaysAsItIs() {
        Optimizer<double[]> optimizer = new Optimizer<>(signature(1, 1), Elements.DOUBLE, ADAM, WeightDecay.NONE);
        optimizer.update(new double[2], new double[] {4, 0}, 0.1);
        double[] fine = new double[2];
        assertThatThrownBy(() -> optimizer.restore(new OptimizerState<>(1, Map.of("first_moment", fine))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the optimiser remembers [first_moment, second_moment], but the state has [first_moment]");
        assertThatThrownBy(() -> optimizer.restore(
                        new OptimizerState<>(1, Map.of("first_moment", fine, "second_moment", new double[3]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("second_moment: 3 elements where the network has 2 parameters");
        assertThatThrownBy(() -> optimizer.restore(
                        new OptimizerState<>(-1, Map.of("first_moment", fine, "second_moment", fine))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an optimiser can't have taken -1 steps");
        assertThat(optimizer.state().steps()).isEqualTo(1);
        assertThat(Objects.requireNonNull(optimizer.state().memory().get("first_moment"))[0])
                .isCloseTo(0.8, within(1e-15));
    }

    @Test
    void refusesArgumentsThatDoNotFitAndChangesNothing() {
        Optimizer<double[]> optimizer = new Optimizer<>(signature(1, 1), Elements.DOUBLE, new Sgd(), WeightDecay.NONE);
        double[] parameters = {1, 2};
        assertThatThrownBy(() -> optimizer.update(parameters, new double[1], 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradients: 1 elements where the network has 2 parameters");
        assertThatThrownBy(() -> optimizer.update(new double[3], new double[2], 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters: 3 elements where the network has 2 parameters");
        assertThatThrownBy(() -> optimizer.update(parameters, new double[] {1, 1}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the learning rate must be at least 0, not NaN");
        assertThat(parameters).containsExactly(1, 2);
        assertThat(optimizer.state().steps()).isZero();
        assertThatThrownBy(() -> new Adam(1, 0.999, 1e-8, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("beta1 must be at least 0 and below 1, not 1.0");
        assertThatThrownBy(() -> new RmsProp(0.9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epsilon must be above 0, not 0.0");
        assertThatThrownBy(() -> WeightDecay.coupled(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight decay must be at least 0, not -1.0");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepAllocatesNothing(Case tried) {
        Optimizer<float[]> optimizer = optimizer(tried, Elements.FLOAT);
        float[] parameters = start(Elements.FLOAT);
        float[] gradients = gradients(Elements.FLOAT, parameters, new SplitMix64(1));
        Runnable steps = () -> {
            for (int step = 0; step < 10_000; step++) {
                optimizer.update(parameters, gradients, 1e-6);
            }
        };
        steps.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        steps.run();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
