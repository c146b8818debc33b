package io.github.rnngen.generator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.autodiff.Adjoints;
import io.github.rnngen.generator.examples.Elman;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.ModelToGraph;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.simplify.Simplifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole way from a model to its gradients, against an implementation by hand. */
class ElmanTest {
    private static final double TOLERANCE = 1e-14;
    private static final StepGraph ADJOINT = Adjoints.add(ModelToGraph.build(Elman.model()), Elman.weights());

    @Test
    void agreesWithNumPy() {
        check(ADJOINT);
    }

    @Test
    void agreesWithNumPyWhenSimplified() {
        check(Simplifier.simplify(ADJOINT));
    }

    private static void check(StepGraph graph) {
        GraphVerifier.verify("simplify", graph);
        Interpreter<Double> interpreter = Interpreter.ofReals(graph, Elman.bindings());
        assertThat(interpreter.loss()).isCloseTo(Elman.LOSS, within(TOLERANCE));
        assertClose(interpreter.output("y"), Elman.OUTPUT);
        assertThat(Elman.GRADIENTS).hasSize(5);
        Elman.GRADIENTS.forEach((weight, expected) -> assertClose(interpreter.gradient(weight), expected));
    }

    private static void assertClose(List<Double> actual, List<Double> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(TOLERANCE));
        }
    }
}
