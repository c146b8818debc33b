package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How much of what the machine can do a large training step uses. */
final class RatesSection implements Section {
    private static final double AIM = 0.9;
    private static final String MACHINE = "machine";

    private static List<Task> tasks() {
        return Task.all().stream().filter(task -> task.hidden() == 256).toList();
    }

    @Override
    public String name() {
        return "rates";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        Programs programs = session.programs();
        for (int round = 0; round < session.rounds(); round++) {
            session.add(MACHINE, "OpenBLAS", programs.openblas(session.precision()));
            for (Jdk jdk : session.jdks()) {
                session.add(jdk.feature(), MACHINE, "peak", programs.peak(jdk, session.precision()));
                for (Task task : tasks()) {
                    Programs.Bench bench =
                            programs.generated(jdk, task.model(session.precision()), "--backend", "vector");
                    session.add(jdk.feature(), task.name(), "vector", bench.gigaflops());
                }
            }
        }
    }

    @Override
    public String text(View view, Pictures pictures) {
        List<List<String>> rows = new ArrayList<>();
        for (int java : view.javas()) {
            for (Task task : tasks()) {
                if (view.has(java, MACHINE, "OpenBLAS", "peak") && view.has(java, task.name(), "vector")) {
                    double openblas = view.median(java, MACHINE, "OpenBLAS");
                    double peak = view.median(java, MACHINE, "peak");
                    double rate = view.median(java, task.name(), "vector");
                    rows.add(List.of(
                            task.cell(),
                            "" + java,
                            Markdown.number(peak),
                            Markdown.number(openblas),
                            Markdown.number(rate),
                            Markdown.number(rate / peak),
                            Markdown.ratio(rate / openblas, AIM),
                            "" + AIM,
                            Markdown.reached(rate / openblas, AIM),
                            Markdown.number(view.spread(java, task.name(), "vector"))));
                }
            }
        }
        return "## How fast it computes, " + view.precision() + "\n\n"
                + "Billions of operations in a second (GFLOP/s) on one thread: the whole training step of "
                + tasks().get(0).size() + " sequences, its functions counted as one operation each, beside OpenBLAS's"
                + " product of two matrices of 1024 rows and columns, and beside fused multiply-adds alone, of which the best of 300 bursts counts.\n\n"
                + Markdown.table(
                        List.of(
                                "cell",
                                "Java",
                                "multiply-adds",
                                "OpenBLAS",
                                "training step",
                                "of multiply-adds",
                                "of OpenBLAS",
                                "aim",
                                "reached",
                                "spread"),
                        rows);
    }
}
