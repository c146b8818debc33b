package io.github.rnngen.generator.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.examples.ComplexNumbers;
import io.github.rnngen.generator.examples.Direction;
import io.github.rnngen.generator.examples.OperatorCase;
import io.github.rnngen.generator.examples.OperatorCases;
import io.github.rnngen.generator.examples.RandomCases;
import io.github.rnngen.generator.graph.GraphPrinter;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.generator.interpret.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reverse sweep against forward mode, the complex step and finite differences, for every operation. */
class OperatorGradientsTest {
    private static final double TOLERANCE = 1e-12;

    static Stream<OperatorCase> cases() {
        return Stream.concat(OperatorCases.all().stream(), RandomCases.all().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAgreeWithOtherWaysToDifferentiate(OperatorCase example) {
        StepGraph adjoint = Adjoints.add(example.forward(), example.trained());
        GraphVerifier.verify("autodiff", adjoint);
        Interpreter<Double> reverse = Interpreter.ofReals(adjoint, example.bindings());
        double sweep = 0;
        for (String parameter : example.trained()) {
            List<Double> gradient = reverse.gradient(parameter);
            for (int element = 0; element < gradient.size(); element++) {
                double tangent = Interpreter.ofDuals(example.forward(), example.bindings(), parameter, element)
                        .loss()
                        .tangent();
                assertClose(gradient.get(element), tangent, adjoint, parameter + "[" + element + "]");
                sweep += gradient.get(element) * Direction.scattered().rate(parameter, element);
            }
        }
        if (example.smooth()) {
            assertClose(sweep, complexStep(example), adjoint, "complex step");
            assertThat(differences(example)).isCloseTo(sweep, within(1e-6 * Math.max(1, Math.abs(sweep))));
        }
    }

    private static void assertClose(double actual, double expected, StepGraph graph, String what) {
        assertThat(actual)
                .as(() -> what + " of\n" + GraphPrinter.print(graph))
                .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    private static double complexStep(OperatorCase example) {
        return ComplexNumbers.derivative(new Interpreter<>(
                        example.forward(),
                        example.bindings(),
                        new ComplexNumbers(),
                        ComplexNumbers.along(Direction.scattered()))
                .loss());
    }

    private static double differences(OperatorCase example) {
        double step = 1e-6;
        double right =
                Interpreter.ofReals(example.forward(), moved(example, step)).loss();
        double left =
                Interpreter.ofReals(example.forward(), moved(example, -step)).loss();
        return (right - left) / (2 * step);
    }

    private static Bindings moved(OperatorCase example, double distance) {
        Bindings moved = example.bindings();
        for (Map.Entry<String, List<Double>> entry :
                example.bindings().numbers().entrySet()) {
            if (example.trained().contains(entry.getKey())) {
                moved = moved.with(entry.getKey(), moved(entry.getKey(), entry.getValue(), distance));
            }
        }
        return moved;
    }

    private static double[] moved(String parameter, List<Double> values, double distance) {
        return IntStream.range(0, values.size())
                .mapToDouble(element ->
                        values.get(element) + distance * Direction.scattered().rate(parameter, element))
                .toArray();
    }
}
