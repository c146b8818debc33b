package io.github.rnngen.generator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.graph.StepGraph.Result;
import io.github.rnngen.generator.graph.StepGraph.Result.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final List<StepGraph.State> states = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    @Test
    void followsCirclesAsLongAsSequences() {
        int counter = counter("n", -1, 1);
        results.add(new Result(Kind.OUTPUT, "n", counter));
        results.add(new Result(Kind.LOSS, "", graph.sumOver(Axes.SEQUENCE, Axes.NONE, graph.last(counter))));
        Interpreter<Double> interpreter = reals(Bindings.of(50_000, 1));
        assertThat(interpreter.loss()).isEqualTo(50_000);
        assertThat(interpreter.output("n")).hasSize(50_000).startsWith(1.0, 2.0, 3.0);
    }

    @Test
    void followsChainsWithinAStep() {
        int value = graph.leaf(new Op.Input("x"), Shape.SCALAR, Axes.STEP);
        for (int i = 0; i < 50_000; i++) {
            value = graph.map(Elementwise.ADD, value, graph.number(1));
        }
        assertThat(reals(Bindings.of(2, 1).with("x", 1, 2)).value(value, 1, 0)).containsExactly(50_002.0);
    }

    @Test
    void runsBackwardsFromEachSequencesOwnEnd() {
        results.add(new Result(Kind.OUTPUT, "n", counter("n", 1, 1)));
        Interpreter<Double> interpreter = reals(Bindings.of(3, 2).withLengths(3, 2));
        assertThat(interpreter.output("n")).containsExactly(3.0, 2.0, 2.0, 1.0, 1.0, 0.0);
        assertThat(interpreter.end("n")).containsExactly(3.0, 2.0);
    }

    @Test
    void outputsOfFewerAxesAreTheSameAtAllSteps() {
        results.add(new Result(Kind.OUTPUT, "c", graph.leaf(new Op.Input("c"), Shape.of(2), Axes.SEQUENCE)));
        assertThat(reals(Bindings.of(2, 2).withLengths(2, 1).with("c", 1, 2, 3, 4))
                        .output("c"))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 1.0, 2.0, 0.0, 0.0);
    }

    @Test
    void givesGradientsByName() {
        int parameter = graph.leaf(new Op.Parameter("p"), Shape.of(2), Axes.NONE);
        results.add(new Result(Kind.GRADIENT, "p", parameter));
        results.add(new Result(Kind.LOSS, "", graph.sum(parameter)));
        assertThat(reals(Bindings.of(1, 1).with("p", 1, 2)).gradient("p")).containsExactly(1.0, 2.0);
        Dual loss = Interpreter.ofDuals(step(), Bindings.of(1, 1).with("p", 1, 2), "p", 1)
                .loss();
        assertThat(loss).isEqualTo(new Dual(3, 1));
    }

    @Test
    void startsWhereItIsTold() {
        int counter = counter("n", -1, 1);
        int before = graph.shift(-3, history("n"), Shape.SCALAR);
        graph.bind(before, counter);
        states.set(0, new StepGraph.State("n", Shape.SCALAR, counter, 3, false));
        results.add(new Result(Kind.OUTPUT, "n", counter));
        results.add(new Result(Kind.OUTPUT, "before", before));
        Bindings bindings = Bindings.of(4, 2).withStart("n", 5, 6, 7, 50, 60, 70);
        assertThat(reals(bindings).output("n")).containsExactly(8.0, 71.0, 9.0, 72.0, 10.0, 73.0, 11.0, 74.0);
        assertThat(reals(bindings).output("before")).containsExactly(5.0, 50.0, 6.0, 60.0, 7.0, 70.0, 8.0, 71.0);
        assertThat(reals(bindings).end("n")).containsExactly(9.0, 10.0, 11.0, 72.0, 73.0, 74.0);
    }

    @Test
    void startsAfterTheEndWhereTimeRunsBackwards() {
        int counter = counter("n", 1, 2);
        int before = graph.shift(2, history("n"), Shape.SCALAR);
        graph.bind(before, counter);
        results.add(new Result(Kind.OUTPUT, "n", counter));
        results.add(new Result(Kind.OUTPUT, "before", before));
        Bindings bindings = Bindings.of(3, 2).withLengths(3, 1).withStart("n", 6, 7, 60, 70);
        assertThat(reals(bindings).output("n")).containsExactly(10.0, 71.0, 9.0, 0.0, 8.0, 0.0);
        assertThat(reals(bindings).output("before")).containsExactly(8.0, 60.0, 7.0, 0.0, 6.0, 0.0);
        assertThat(reals(bindings).end("n")).containsExactly(9.0, 10.0, 70.0, 71.0);
    }

    @Test
    void endsWithWhatWasThereBeforeIfASequenceIsShort() {
        counter("n", -1, 3);
        assertThat(reals(Bindings.of(2, 2).withLengths(2, 1)).end("n")).containsExactly(0.0, 1.0, 2.0, 0.0, 0.0, 1.0);
    }

    /** Two halves, the second from where the first has ended, are as good as the whole. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void goesOnWhereItEnded(int direction) {
        int x = graph.leaf(new Op.Input("x"), Shape.SCALAR, Axes.STEP);
        int initial = graph.history("h", graph.number(0.25), Shape.SCALAR);
        int one = graph.shift(direction, initial, Shape.SCALAR);
        int two = graph.shift(2 * direction, initial, Shape.SCALAR);
        int both = graph.map(Elementwise.SUBTRACT, one, graph.map(Elementwise.EXP, two));
        int state = graph.map(Elementwise.TANH, graph.map(Elementwise.ADD, both, x));
        graph.bind(one, state);
        graph.bind(two, state);
        states.add(new StepGraph.State("h", Shape.SCALAR, state, 2, direction > 0));
        results.add(new Result(Kind.OUTPUT, "h", state));

        double[] inputs = new Random(1).doubles(8, -1, 1).toArray();
        double[] early = Arrays.copyOf(inputs, 4);
        double[] late = Arrays.copyOfRange(inputs, 4, 8);
        Interpreter<Double> first = reals(Bindings.of(4, 1).with("x", direction < 0 ? early : late));
        double[] carried =
                first.end("h").stream().mapToDouble(Double::doubleValue).toArray();
        Interpreter<Double> second =
                reals(Bindings.of(4, 1).with("x", direction < 0 ? late : early).withStart("h", carried));
        List<Double> halves = new ArrayList<>((direction < 0 ? first : second).output("h"));
        halves.addAll((direction < 0 ? second : first).output("h"));
        assertThat(halves).isEqualTo(reals(Bindings.of(8, 1).with("x", inputs)).output("h"));
    }

    @Test
    void knowsWhetherAStateStartsFromItsInitialValue() {
        counter("n", -1, 1);
        int value = graph.ifInitial("n", graph.number(5));
        assertThat(reals(Bindings.of(1, 1)).value(value, 0, 0)).containsExactly(5.0);
        assertThat(reals(Bindings.of(1, 1).withStart("n", 7)).value(value, 0, 0))
                .containsExactly(0.0);
    }

    @Test
    void readsNothingThatIsNotAskedFor() {
        int x = graph.leaf(new Op.Input("x"), Shape.SCALAR, Axes.STEP);
        int unbound = graph.leaf(new Op.Input("missing"), Shape.SCALAR, Axes.STEP);
        results.add(new Result(Kind.OUTPUT, "y", x));
        results.add(new Result(Kind.OUTPUT, "z", unbound));
        assertThat(reals(Bindings.of(1, 1).with("x", 1)).output("y")).containsExactly(1.0);
    }

    @Test
    void saysWhatIsMissing() {
        int x = graph.leaf(new Op.Input("x"), Shape.of(2), Axes.STEP);
        int row = graph.lookup(x, graph.leaf(new Op.Index("k"), Shape.SCALAR, Axes.STEP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1).with("W", 1)).value(x, 0, 0))
                .withMessage("nothing given for x, but [W]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1).with("x", 1, 2)).value(x, 0, 0))
                .withMessage("x takes 4 numbers, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1).with("x", 1, 2, 3, 4).withIndices("k", 0, 2))
                        .value(row, 1, 0))
                .withMessage("index 2 of a table with 2 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1)).value(x, 2, 0))
                .withMessage("no step 2 in sequence 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1)).output("y"))
                .withMessage("no OUTPUT y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals(Bindings.of(2, 1)).end("h"))
                .withMessage("no state h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bindings.of(2, 1).withLengths(3))
                .withMessage("a sequence of 3 of 2 steps");
        assertThatIllegalArgumentException().isThrownBy(() -> Bindings.of(1, 0)).withMessage("no sequences");
    }

    @Test
    void noticesWhatDependsOnItself() {
        int future = graph.shift(1, graph.number(0), Shape.SCALAR);
        int past = graph.shift(-1, graph.number(0), Shape.SCALAR);
        int sum = graph.map(Elementwise.ADD, future, past);
        graph.bind(future, sum);
        graph.bind(past, sum);
        assertThatIllegalStateException()
                .isThrownBy(() -> reals(Bindings.of(3, 1)).value(sum, 0, 0))
                .withMessageEndingWith("depends on itself");
    }

    /** A state that counts steps from its start. */
    private int counter(String state, int by, int depth) {
        int shift = graph.shift(by, graph.history(state, graph.number(0), Shape.SCALAR), Shape.SCALAR);
        int next = graph.map(Elementwise.ADD, shift, graph.number(1));
        graph.bind(shift, next);
        states.add(new StepGraph.State(state, Shape.SCALAR, next, depth, by > 0));
        return next;
    }

    private int history(String state) {
        return graph.history(state, graph.number(0), Shape.SCALAR);
    }

    private StepGraph step() {
        return new StepGraph(graph.nodes(), states, results, Map.of());
    }

    private Interpreter<Double> reals(Bindings bindings) {
        return Interpreter.ofReals(step(), bindings);
    }
}
