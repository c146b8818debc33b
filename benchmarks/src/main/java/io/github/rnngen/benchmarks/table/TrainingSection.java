package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All cells in all sizes, beside libtorch. */
final class TrainingSection implements Section {
    private static final double PLAIN_SHARE = 0.4;
    private static final String PREDICTED = " predicted";

    @Override
    public String name() {
        return "training";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        for (Task task : Task.all()) {
            for (int round = 0; round < session.rounds(); round++) {
                session.add(task.name(), "libtorch", session.programs().libtorch(task, session.precision(), 1));
                for (Jdk jdk : session.jdks()) {
                    for (String backend : Session.BACKENDS) {
                        Programs.Bench bench = session.programs()
                                .generated(jdk, task.model(session.precision()), "--backend", backend);
                        session.add(jdk.feature(), task.name(), backend, bench.microseconds());
                        session.add(jdk.feature(), task.name(), backend + PREDICTED, bench.predicted());
                    }
                }
            }
        }
    }

    @Override
    public String text(View view, Pictures pictures) throws IOException {
        StringBuilder text = new StringBuilder("## Training beside libtorch, " + view.precision() + "\n\n"
                + "One thread. The aims are for vectors: 2 times faster than libtorch, 1.3 times for the LSTM at the"
                + " two largest sizes, where libtorch has kernels of its own; plain code should have "
                + PLAIN_SHARE
                + " of the speed of vectors. Numbers in bold reach them. What the compiler predicts, and chooses a form by,"
                + " stands in the last columns.\n");
        for (int java : view.javas()) {
            List<SpeedChart.Row> bars = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            for (Task task : Task.all()) {
                if (view.has(java, task.name(), "libtorch", "plain", "vector", "plain" + PREDICTED)) {
                    bars.add(bar(view, java, task));
                    rows.add(row(view, java, task));
                }
            }
            String svg = SpeedChart.of("A training step, " + view.precision() + ", Java " + java, bars);
            text.append("\n### Java ")
                    .append(java)
                    .append(", ")
                    .append(view.precision())
                    .append("\n\n");
            text.append(pictures.add(
                    "training-" + view.precision() + "-" + java, "How many times faster than libtorch", svg));
            text.append('\n')
                    .append(Markdown.table(
                            List.of(
                                    "cell",
                                    "size",
                                    "libtorch, µs",
                                    "plain, µs",
                                    "vector, µs",
                                    "libtorch / plain",
                                    "libtorch / vector",
                                    "aim",
                                    "reached",
                                    "spread",
                                    "plain's share of vector's speed",
                                    "predicted: plain, µs",
                                    "predicted: vector, µs"),
                            rows));
        }
        return text.toString();
    }

    private static SpeedChart.Row bar(View view, int java, Task task) {
        double libtorch = view.median(java, task.name(), "libtorch");
        return new SpeedChart.Row(
                task,
                libtorch / view.median(java, task.name(), "vector"),
                libtorch / view.median(java, task.name(), "plain"));
    }

    private static List<String> row(View view, int java, Task task) {
        double plain = view.median(java, task.name(), "plain");
        double vector = view.median(java, task.name(), "vector");
        SpeedChart.Row ratios = bar(view, java, task);
        return List.of(
                task.cell(),
                task.size(),
                Markdown.number(view.median(java, task.name(), "libtorch")),
                Markdown.number(plain),
                Markdown.number(vector),
                Markdown.number(ratios.plain()),
                Markdown.ratio(ratios.vector(), task.target()),
                "" + task.target(),
                Markdown.reached(ratios.vector(), task.target()),
                Markdown.number(view.spread(java, task.name(), "libtorch", "plain", "vector")),
                Markdown.ratio(vector / plain, PLAIN_SHARE),
                Markdown.number(view.median(java, task.name(), "plain" + PREDICTED)),
                Markdown.number(view.median(java, task.name(), "vector" + PREDICTED)));
    }
}
