package io.github.rnngen.generator.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphVerifier;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No operation is left out of the cases that others are tested with. */
class OperatorCasesTest {
    private static final List<OperatorCase> CASES = OperatorCases.all();

    @Test
    void everyOperationHasACase() {
        Set<Object> shown = CASES.stream()
                .flatMap(example -> example.forward().nodes().stream())
                .map(Node::op)
                .map(OperatorCasesTest::kind)
                .collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(allKinds()).hasSize(51);
    }

    @Test
    void casesAreLegalAndHaveNamesOfTheirOwn() {
        CASES.forEach(example -> GraphVerifier.verify(example.name(), example.forward()));
        assertThat(CASES).extracting(OperatorCase::name).doesNotHaveDuplicates();
    }

    private static Set<Object> allKinds() {
        Stream<Object> records = Stream.of(Op.Leaf.class, Op.Structural.class, Op.Temporal.class)
                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()));
        return Stream.concat(records, Arrays.stream(Elementwise.values())).collect(Collectors.toSet());
    }

    private static Object kind(Op op) {
        return op instanceof Elementwise ? op : op.getClass();
    }
}
