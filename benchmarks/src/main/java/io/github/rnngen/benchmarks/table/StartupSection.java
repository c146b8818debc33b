package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done once: the generation of code, and the first step of training. */
final class StartupSection implements Section {
    private static final List<Task> TASKS = Stream.of("rnn", "lstm", "gru")
            .map(cell -> new Task(cell, 16, 64, 8, 32, 16))
            .toList();

    /** Something that is done once, and in how many milliseconds it should be. */
    private enum Deed {
        COMMAND("`rnngen model.rnn`, the whole command", 1000),
        WARM("from `.rnn` to `.java` in a warm process", 50),
        FIRST_STEP("a JVM's start and the first training step", 300);

        private final String text;
        private final double aim;

        Deed(String text, double aim) {
            this.text = text;
            this.aim = aim;
        }

        double milliseconds(Startup startup) throws IOException, InterruptedException {
            return switch (this) {
                case COMMAND -> startup.command();
                case WARM -> startup.warm();
                case FIRST_STEP -> startup.firstStep();
            };
        }
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String precision(String chosen) {
        return "float";
    }

    @Override
    public void measure(Session session) throws IOException, InterruptedException {
        for (Task task : TASKS) {
            for (int round = 0; round < session.rounds(); round++) {
                for (Jdk jdk : session.jdks()) {
                    for (String backend : Session.BACKENDS) {
                        measure(session, task, jdk, backend);
                    }
                }
            }
        }
    }

    private static void measure(Session session, Task task, Jdk jdk, String backend)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("startup");
        Files.writeString(folder.resolve("model.rnn"), task.model(session.precision()));
        Startup startup = new Startup(session.programs(), jdk, backend, folder);
        for (Deed deed : Deed.values()) {
            session.add(jdk.feature(), task.cell() + " " + deed, backend, deed.milliseconds(startup));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public String text(View view, Pictures pictures) {
        List<List<String>> rows = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            for (int java : view.javas()) {
                for (Task task : TASKS) {
                    row(view, deed, java, task).ifPresent(rows::add);
                }
            }
        }
        return "## What is done once\n\n"
                + "Milliseconds for networks of " + TASKS.get(0).size()
                + " sequences. The command and the first step are"
                + " new processes each time; compiled classes are there before the first step.\n\n"
                + Markdown.table(
                        List.of("what", "cell", "Java", "plain, ms", "vector, ms", "aim", "plain", "vector", "spread"),
                        rows);
    }

    private static Optional<List<String>> row(View view, Deed deed, int java, Task task) {
        String item = task.cell() + " " + deed;
        if (!view.has(java, item, "plain", "vector")) {
            return Optional.empty();
        }
        double plain = view.median(java, item, "plain");
        double vector = view.median(java, item, "vector");
        return Optional.of(List.of(
                deed.text,
                task.cell(),
                "" + java,
                Markdown.number(plain),
                Markdown.number(vector),
                Markdown.number(deed.aim),
                plain <= deed.aim ? "reached" : "missed",
                vector <= deed.aim ? "reached" : "missed",
                Markdown.number(view.spread(java, item, "plain", "vector"))));
    }
}
