package io.github.rnngen.generator.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.autodiff.Adjoints;
import io.github.rnngen.generator.examples.OperatorCase;
import io.github.rnngen.generator.examples.OperatorCases;
import io.github.rnngen.generator.examples.RandomCases;
import io.github.rnngen.generator.graph.GraphPrinter;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.interpret.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simplified graph gives what the graph gives, up to rounding. */
class ValuesPreservedTest {
    private static final double TOLERANCE = 1e-13;

    static Stream<OperatorCase> cases() {
        return Stream.concat(OperatorCases.all().stream(), RandomCases.all().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resultsStayTheSame(OperatorCase example) {
        StepGraph graph = Adjoints.add(example.forward(), example.trained());
        StepGraph simplified = Simplifier.simplify(graph);
        GraphVerifier.verify("simplify", simplified);
        assertThat(simplified.nodes()).hasSizeLessThanOrEqualTo(graph.nodes().size());

        List<Double> expected = results(graph, example);
        double scale = expected.stream().mapToDouble(Math::abs).reduce(1, Math::max);
        assertThat(results(simplified, example))
                .as(() -> GraphPrinter.print(graph) + "\nsimplified to\n" + GraphPrinter.print(simplified))
                .usingElementComparator((a, b) -> Math.abs(a - b) <= TOLERANCE * scale ? 0 : 1)
                .containsExactlyElementsOf(expected);
    }

    private static List<Double> results(StepGraph graph, OperatorCase example) {
        Interpreter<Double> interpreter = Interpreter.ofReals(graph, example.bindings());
        List<Double> results = new ArrayList<>(List.of(interpreter.loss()));
        results.addAll(interpreter.output("y"));
        example.trained().forEach(parameter -> results.addAll(interpreter.gradient(parameter)));
        graph.states().forEach(state -> results.addAll(interpreter.end(state.name())));
        return results;
    }
}
