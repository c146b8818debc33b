package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the equations of a network cost, as a table for people. The same graph gives the same text. */
public final class CostPrinter {
    private static final int MOST_CHARACTERS = 68;
    private static final String ROW = "%-" + MOST_CHARACTERS + "s %12s %12s %10s %7s\n";

    private CostPrinter() {}

    /** An equation and its arithmetic over all steps, for one sequence. */
    private record Line(Phase phase, String equation, Work work) {}

    /**
     * The arithmetic of a training step by equation, and what was chosen because of it.
     *
     * @param wanted how the code is to be written
     * @param vectors whether products can work on vectors
     */
    public static String print(StepGraph graph, Signature signature, Unroll wanted, boolean vectors) {
        UnrollChoice choice = Scheduler.choose(graph, signature, wanted, vectors);
        List<Line> lines = choice.loops().stream()
                .flatMap(section -> lines(section, signature.steps()).stream())
                .toList();
        Work all = lines.stream().map(Line::work).reduce(Work.NONE, Work::plus);
        StringBuilder text = new StringBuilder();
        text.append(signature.name())
                .append(": arithmetic of one training step, for one sequence of ")
                .append(signature.steps())
                .append(signature.steps() == 1 ? " step" : " steps")
                .append("\n\n");
        text.append(String.format(Locale.ROOT, ROW, "equation", "products", "sums", "functions", "share"));
        for (Phase phase : Phase.values()) {
            List<Line> of = lines.stream()
                    .filter(line -> line.phase() == phase && line.work().total() > 0)
                    .toList();
            if (!of.isEmpty()) {
                text.append(phase.name().toLowerCase(Locale.ROOT)).append('\n');
                of.forEach(line -> text.append(row("  " + line.equation(), line.work(), all)));
            }
        }
        text.append(row("all", all, all)).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%,d operations in all, %,d of them written out a step.\n\n",
                choice.all(),
                choice.perStep()));
        text.append("form       predicted time of a training step of the full batch\n");
        choice.tried()
                .forEach(program -> text.append(String.format(
                        Locale.ROOT,
                        "%-9s  %s\n",
                        lowerCase(program.unrolled()),
                        program.predicted().text())));
        return text.append(rule(choice, wanted))
                .append("Chosen: ")
                .append(lowerCase(choice.chosen().unrolled()))
                .append(".\n")
                .toString();
    }

    private static String rule(UnrollChoice choice, Unroll wanted) {
        if (wanted == Unroll.AUTO) {
            return choice.all() > UnrollChoice.MOST_TRIED
                    ? String.format(
                            Locale.ROOT,
                            "auto: the least; more than %,d operations are not written out. ",
                            UnrollChoice.MOST_TRIED)
                    : "auto: the least. ";
        }
        boolean granted = wanted == choice.chosen().unrolled();
        return "asked for: " + lowerCase(wanted) + (granted ? ". " : ", which these sizes and lengths do not allow. ");
    }

    private static String lowerCase(Unroll unroll) {
        return unroll.name().toLowerCase(Locale.ROOT);
    }

    private static List<Line> lines(Section section, int steps) {
        List<Line> lines = new ArrayList<>();
        String equation = "";
        List<Stmt> statements = new ArrayList<>();
        for (Stmt statement : section.body()) {
            if (statement instanceof Stmt.Remark remark) {
                lines.add(line(section, equation, statements, steps));
                equation = remark.text();
                statements.clear();
            } else {
                statements.add(statement);
            }
        }
        lines.add(line(section, equation, statements, steps));
        return lines;
    }

    private static Line line(Section section, String equation, List<Stmt> statements, int steps) {
        return new Line(section.phase(), equation, Work.of(section.with(statements), steps));
    }

    private static String row(String name, Work work, Work all) {
        String cut = name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS - 1) + "…" : name;
        return String.format(
                Locale.ROOT,
                ROW,
                cut,
                number(work.products()),
                number(work.sums()),
                number(work.functions()),
                Math.round(100.0 * work.total() / Math.max(1, all.total())) + " %");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
