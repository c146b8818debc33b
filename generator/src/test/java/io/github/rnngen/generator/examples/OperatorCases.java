package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small graphs for every operation: alone, with every mix of axes, and in circles through time. */
public final class OperatorCases {
    private static final List<Integer> ONE_BACK = List.of(-1);
    private static final List<List<Integer>> OTHER_CIRCLES = List.of(List.of(-2), List.of(1), List.of(-1, -2));

    private final List<OperatorCase> cases = new ArrayList<>();

    private OperatorCases() {}

    public static List<OperatorCase> all() {
        OperatorCases all = new OperatorCases();
        for (Operator operator : Operators.all()) {
            all.alone(operator, "", true);
            all.inCircles(operator);
        }
        Operators.kinked().forEach(operator -> all.alone(operator, " at ties", false));
        all.cases.addAll(TemporalCases.all());
        return Collections.unmodifiableList(all.cases);
    }

    private void alone(Operator operator, String suffix, boolean smooth) {
        for (List<Shape> shapes : operator.shapes()) {
            for (List<Axes> axes : operator.choices(List.of(Axes.values()))) {
                CaseBuilder builder = new CaseBuilder(operator.name() + " " + shapes + " " + axes + suffix);
                cases.add(builder.build(result(operator, shapes, axes, builder), smooth));
            }
        }
    }

    private void inCircles(Operator operator) {
        for (List<Shape> shapes : operator.shapes()) {
            for (List<Axes> axes : operator.choices(List.of(Axes.NONE, Axes.STEP))) {
                if (axes.contains(Axes.STEP)) {
                    inCircle(operator, shapes, axes, ONE_BACK);
                }
                if (!axes.contains(Axes.NONE)) {
                    OTHER_CIRCLES.forEach(distances -> inCircle(operator, shapes, axes, distances));
                }
            }
        }
    }

    private void inCircle(Operator operator, List<Shape> shapes, List<Axes> axes, List<Integer> distances) {
        CaseBuilder builder =
                new CaseBuilder(operator.name() + " " + shapes + " " + axes + " in a circle by " + distances);
        builder.open(distances);
        int result = result(operator, shapes, axes, builder);
        builder.close(result);
        cases.add(builder.build(result));
    }

    private static int result(Operator operator, List<Shape> shapes, List<Axes> axes, CaseBuilder builder) {
        List<Integer> operands = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            operands.add(builder.operand(
                    shapes.get(i), axes.get(i), operator.domains().get(i)));
        }
        return operator.construction().apply(builder, operands);
    }
}
