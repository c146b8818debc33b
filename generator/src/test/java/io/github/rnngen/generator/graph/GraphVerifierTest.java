package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.StepGraph.Result;
import io.github.rnngen.generator.graph.StepGraph.Result.Kind;
import io.github.rnngen.generator.graph.StepGraph.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphVerifierTest {
    private static final Shape SCALAR = Shape.SCALAR;
    private static final Shape VECTOR = Shape.of(3);
    private static final Shape MATRIX = Shape.of(2, 3);

    /** Nodes of a legal graph, to which a test adds one that is not. */
    private static final int PARAMETER = 0;

    private static final int INPUT = 1;
    private static final int SCALE = 2;
    private static final int TABLE = 3;
    private static final int INDEX = 4;
    private static final int ZERO = 5;
    private static final int HISTORY = 6;
    private static final int PAST = 7;
    private static final int HIDDEN = 8;
    private static final int LOSS = 9;
    private static final int NEXT = 10;

    private static Node node(int id, Op op, List<Integer> operands, Shape shape, Axes axes) {
        return new Node(id, op, operands, shape, axes, "");
    }

    private static List<Node> legalNodes() {
        return List.of(
                node(PARAMETER, new Op.Parameter("p"), List.of(), VECTOR, Axes.NONE),
                node(INPUT, new Op.Input("x"), List.of(), VECTOR, Axes.STEP),
                node(SCALE, new Op.Input("c"), List.of(), SCALAR, Axes.SEQUENCE),
                node(TABLE, new Op.Parameter("W"), List.of(), MATRIX, Axes.NONE),
                node(INDEX, new Op.Index("k"), List.of(), SCALAR, Axes.STEP),
                node(ZERO, new Op.Constant(List.of(0.0)), List.of(), SCALAR, Axes.NONE),
                node(HISTORY, new Op.History("h"), List.of(ZERO), VECTOR, Axes.SEQUENCE),
                node(PAST, new Op.Shift(-1), List.of(HIDDEN, HISTORY), VECTOR, Axes.STEP),
                node(HIDDEN, Elementwise.ADD, List.of(PAST, INPUT), VECTOR, Axes.STEP),
                node(LOSS, new Op.Sum(), List.of(PARAMETER), SCALAR, Axes.NONE));
    }

    private static final State STATE = new State("h", VECTOR, HIDDEN, 1, false);

    private static StepGraph graph(List<Node> more, List<State> states, Result... results) {
        List<Node> nodes = new ArrayList<>(legalNodes());
        nodes.addAll(more);
        return new StepGraph(nodes, states, List.of(results), Map.of());
    }

    private static Arguments node(String message, Op op, List<Integer> operands, Shape shape, Axes axes) {
        return Arguments.of(message, graph(List.of(node(NEXT, op, operands, shape, axes)), List.of(STATE)));
    }

    private static Arguments states(String message, State... states) {
        return Arguments.of(message, graph(List.of(), List.of(states)));
    }

    private static Arguments results(String message, Result... results) {
        return Arguments.of(message, graph(List.of(), List.of(STATE), results));
    }

    static List<Arguments> operands() {
        return List.of(
                node("%10 reads %10", Elementwise.EXP, List.of(NEXT), VECTOR, Axes.STEP),
                node("%10 reads %-1", Elementwise.EXP, List.of(-1), VECTOR, Axes.STEP),
                node("%10 reads %11", new Op.Shift(-1), List.of(11, ZERO), VECTOR, Axes.STEP),
                node("%10 reads %10", new Op.Shift(-1), List.of(INPUT, NEXT), VECTOR, Axes.STEP),
                node("%10 has not 2 operands", Elementwise.ADD, List.of(INPUT), VECTOR, Axes.STEP),
                node("%10 has not 1 operands", new Op.Sum(), List.of(INPUT, INPUT), SCALAR, Axes.STEP),
                node("%10 has not 0 operands", new Op.Input("y"), List.of(INPUT), SCALAR, Axes.STEP));
    }

    static List<Arguments> elementwise() {
        return List.of(
                node(
                        "%10 [3] {sequence, step} = %1 + %3: operands differ in shape",
                        Elementwise.ADD, List.of(INPUT, TABLE), VECTOR, Axes.STEP),
                node(
                        "%10 {sequence, step} = exp(%1): shape is not [3]",
                        Elementwise.EXP, List.of(INPUT), SCALAR, Axes.STEP),
                node(
                        "%10 [3] {sequence, step} = %5 * %5: shape is not scalar",
                        Elementwise.MULTIPLY, List.of(ZERO, ZERO), VECTOR, Axes.STEP),
                node(
                        "%10 [3] {sequence} = %0 * %1: axes are not STEP",
                        Elementwise.MULTIPLY, List.of(PARAMETER, INPUT), VECTOR, Axes.SEQUENCE),
                node(
                        "%10 [3] {sequence, step} = select(%5, %0, %0): axes are not NONE",
                        Elementwise.SELECT, List.of(ZERO, PARAMETER, PARAMETER), VECTOR, Axes.STEP));
    }

    static List<Arguments> leaves() {
        return List.of(
                node(
                        "%10 [3] = [1, 2]: numbers do not fill the shape",
                        new Op.Constant(List.of(1.0, 2.0)), List.of(), VECTOR, Axes.NONE),
                node(
                        "%10 {sequence} = param q: a port varies with the sequence, and no other leaf does",
                        new Op.Parameter("q"), List.of(), SCALAR, Axes.SEQUENCE),
                node(
                        "%10 = input y: a port varies with the sequence, and no other leaf does",
                        new Op.Input("y"), List.of(), SCALAR, Axes.NONE),
                node("%10 [3] = stepCount: shape is not scalar", new Op.Count(true), List.of(), VECTOR, Axes.NONE),
                node(
                        "%10 [2] {sequence, step} = index i: shape is not scalar",
                        new Op.Index("i"), List.of(), Shape.of(2), Axes.STEP),
                node("%10 = param p: differs from %0", new Op.Parameter("p"), List.of(), SCALAR, Axes.NONE),
                node(
                        "%10 [3] {sequence} = input x: differs from %1",
                        new Op.Input("x"), List.of(), VECTOR, Axes.SEQUENCE));
    }

    static List<Arguments> structural() {
        return List.of(
                node("operand 0 is no matrix", new Op.MatMul(), List.of(INPUT, INPUT), VECTOR, Axes.STEP),
                node("operand 1 is a scalar", new Op.MatMul(), List.of(TABLE, ZERO), VECTOR, Axes.NONE),
                node("inner dimensions differ", new Op.MatMul(), List.of(TABLE, TABLE), MATRIX, Axes.NONE),
                node("shape is not [2]", new Op.MatMul(), List.of(TABLE, INPUT), VECTOR, Axes.STEP),
                node("axes are not STEP", new Op.MatMul(), List.of(TABLE, INPUT), Shape.of(2), Axes.NONE),
                node("operand 1 is no vector", new Op.Outer(), List.of(INPUT, TABLE), MATRIX, Axes.STEP),
                node("shape is not [3, 3]", new Op.Outer(), List.of(INPUT, PARAMETER), MATRIX, Axes.STEP),
                node("operand 0 is no matrix", new Op.Transpose(), List.of(INPUT), VECTOR, Axes.STEP),
                node("shape is not [3, 2]", new Op.Transpose(), List.of(TABLE), MATRIX, Axes.NONE),
                node("part of nothing", new Op.Slice(1, 4), List.of(INPUT), VECTOR, Axes.STEP),
                node("part of nothing", new Op.Slice(2, 2), List.of(INPUT), VECTOR, Axes.STEP),
                node("part of nothing", new Op.Slice(-1, 2), List.of(INPUT), VECTOR, Axes.STEP),
                node("shape is not [2]", new Op.Slice(1, 3), List.of(INPUT), VECTOR, Axes.STEP),
                node("operand does not fit", new Op.Pad(1), List.of(INPUT), VECTOR, Axes.STEP),
                node("operand does not fit", new Op.Pad(-1), List.of(INPUT), VECTOR, Axes.STEP),
                node("result is no vector", new Op.Pad(0), List.of(INPUT), MATRIX, Axes.STEP),
                node("shape is not [6]", new Op.Join(), List.of(INPUT, INPUT), VECTOR, Axes.STEP),
                node("operand 0 is no vector", new Op.Join(), List.of(TABLE, INPUT), VECTOR, Axes.STEP),
                node("shape is not scalar", new Op.Sum(), List.of(INPUT), VECTOR, Axes.STEP),
                node("shape is not scalar", new Op.Greatest(), List.of(INPUT), VECTOR, Axes.STEP),
                node("operand is no scalar", new Op.Fill(), List.of(INPUT), VECTOR, Axes.STEP),
                node("operand 1 is no index", new Op.Lookup(), List.of(TABLE, ZERO), VECTOR, Axes.NONE),
                node("table is a scalar", new Op.Lookup(), List.of(ZERO, INDEX), SCALAR, Axes.STEP),
                node("shape is not [3]", new Op.Lookup(), List.of(TABLE, INDEX), Shape.of(2), Axes.STEP),
                node("operand is no row", new Op.Scatter(), List.of(ZERO, INDEX), MATRIX, Axes.STEP),
                node("table is a scalar", new Op.Scatter(), List.of(ZERO, INDEX), SCALAR, Axes.STEP));
    }

    static List<Arguments> temporal() {
        return List.of(
                node("shift by 0", new Op.Shift(0), List.of(INPUT, ZERO), VECTOR, Axes.STEP),
                node("axes are not STEP", new Op.Shift(-1), List.of(INPUT, ZERO), VECTOR, Axes.SEQUENCE),
                node("shape is not [3]", new Op.Shift(-1), List.of(INPUT, ZERO), SCALAR, Axes.STEP),
                node(
                        "%1[t-1] else %0: boundary is neither a history nor 0",
                        new Op.Shift(-1), List.of(INPUT, PARAMETER), VECTOR, Axes.STEP),
                node("boundary of another shape", new Op.Shift(-1), List.of(INDEX, HISTORY), SCALAR, Axes.STEP),
                node("operand varies along STEP", new Op.History("h"), List.of(INPUT), VECTOR, Axes.SEQUENCE),
                node("axes are not SEQUENCE", new Op.History("h"), List.of(PARAMETER), VECTOR, Axes.NONE),
                node("initial value of another shape", new Op.History("h"), List.of(TABLE), VECTOR, Axes.SEQUENCE),
                node("no state g", new Op.History("g"), List.of(PARAMETER), VECTOR, Axes.SEQUENCE),
                node("not of the shape of state h", new Op.History("h"), List.of(TABLE), MATRIX, Axes.SEQUENCE),
                node("reads a history other than as", Elementwise.EXP, List.of(HISTORY), VECTOR, Axes.SEQUENCE),
                node("reads a history other than as", new Op.Shift(-1), List.of(HISTORY, ZERO), VECTOR, Axes.STEP),
                node("against the direction of state h", new Op.Shift(1), List.of(INPUT, HISTORY), VECTOR, Axes.STEP),
                node("further back than state h", new Op.Shift(-2), List.of(INPUT, HISTORY), VECTOR, Axes.STEP),
                node("shift by 0", new Op.Outside(0), List.of(INPUT), VECTOR, Axes.STEP),
                node("axes are not STEP", new Op.Outside(1), List.of(PARAMETER), VECTOR, Axes.NONE),
                node("shape is not [3]", new Op.Outside(1), List.of(PARAMETER), SCALAR, Axes.STEP),
                node("a mask varies with the sequence", new Op.Mask(0, 0.5), List.of(), VECTOR, Axes.NONE),
                node("rate out of range", new Op.Mask(0, 1), List.of(), VECTOR, Axes.STEP),
                node("operand varies along STEP", new Op.Spread(), List.of(INPUT), VECTOR, Axes.SEQUENCE),
                node("shape is not [3]", new Op.Spread(), List.of(PARAMETER), SCALAR, Axes.STEP),
                node("operand varies along STEP", new Op.IfInitial("h"), List.of(INPUT), VECTOR, Axes.NONE),
                node("shape is not [3]", new Op.IfInitial("h"), List.of(INPUT), SCALAR, Axes.STEP),
                node("no state g", new Op.IfInitial("g"), List.of(INPUT), VECTOR, Axes.STEP),
                node("axes are not SEQUENCE", new Op.Last(), List.of(INPUT), VECTOR, Axes.STEP),
                node("shape is not [3]", new Op.Last(), List.of(INPUT), SCALAR, Axes.SEQUENCE),
                node("operand varies along STEP", new Op.AtLast(), List.of(INPUT), VECTOR, Axes.STEP),
                node("axes are not STEP", new Op.AtLast(), List.of(PARAMETER), VECTOR, Axes.SEQUENCE),
                node("shape is not scalar", new Op.AtLast(), List.of(SCALE), VECTOR, Axes.STEP),
                sumOver("sums over nothing", Axes.SEQUENCE, Axes.STEP, INPUT, VECTOR, Axes.STEP),
                sumOver("axes are not NONE", Axes.STEP, Axes.NONE, INPUT, VECTOR, Axes.SEQUENCE),
                sumOver("operand varies along STEP", Axes.SEQUENCE, Axes.NONE, INPUT, VECTOR, Axes.NONE),
                sumOver("shape is not [3]", Axes.STEP, Axes.NONE, INPUT, SCALAR, Axes.NONE));
    }

    private static Arguments sumOver(String message, Axes from, Axes to, int operand, Shape shape, Axes axes) {
        return node(message, new Op.SumOver(from, to), List.of(operand), shape, axes);
    }

    static List<Arguments> circles() {
        Node future = node(NEXT, new Op.Shift(1), List.of(12, ZERO), VECTOR, Axes.STEP);
        Node past = node(11, new Op.Shift(-2), List.of(12, ZERO), VECTOR, Axes.STEP);
        Node both = node(12, Elementwise.ADD, List.of(NEXT, 11), VECTOR, Axes.STEP);
        Node last = node(12, new Op.Last(), List.of(NEXT), VECTOR, Axes.SEQUENCE);
        return List.of(
                Arguments.of(
                        "%11 [3] {sequence, step} = %12[t-2] else %5: looks against the direction of its circle",
                        graph(List.of(future, past, both), List.of(STATE))),
                Arguments.of(
                        "%12 [3] {sequence} = last(%10): in a circle, but does not vary with the step",
                        graph(List.of(future, past, last), List.of(STATE))));
    }

    static List<Arguments> statesAndResults() {
        Result loss = new Result(Kind.LOSS, "", LOSS);
        return List.of(
                states("state h twice", STATE, STATE),
                states("state h has no value", new State("h", VECTOR, 10, 1, false)),
                states("state h is not carried", new State("h", VECTOR, HIDDEN, 0, false)),
                states(
                        "%4 {sequence, step} = index k: is not of the shape of state h",
                        new State("h", VECTOR, INDEX, 1, false)),
                states("direction of state h", new State("h", VECTOR, HIDDEN, 1, true)),
                results("LOSS twice", loss, loss),
                results("OUTPUT y has no value", new Result(Kind.OUTPUT, "y", -1)),
                results("%6 [3] {sequence} = start(%5, h): is an output", new Result(Kind.OUTPUT, "y", HISTORY)),
                results("loss with the name a", new Result(Kind.LOSS, "a", LOSS)),
                results("%0 [3] = param p: is a loss, but no number", new Result(Kind.LOSS, "", PARAMETER)),
                results("%4 {sequence, step} = index k: is a loss, but no number", new Result(Kind.LOSS, "", INDEX)),
                results(
                        "%1 [3] {sequence, step} = input x: is a gradient, but not summed",
                        new Result(Kind.GRADIENT, "p", INPUT)),
                results("%9 = sum(%0): is no gradient of %0", new Result(Kind.GRADIENT, "p", LOSS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"operands", "elementwise", "leaves", "structural", "temporal", "circles", "statesAndResults"})
    void namesThePassAndTheBrokenRule(String message, StepGraph graph) {
        assertThatIllegalStateException()
                .isThrownBy(() -> GraphVerifier.verify("tuning", graph))
                .withMessageStartingWith("after tuning: ")
                .withMessageContaining(message);
    }

    @Test
    void wantsEachNodeInItsPlace() {
        StepGraph graph = new StepGraph(legalNodes().subList(1, 4), List.of(), List.of(), Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> GraphVerifier.verify("tuning", graph))
                .withMessage("after tuning: value in place 0 has the id 1");
    }

    @Test
    void wantsEquationsToBelongToValues() {
        StepGraph graph = new StepGraph(legalNodes(), List.of(STATE), List.of(), Map.of(NEXT, "y = x"));
        assertThatIllegalStateException()
                .isThrownBy(() -> GraphVerifier.verify("tuning", graph))
                .withMessage("after tuning: equation of no value, %10");
    }

    @Test
    void letsLegalGraphsPass() {
        StepGraph graph = graph(
                List.of(node(NEXT, new Op.Last(), List.of(INDEX), SCALAR, Axes.SEQUENCE)),
                List.of(STATE),
                new Result(Kind.OUTPUT, "y", HIDDEN),
                new Result(Kind.LOSS, "", LOSS),
                new Result(Kind.GRADIENT, "p", PARAMETER));
        assertThatNoException().isThrownBy(() -> GraphVerifier.verify("tuning", graph));
    }
}
