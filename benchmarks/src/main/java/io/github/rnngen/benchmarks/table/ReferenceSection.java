package io.github.rnngen.benchmarks.table;

import io.github.rnngen.benchmarks.NumPy;
import io.github.rnngen.benchmarks.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The smallest network, beside NumPy in both precisions and libtorch in float. */
final class ReferenceSection implements Section {
    private static final Task TASK = new Task("rnn", 3, 4, 2, 5, 1);
    private static final List<String> PRECISIONS = List.of("double", "float");
    private static final double NUMPY_AIM = 500;
    private static final double LIBTORCH_AIM = 1500;

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String precision(String chosen) {
        return "both";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        Programs programs = session.programs();
        for (int round = 0; round < session.rounds(); round++) {
            for (String precision : PRECISIONS) {
                Optional<NumPy.Run> numpy =
                        NumPy.run(programs.home().resolve("benchmarks/src/main/python/elman_numpy.py"), precision);
                if (numpy.isPresent()) {
                    session.add(
                            precision,
                            "NumPy",
                            Timing.of(numpy.get().microseconds()).median());
                }
            }
            session.add("float", "libtorch", programs.libtorch(TASK, "float", 1));
            for (Jdk jdk : session.jdks()) {
                for (String precision : PRECISIONS) {
                    Programs.Bench bench = programs.generated(jdk, TASK.summedModel(precision), "--backend", "plain");
                    session.add(jdk.feature(), precision, "generated", bench.microseconds());
                }
            }
        }
    }

    @Override
    public String text(View view, Pictures pictures) {
        List<List<String>> rows = new ArrayList<>();
        for (int java : view.javas()) {
            row(view, java, "double", "NumPy", NUMPY_AIM).ifPresent(rows::add);
            row(view, java, "float", "NumPy", NUMPY_AIM).ifPresent(rows::add);
            row(view, java, "float", "libtorch", LIBTORCH_AIM).ifPresent(rows::add);
        }
        return "## The reference network\n\n"
                + "An Elman network of 3 inputs, 4 hidden units and 2 outputs learns from one sequence of 5 steps. NumPy"
                + " runs [the step as one would write it first](../benchmarks/src/main/python/elman_numpy.py).\n\n"
                + Markdown.table(
                        List.of(
                                "beside",
                                "precision",
                                "Java",
                                "µs",
                                "generated, µs",
                                "ratio",
                                "aim",
                                "reached",
                                "spread"),
                        rows);
    }

    private static Optional<List<String>> row(View view, int java, String precision, String other, double aim) {
        if (!view.has(java, precision, other, "generated")) {
            return Optional.empty();
        }
        double theirs = view.median(java, precision, other);
        double ours = view.median(java, precision, "generated");
        return Optional.of(List.of(
                other,
                precision,
                "" + java,
                Markdown.number(theirs),
                Markdown.number(ours),
                Markdown.ratio(theirs / ours, aim),
                Markdown.number(aim),
                Markdown.reached(theirs / ours, aim),
                Markdown.number(view.spread(java, precision, other, "generated"))));
    }
}
