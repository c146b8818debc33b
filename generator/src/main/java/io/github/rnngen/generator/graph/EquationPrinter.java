package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.graph.Equations.Equation;
import io.github.rnngen.generator.graph.Equations.Part;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A graph as equations under headings, one a line. The same graph gives the same text. */
public final class EquationPrinter {
    private EquationPrinter() {}

    /** All equations, with those of the backward pass where the graph has adjoints. */
    public static String print(StepGraph graph) {
        Equations equations = Equations.of(graph);
        List<Equation> forward = equations.of(Part.FORWARD);
        List<Equation> backward = equations.of(Part.BACKWARD);
        Set<Integer> last = gather(backward, backward.stream());
        StringBuilder text = new StringBuilder();
        section(text, "Given", equations.of(Part.GIVEN), each -> true);
        states(text, graph);
        forward(text, equations, forward);
        section(
                text,
                "Backward, once (hAdj is the derivative of the loss by h)",
                backward,
                each -> !isPerStep(each) && !each.isResult() && !last.contains(each.id()));
        section(
                text,
                "Backward, at each time step t (hAdj is the derivative of the loss by h; outside the sequence it is 0)",
                backward,
                EquationPrinter::isPerStep);
        section(
                text,
                "Gradients",
                inOrderOfResults(graph, backward),
                each -> !isPerStep(each) && (each.isResult() || last.contains(each.id())));
        return text.toString();
    }

    /** The equations of outputs and loss. */
    public static String printForward(StepGraph graph) {
        Equations equations = Equations.of(graph);
        StringBuilder text = new StringBuilder();
        forward(text, equations, equations.of(Part.FORWARD));
        return text.toString();
    }

    private static void forward(StringBuilder text, Equations equations, List<Equation> forward) {
        Set<Integer> later = gather(forward, Stream.concat(equations.of(Part.GIVEN).stream(), forward.stream()));
        section(text, "Forward, once", forward, each -> !isPerStep(each) && !later.contains(each.id()));
        section(text, "Forward, at each time step t", forward, EquationPrinter::isPerStep);
        section(text, "After the last step", forward, each -> !isPerStep(each) && later.contains(each.id()));
    }

    private static boolean isPerStep(Equation equation) {
        return equation.axes() == Axes.STEP;
    }

    /** Ids of the equations that gather, at whatever distance, some values over the steps. */
    private static Set<Integer> gather(List<Equation> equations, Stream<Equation> values) {
        Set<Integer> steps =
                values.filter(EquationPrinter::isPerStep).map(Equation::id).collect(Collectors.toSet());
        Set<Integer> found = new HashSet<>();
        for (Equation equation : equations) {
            boolean gathers = equation.reads().stream()
                    .map(Equations.Read::id)
                    .anyMatch(id -> found.contains(id) || (steps.contains(id) && !isPerStep(equation)));
            if (gathers) {
                found.add(equation.id());
            }
        }
        return found;
    }

    /** Gradients as the parameters are declared, behind what is no result. */
    private static List<Equation> inOrderOfResults(StepGraph graph, List<Equation> equations) {
        List<Integer> results =
                graph.results().stream().map(StepGraph.Result::node).toList();
        return equations.stream()
                .sorted(Comparator.comparing(each -> results.indexOf(each.id())))
                .toList();
    }

    private static void section(StringBuilder text, String heading, List<Equation> all, Predicate<Equation> chosen) {
        List<Equation> equations = all.stream().filter(chosen).toList();
        if (equations.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n").append(heading).append(":\n");
        equations.forEach(each -> text.append("    ").append(line(each)).append('\n'));
    }

    private static String line(Equation equation) {
        String name = equation.name() + equation.shape().suffix();
        return equation.part() == Part.GIVEN ? name + frequency(equation.axes()) : name + " = " + equation.formula();
    }

    private static String frequency(Axes axes) {
        return switch (axes) {
            case NONE -> ", a parameter";
            case SEQUENCE -> ", once a sequence";
            case STEP -> ", at each time step";
        };
    }

    private static void states(StringBuilder text, StepGraph graph) {
        if (graph.states().isEmpty()) {
            return;
        }
        text.append("\nStates, each with its value before the first step, unless one is carried over:\n");
        for (StepGraph.State state : graph.states()) {
            text.append("    ")
                    .append(state.name())
                    .append(state.shape().suffix())
                    .append(" = ")
                    .append(initial(graph, state));
            text.append(state.depth() > 1 ? ", kept for " + state.depth() + " steps" : "");
            text.append(state.reverse() ? ", from the last step to the first\n" : "\n");
        }
    }

    private static String initial(StepGraph graph, StepGraph.State state) {
        return graph.nodes().stream()
                .filter(node -> node.op().equals(new Op.History(state.name())))
                .findFirst()
                .map(history -> ExpressionPrinter.print(graph, history.operand(0), id -> Optional.empty()))
                .orElse("0");
    }
}
