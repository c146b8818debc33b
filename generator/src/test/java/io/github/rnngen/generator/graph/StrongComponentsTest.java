package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrongComponentsTest {
    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void findsCirclesInOrderOfReading() {
        int zero = graph.number(0);
        int first = graph.shift(-1, zero, Shape.SCALAR);
        int second = graph.shift(-1, zero, Shape.SCALAR);
        int reader = graph.map(Elementwise.EXP, second);
        int circle = graph.map(Elementwise.TANH, first);
        graph.bind(first, circle);
        graph.bind(second, circle);
        assertThat(components())
                .containsExactly(List.of(zero), List.of(first, circle), List.of(second), List.of(reader));
    }

    @Test
    void joinsCirclesThatReadEachOther() {
        int zero = graph.number(0);
        int a = graph.shift(-1, zero, Shape.SCALAR);
        int b = graph.shift(-2, zero, Shape.SCALAR);
        int sum = graph.map(Elementwise.ADD, a, b);
        int tanh = graph.map(Elementwise.TANH, sum);
        graph.bind(a, sum);
        graph.bind(b, tanh);
        assertThat(components()).containsExactly(List.of(zero), List.of(a, b, sum, tanh));
    }

    @Test
    void goesAsDeepAsTheGraph() {
        int value = graph.number(1);
        for (int i = 0; i < 50_000; i++) {
            value = graph.map(Elementwise.SIN, value);
        }
        assertThat(components()).hasSize(50_001).startsWith(List.of(0)).endsWith(List.of(value));
    }

    private List<List<Integer>> components() {
        return StrongComponents.of(new StepGraph(graph.nodes(), List.of(), List.of(), Map.of()));
    }
}
