package io.github.rnngen.generator.examples;

import static io.github.rnngen.generator.examples.Domain.SIGNED;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** The operations that look across steps and sequences. */
final class TemporalCases {
    private static final Shape VECTOR = Shape.of(3);
    private static final List<Integer> DISTANCES = List.of(-1, -2, 1, 2);

    private final List<OperatorCase> cases = new ArrayList<>();

    private TemporalCases() {}

    static List<OperatorCase> all() {
        TemporalCases temporal = new TemporalCases();
        temporal.shifts();
        temporal.histories();
        temporal.operations();
        temporal.sums();
        temporal.counts();
        temporal.masks();
        temporal.starts();
        temporal.twoCircles();
        return temporal.cases;
    }

    private void shifts() {
        for (int by : DISTANCES) {
            for (Axes axes : Axes.values()) {
                for (Shape shape : List.of(Shape.SCALAR, VECTOR, Shape.of(2, 3))) {
                    CaseBuilder builder = new CaseBuilder("Shift by " + by + " of " + shape + " " + axes);
                    int history = builder.graph.history("s", builder.parameter(shape, SIGNED), shape);
                    cases.add(shifted(builder, by, history, builder.operand(shape, axes, SIGNED)));
                }
            }
            CaseBuilder builder = new CaseBuilder("Shift by " + by + " from 0");
            int value = builder.operand(VECTOR, Axes.STEP, SIGNED);
            int shift = builder.graph.shift(by, builder.graph.number(0), VECTOR);
            builder.graph.bind(shift, value);
            cases.add(builder.build(shift));
        }
    }

    private static OperatorCase shifted(CaseBuilder builder, int by, int history, int value) {
        int shift = builder.graph.shift(by, history, builder.graph.node(value).shape());
        builder.graph.bind(shift, value);
        builder.state("s", value, Math.abs(by), by > 0);
        return builder.build(shift);
    }

    private void masks() {
        for (Axes axes : List.of(Axes.SEQUENCE, Axes.STEP)) {
            CaseBuilder builder = new CaseBuilder("Mask " + axes);
            int value = builder.operand(VECTOR, axes, SIGNED);
            cases.add(builder.build(builder.graph.map(Elementwise.MULTIPLY, value, builder.mask(VECTOR, axes))));
        }
    }

    private void histories() {
        for (int by : DISTANCES) {
            for (Axes axes : List.of(Axes.NONE, Axes.SEQUENCE)) {
                for (Shape shape : List.of(Shape.SCALAR, VECTOR)) {
                    CaseBuilder builder = new CaseBuilder("History by " + by + " of " + shape + " " + axes);
                    int initial = builder.operand(shape, axes, SIGNED);
                    int history = builder.graph.history("s", initial, VECTOR);
                    cases.add(shifted(builder, by, history, builder.operand(VECTOR, Axes.STEP, SIGNED)));
                }
            }
            CaseBuilder builder = new CaseBuilder("History by " + by + " of a number");
            int history = builder.graph.history("s", builder.graph.number(0.25), VECTOR);
            cases.add(shifted(builder, by, history, builder.operand(VECTOR, Axes.STEP, SIGNED)));
        }
    }

    /** A state's initial value has no say where the caller has put another in its place. */
    private void starts() {
        for (boolean given : List.of(false, true)) {
            for (Axes axes : List.of(Axes.NONE, Axes.SEQUENCE)) {
                CaseBuilder builder = new CaseBuilder((given ? "Given" : "Initial") + " start " + axes);
                int initial = builder.operand(VECTOR, axes, SIGNED);
                int past = builder.graph.shift(-1, builder.graph.history("s", initial, VECTOR), VECTOR);
                int input = builder.operand(VECTOR, Axes.STEP, SIGNED);
                int told = builder.graph.ifInitial("s", input);
                int value = builder.graph.map(Elementwise.ADD, past, builder.graph.map(Elementwise.TANH, told));
                builder.graph.bind(past, input);
                builder.state("s", input, 1, false);
                if (given) {
                    builder.start("s");
                }
                cases.add(builder.build(value));
            }
        }
    }

    private void operations() {
        for (Axes axes : Axes.values()) {
            for (int by : DISTANCES) {
                add("Outside of " + by, axes, (builder, value) -> builder.graph.outside(by, value));
            }
            for (Axes wider : Axes.values()) {
                if (axes.compareTo(wider) <= 0) {
                    add("Spread to " + wider, axes, (builder, value) -> builder.graph.spread(value, wider));
                }
            }
            if (axes == Axes.STEP) {
                add("Last", axes, (builder, value) -> builder.graph.last(value));
            } else {
                add("AtLast", axes, (builder, value) -> builder.graph.atLast(value));
            }
        }
        for (int by : DISTANCES) {
            circle("Outside of " + by, (builder, value) -> builder.graph.outside(by, value));
        }
        circle("Spread", (builder, value) -> builder.graph.spread(value, Axes.STEP));
    }

    private void sums() {
        for (Axes axes : Axes.values()) {
            for (Axes from : Axes.values()) {
                for (Axes to : Axes.values()) {
                    if (axes.compareTo(from) <= 0 && to.compareTo(from) < 0) {
                        add("SumOver " + from + " to " + to, axes, (b, value) -> b.graph.sumOver(from, to, value));
                    }
                }
            }
        }
    }

    private void counts() {
        for (boolean steps : List.of(true, false)) {
            add(
                    "Mean over " + (steps ? "steps" : "sequences"),
                    Axes.STEP,
                    (builder, value) -> builder.graph.map(
                            Elementwise.DIVIDE,
                            value,
                            builder.graph.leaf(new Op.Count(steps), Shape.SCALAR, Axes.NONE)));
        }
    }

    /** A state that runs forwards, one that runs backwards over it, and what both say. */
    private void twoCircles() {
        CaseBuilder builder = new CaseBuilder("Both directions");
        int input = builder.operand(VECTOR, Axes.STEP, SIGNED);
        int forwards = running(builder, "f", -1, input);
        int backwards = running(builder, "b", 2, forwards);
        cases.add(builder.build(builder.graph.join(forwards, backwards)));
    }

    private static int running(CaseBuilder builder, String state, int by, int input) {
        int history = builder.graph.history(state, builder.parameter(VECTOR, SIGNED), VECTOR);
        int past = builder.graph.shift(by, history, VECTOR);
        int recurrent = builder.graph.matMul(builder.parameter(Shape.of(3, 3), SIGNED), past);
        int value = builder.graph.map(Elementwise.TANH, builder.graph.map(Elementwise.ADD, recurrent, input));
        builder.graph.bind(past, value);
        builder.state(state, value, Math.abs(by), by > 0);
        return value;
    }

    private void add(String name, Axes axes, ToIntBiFunction<CaseBuilder, Integer> operation) {
        for (Shape shape : List.of(Shape.SCALAR, VECTOR)) {
            CaseBuilder builder = new CaseBuilder(name + " of " + shape + " " + axes);
            cases.add(builder.build(operation.applyAsInt(builder, builder.operand(shape, axes, SIGNED))));
        }
    }

    private void circle(String name, ToIntBiFunction<CaseBuilder, Integer> operation) {
        for (int by : DISTANCES) {
            CaseBuilder builder = new CaseBuilder(name + " in a circle by " + by);
            builder.open(List.of(by));
            int value = operation.applyAsInt(builder, builder.operand(VECTOR, Axes.STEP, SIGNED));
            builder.close(value);
            cases.add(builder.build(value));
        }
    }
}
