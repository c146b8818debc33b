package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The cells that Deeplearning4j has. */
final class Dl4jSection implements Section {
    private static List<Task> tasks() {
        return Task.all().stream().filter(task -> !task.cell().equals("gru")).toList();
    }

    private static double aim(Task task) {
        return task.batch() == 1 ? 300 : 6;
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        for (Task task : tasks()) {
            for (int round = 0; round < session.rounds(); round++) {
                session.add(task.name(), "dl4j", session.programs().dl4j(task, session.precision()));
                for (Jdk jdk : session.jdks()) {
                    Programs.Bench bench =
                            session.programs().generated(jdk, task.model(session.precision()), "--backend", "vector");
                    session.add(jdk.feature(), task.name(), "vector", bench.microseconds());
                }
            }
        }
    }

    @Override
    public String text(View view, Pictures pictures) {
        List<List<String>> rows = new ArrayList<>();
        for (int java : view.javas()) {
            for (Task task : tasks()) {
                if (view.has(java, task.name(), "dl4j", "vector")) {
                    double theirs = view.median(java, task.name(), "dl4j");
                    double ours = view.median(java, task.name(), "vector");
                    rows.add(List.of(
                            task.cell(),
                            task.size(),
                            "" + java,
                            Markdown.number(theirs),
                            Markdown.number(ours),
                            Markdown.ratio(theirs / ours, aim(task)),
                            Markdown.number(aim(task)),
                            Markdown.reached(theirs / ours, aim(task)),
                            Markdown.number(view.spread(java, task.name(), "dl4j", "vector"))));
                }
            }
        }
        return "## Training beside Deeplearning4j, " + view.precision() + "\n\n"
                + "One thread, the same networks. Deeplearning4j has no GRU; its times are of one Java, that which runs the benchmark.\n\n"
                + Markdown.table(
                        List.of(
                                "cell",
                                "size",
                                "Java",
                                "Deeplearning4j, µs",
                                "vector, µs",
                                "ratio",
                                "aim",
                                "reached",
                                "spread"),
                        rows);
    }
}
