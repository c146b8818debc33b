package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two threads beside one. */
final class ThreadsSection implements Section {
    private static final double AIM = 1.8;

    private static List<Task> tasks() {
        return Task.all().stream().filter(task -> task.batch() == 32).toList();
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        for (Task task : tasks()) {
            for (int round = 0; round < session.rounds(); round++) {
                for (int threads = 1; threads <= 2; threads++) {
                    session.add(
                            task.name(),
                            "libtorch " + threads,
                            session.programs().libtorch(task, session.precision(), threads));
                    for (Jdk jdk : session.jdks()) {
                        Programs.Bench bench = session.programs()
                                .generated(
                                        jdk,
                                        task.model(session.precision()),
                                        "--backend",
                                        "vector",
                                        "--threads",
                                        "" + threads);
                        session.add(jdk.feature(), task.name(), "vector " + threads, bench.microseconds());
                    }
                }
            }
        }
    }

    @Override
    public String text(View view, Pictures pictures) {
        List<List<String>> rows = new ArrayList<>();
        for (int java : view.javas()) {
            for (Task task : tasks()) {
                if (view.has(java, task.name(), "libtorch 1", "libtorch 2", "vector 1", "vector 2")) {
                    double one = view.median(java, task.name(), "vector 1");
                    double two = view.median(java, task.name(), "vector 2");
                    double libtorch = view.median(java, task.name(), "libtorch 2");
                    rows.add(List.of(
                            task.cell(),
                            task.size(),
                            "" + java,
                            Markdown.number(one),
                            Markdown.number(two),
                            Markdown.ratio(one / two, AIM),
                            "" + AIM,
                            Markdown.reached(one / two, AIM),
                            Markdown.number(view.spread(java, task.name(), "vector 1", "vector 2")),
                            Markdown.number(view.median(java, task.name(), "libtorch 1") / libtorch),
                            Markdown.number(libtorch / two)));
                }
            }
        }
        return "## Two threads, " + view.precision() + "\n\n"
                + "The sequences of a batch are spread over the threads. The last column compares both at two threads.\n\n"
                + Markdown.table(
                        List.of(
                                "cell",
                                "size",
                                "Java",
                                "one thread, µs",
                                "two, µs",
                                "gain",
                                "aim",
                                "reached",
                                "spread",
                                "libtorch's gain",
                                "libtorch / vector"),
                        rows);
    }
}
