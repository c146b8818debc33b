package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
    @Test
    void showsValuesResultsAndStates() {
        GraphBuilder graph = new GraphBuilder();
        int x = leaf(graph, "x", new Op.Input("x"), Shape.of(3), Axes.STEP);
        int k = leaf(graph, "k", new Op.Index("k"), Shape.SCALAR, Axes.STEP);
        int weights = leaf(graph, "W", new Op.Parameter("W"), Shape.of(3, 3), Axes.NONE);
        int table = graph.constant(Shape.of(2), List.of(0.5, -2.0));
        int history = graph.history("h", graph.number(0), Shape.of(3));
        int past = graph.shift(-1, history, Shape.of(3));
        int hidden = graph.map(Elementwise.TANH, graph.map(Elementwise.ADD, graph.matMul(weights, past), x));
        graph.bind(past, hidden);
        graph.name(hidden, "h");
        int score = graph.map(Elementwise.MULTIPLY, graph.sum(hidden), graph.lookup(table, k));
        int count = graph.leaf(new Op.Count(true), Shape.SCALAR, Axes.NONE);
        int loss = graph.map(Elementwise.DIVIDE, graph.sumOver(Axes.STEP, Axes.NONE, score), count);
        graph.name(loss, "loss");

        StepGraph step = new StepGraph(
                graph.nodes(),
                List.of(
                        new StepGraph.State("h", Shape.of(3), hidden, 1, false),
                        new StepGraph.State("back", Shape.SCALAR, score, 2, true)),
                List.of(
                        new StepGraph.Result(StepGraph.Result.Kind.OUTPUT, "h", hidden),
                        new StepGraph.Result(StepGraph.Result.Kind.LOSS, "", loss),
                        new StepGraph.Result(StepGraph.Result.Kind.GRADIENT, "W", weights)),
                Map.of(hidden, "h = tanh(W @ h[t-1] + x)"));
        assertThat(GraphPrinter.print(step)).isEqualTo("""
                        %0 x[3] {sequence, step} = input x
                        %1 k {sequence, step} = index k
                        %2 W[3, 3] = param W
                        %3 [2] = [0.5, -2]
                        %4 = 0
                        %5 [3] {sequence} = start(%4, h)
                        %6 [3] {sequence, step} = %9[t-1] else %5
                        %7 [3] {sequence, step} = %2 @ %6
                        %8 [3] {sequence, step} = %7 + %0
                        %9 h[3] {sequence, step} = tanh(%8)  // h = tanh(W @ h[t-1] + x)
                        %10 {sequence, step} = sum(%9)
                        %11 {sequence, step} = %3[%1]
                        %12 {sequence, step} = %10 * %11
                        %13 = stepCount
                        %14 = sum over t of %12
                        %15 loss = %14 / %13
                        output h = %9
                        loss = %15
                        gradient W = %2
                        state h[3] = %9, depth 1
                        state back = %12, depth 2, reverse
                        """);
    }

    private static int leaf(GraphBuilder graph, String name, Op.Leaf op, Shape shape, Axes axes) {
        int id = graph.leaf(op, shape, axes);
        graph.name(id, name);
        return id;
    }
}
