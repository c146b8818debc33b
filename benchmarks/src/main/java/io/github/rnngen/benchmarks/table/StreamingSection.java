package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One streamed step, forward alone. */
final class StreamingSection implements Section {
    /** RTNeural's microseconds, by back end; measured on another machine. */
    private record Elsewhere(String cell, int size, double eigen, double stl) {}

    private static final List<Elsewhere> RTNEURAL = List.of(
            new Elsewhere("lstm", 8, 0.094, 0.37),
            new Elsewhere("lstm", 16, 0.156, 0.81),
            new Elsewhere("lstm", 32, 0.414, 0.75),
            new Elsewhere("lstm", 64, 1.93, 2.6),
            new Elsewhere("gru", 8, 0.110, 0.24),
            new Elsewhere("gru", 16, 0.165, 0.51),
            new Elsewhere("gru", 32, 0.319, 0.55),
            new Elsewhere("gru", 64, 1.54, 1.8));

    @Override
    public String name() {
        return "streaming";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        for (Elsewhere network : RTNEURAL) {
            for (int round = 0; round < session.rounds(); round++) {
                for (Jdk jdk : session.jdks()) {
                    for (String backend : Session.BACKENDS) {
                        Programs.Bench bench = session.programs()
                                .generated(jdk, model(network, session.precision()), "--stream", "--backend", backend);
                        session.add(jdk.feature(), item(network), backend, bench.microseconds());
                    }
                }
            }
        }
    }

    private static String item(Elsewhere network) {
        return network.cell() + " " + network.size();
    }

    private static String model(Elsewhere network, String precision) {
        return """
                model Measured {
                    precision %s
                    steps 1
                    input  x[%d]
                    target d[%d]
                    h = %s(x, hidden = %d)
                    output h
                    loss mean squared_error(h, d)
                }
                """.formatted(precision, network.size(), network.size(), network.cell(), network.size());
    }

    @Override
    public String text(View view, Pictures pictures) {
        boolean isFloat = view.precision().equals("float");
        List<String> head =
                new ArrayList<>(List.of("cell", "input = hidden", "Java", "plain, µs", "vector, µs", "spread"));
        if (isFloat) {
            head.addAll(List.of("elsewhere: RTNeural with Eigen, µs", "elsewhere: RTNeural with STL, µs"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int java : view.javas()) {
            for (Elsewhere network : RTNEURAL) {
                if (view.has(java, item(network), "plain", "vector")) {
                    List<String> row = new ArrayList<>(List.of(
                            network.cell(),
                            "" + network.size(),
                            "" + java,
                            Markdown.number(view.median(java, item(network), "plain")),
                            Markdown.number(view.median(java, item(network), "vector")),
                            Markdown.number(view.spread(java, item(network), "plain", "vector"))));
                    if (isFloat) {
                        row.addAll(List.of(Markdown.number(network.eigen()), Markdown.number(network.stl())));
                    }
                    rows.add(row);
                }
            }
        }
        return "## One streamed step, " + view.precision() + "\n\n"
                + "Inference: one time step of one sequence, with the state kept.\n"
                + (isFloat
                        ? "\n**RTNeural was measured on another machine** (AMD EPYC Milan, AVX2), at another time. Its"
                                + " columns give an idea of the size; a ratio of numbers from two machines means nothing.\n"
                        : "")
                + "\n"
                + Markdown.table(head, rows);
    }
}
