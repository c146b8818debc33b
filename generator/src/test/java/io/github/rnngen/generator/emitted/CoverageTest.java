package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.ModelToGraph;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models that emitted code is tested with use every operation that a graph can have, in its adjoint part too. */
class CoverageTest {
    @Test
    void everyOperationIsEmittedSomewhere() {
        List<String> models = Stream.of(OperatorsTest.models(), ModelsTest.models(), LibraryCellsTest.models())
                .flatMap(List::stream)
                .toList();
        Set<Object> kinds = new HashSet<>();
        for (String model : models) {
            Compiler.adjoint(Models.of(model)).nodes().stream()
                    .map(Node::op)
                    .map(CoverageTest::kind)
                    .forEach(kinds::add);
        }
        // The schedule alone spreads values, to give results and pasts memory of their own.
        kinds.add(Op.Spread.class);
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(allKinds()).hasSize(51);
    }

    @Test
    void graphsAreLegalAfterEachPass() {
        for (String text : ModelsTest.models()) {
            CheckedModel model = Models.of(text);
            GraphVerifier.verify("construction", ModelToGraph.build(model));
            GraphVerifier.verify("simplification", Compiler.graph(model));
            GraphVerifier.verify("differentiation", Compiler.adjoint(model));
        }
    }

    private static Set<Object> allKinds() {
        Set<Object> kinds = new HashSet<>(Arrays.asList((Object[]) Elementwise.values()));
        Stream.of(Op.Leaf.class, Op.Structural.class, Op.Temporal.class)
                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                .forEach(kinds::add);
        return kinds;
    }

    private static Object kind(Op op) {
        return op instanceof Elementwise ? op : op.getClass();
    }
}
