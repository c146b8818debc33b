package io.github.rnngen.cli.drawing;

import io.github.rnngen.generator.graph.Equations;
import io.github.rnngen.generator.graph.Equations.Equation;
import io.github.rnngen.generator.graph.Equations.Part;
import io.github.rnngen.generator.graph.ExpressionPrinter;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A graph as a picture: a box for each equation, an arrow from each value to where it is read, dashed where that is at
 * another time step. Parameters stand in the formulas alone.
 */
public final class EquationPicture {
    private static final int CHARACTERS = 44;

    private EquationPicture() {}

    /**
     * The picture as a file of its own, in SVG.
     *
     * @param title what the picture shows
     */
    public static String draw(String title, StepGraph graph) {
        List<Equation> shown = Equations.of(graph).list().stream()
                .filter(equation -> !isParameter(graph.node(equation.id())))
                .toList();
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < shown.size(); place++) {
            places.put(shown.get(place).id(), place);
        }
        List<Box> boxes = shown.stream().map(EquationPicture::box).toList();
        List<Arrow> arrows = new ArrayList<>();
        for (int place = 0; place < shown.size(); place++) {
            for (Equations.Read read : shown.get(place).reads()) {
                Integer from = places.get(read.id());
                if (from != null) {
                    arrows.add(new Arrow(from, place, read.by() == 0 ? "" : ExpressionPrinter.time(read.by())));
                }
            }
        }
        return Drawing.render(title, boxes, arrows, Layout.of(boxes, arrows));
    }

    private static boolean isParameter(Node node) {
        return node.op() instanceof Op.Parameter;
    }

    private static Box box(Equation equation) {
        List<String> lines =
                equation.part() == Part.GIVEN ? List.of() : Wrapping.wrap("= " + equation.formula(), CHARACTERS);
        return new Box(
                style(equation), (equation.name() + " " + equation.shape().suffix()).strip(), lines);
    }

    private static String style(Equation equation) {
        String part = equation.part().name().toLowerCase(Locale.ROOT);
        return equation.isResult() ? part + " result" : part;
    }
}
