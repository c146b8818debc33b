package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small graphs for every operation: alone, with every mix of axes, and in circles through time. */
public final class OperatorCases {
    private static final List<int[]> CIRCLES = List.of(new int[] {-1}, new int[] {-2}, new int[] {1}, new int[] {-1, -2});

    private OperatorCases() {}

    public static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (Operator operator : Operators.all()) {
            alone(operator, "", true, cases);
            inCircles(operator, cases);
        }
        for (Operator operator : Operators.kinked()) {
            alone(operator, " at ties", false, cases);
        }
        cases.addAll(TemporalCases.all());
        return Collections.unmodifiableList(cases);
    }

    private static void alone(Operator operator, String suffix, boolean smooth, List<OperatorCase> cases) {
        for (List<Shape> shapes : operator.shapes()) {
            for (List<Axes> axes : operator.choices(List.of(Axes.values()))) {
                CaseBuilder builder = new CaseBuilder(operator.name() + " " + shapes + " " + axes + suffix);
                cases.add(builder.build(result(operator, shapes, axes, builder), smooth));
            }
        }
    }

    private static void inCircles(Operator operator, List<OperatorCase> cases) {
        for (List<Shape> shapes : operator.shapes()) {
            for (List<Axes> axes : operator.choices(List.of(Axes.NONE, Axes.STEP))) {
                for (int[] distances : axes.contains(Axes.STEP) ? CIRCLES : List.<int[]>of()) {
                    String circle = " in a circle by " + java.util.Arrays.toString(distances);
                    CaseBuilder builder = new CaseBuilder(operator.name() + " " + shapes + " " + axes + circle);
                    builder.open(distances);
                    int result = result(operator, shapes, axes, builder);
                    builder.close(result);
                    cases.add(builder.build(result));
                }
            }
        }
    }

    private static int result(Operator operator, List<Shape> shapes, List<Axes> axes, CaseBuilder builder) {
        List<Integer> operands = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            operands.add(builder.operand(shapes.get(i), axes.get(i), operator.domains().get(i)));
        }
        return operator.construction().apply(builder, operands);
    }
}
