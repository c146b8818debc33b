package io.github.rnngen.generator.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of floating-point operations that emitted code relies on, on numbers that tell orders apart. */
class OrderOfOperationsTest {
    private static final double HUGE = 1e16;
    private static final double TINY = 1e-16;

    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void ordersCanBeTold() {
        assertThat((1 + HUGE) - HUGE).isNotEqualTo(1 + (HUGE - HUGE));
        assertThat((1 + TINY) + TINY).isNotEqualTo(1 + (TINY + TINY));
    }

    @Test
    void sumsAddFromTheFirstElement() {
        int vector = parameter(Shape.of(4));
        int matrix = parameter(Shape.of(2, 2));
        assertThat(value(graph.sum(vector), bindings(1, HUGE, -HUGE, 1))).containsExactly(((1 + HUGE) - HUGE) + 1);
        assertThat(value(graph.sum(matrix), bindings(1, HUGE, -HUGE, 1))).containsExactly(((1 + HUGE) - HUGE) + 1);
        assertThat(value(graph.sum(vector), bindings(1, TINY, TINY, TINY))).containsExactly(1.0);
        assertThat(value(graph.sum(parameter(Shape.of(1))), bindings(-0.0))).containsExactly(-0.0);
    }

    @Test
    void productsAddFromTheFirstColumn() {
        int matrix = graph.leaf(new Op.Parameter("a"), Shape.of(1, 3), Axes.NONE);
        Bindings bindings = bindings(1, HUGE, -HUGE).with("a", 1, 1, 1);
        int column = graph.transpose(matrix);
        assertThat(value(graph.matMul(matrix, parameter(Shape.of(3))), bindings))
                .containsExactly((1 + HUGE) - HUGE);
        assertThat(value(graph.matMul(parameter(Shape.of(1, 3)), column), bindings))
                .containsExactly((1 + HUGE) - HUGE);
    }

    @Test
    void productsAreRoundedBeforeTheyAreAdded() {
        double x = 1 + Math.ulp(1.0);
        int matrix = graph.leaf(new Op.Parameter("a"), Shape.of(1, 2), Axes.NONE);
        Bindings bindings = bindings(-x * x, x).with("a", 1, x);
        assertThat(value(graph.matMul(matrix, parameter(Shape.of(2))), bindings))
                .containsExactly(0.0);
        assertThat(Math.fma(x, x, -x * x)).isNotZero();
    }

    @Test
    void sumsOverTimeAddSequenceBySequenceFromZero() {
        int input = graph.leaf(new Op.Input("x"), Shape.SCALAR, Axes.STEP);
        int all = graph.sumOver(Axes.STEP, Axes.NONE, input);
        int steps = graph.sumOver(Axes.STEP, Axes.SEQUENCE, input);
        int ofSteps = graph.sumOver(Axes.SEQUENCE, Axes.NONE, steps);
        Bindings bindings = Bindings.of(3, 2).with("x", 1, -HUGE, HUGE, 1, 1, 1);
        assertThat(value(all, bindings)).containsExactly(((((1 + HUGE) + 1) - HUGE) + 1) + 1);
        assertThat(value(steps, bindings)).containsExactly((1 + HUGE) + 1);
        assertThat(value(ofSteps, bindings)).containsExactly(((1 + HUGE) + 1) + ((-HUGE + 1) + 1));
        assertThat(value(all, Bindings.of(1, 1).with("x", -0.0))).containsExactly(0.0);
    }

    @Test
    void greatestKeepsWhatMathMaxKeeps() {
        assertThat(value(graph.greatest(parameter(Shape.of(2))), bindings(-0.0, 0.0)))
                .containsExactly(0.0);
        assertThat(value(graph.greatest(parameter(Shape.of(3))), bindings(1, Double.NaN, 2)))
                .containsExactly(Double.NaN);
    }

    private int parameter(Shape shape) {
        return graph.leaf(new Op.Parameter("p"), shape, Axes.NONE);
    }

    private static Bindings bindings(double... values) {
        return Bindings.of(1, 1).with("p", values);
    }

    private List<Double> value(int id, Bindings bindings) {
        StepGraph step = new StepGraph(graph.nodes(), List.of(), List.of(), Map.of());
        return Interpreter.ofReals(step, bindings).value(id, 0, 0);
    }
}
