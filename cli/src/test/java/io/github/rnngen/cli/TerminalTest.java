package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a real terminal: what is drawn there, and what Ctrl-C does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(300)
class TerminalTest {
    private static final char CTRL_C = 3;
    private static final Pattern BAR =
            Pattern.compile("\\[=* *] epoch [0-9]+/[0-9]+ {2}loss [0-9.e-]+, validation [0-9.e-]+"
                    + " {2}rate [0-9.e-]+ {2}[0-9]+ (s|min [0-9]+ s) left");

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private Path launcher = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        launcher = Launcher.in(home);
        StringBuilder rows = new StringBuilder("height\n");
        for (int i = 0; i < 600; i++) {
            rows.append(String.format(Locale.ROOT, "%.4f%n", 3 + 2 * Math.sin(i * 0.7)));
        }
        new Shell(folder).withFile("wave.csv", rows.toString()).withFile("wave.rnn", """
                        model Wave {
                            precision double
                            steps 16
                            batch 8
                            input  now[1]
                            target later[1]
                            h = gru(dropout(now, rate = 0.1), hidden = 16)
                            y = linear(h, outputs = 1)
                            output y
                            loss mean half_squared_error(y, later)
                        }
                        """);
    }

    private static List<String> training(String checkpoint, int epochs) {
        return List.of(
                "train",
                "wave.rnn",
                "--data",
                "wave.csv",
                "--forecast",
                "height",
                "--epochs",
                String.valueOf(epochs),
                "--checkpoint",
                checkpoint);
    }

    @Test
    void ctrlCStopsARunThatGoesOnAsIfNothingHadHappened() throws IOException, InterruptedException {
        int epochs = 600;
        try (Screen screen = inTerminal(120, command(training("parts in two.safetensors", epochs)))) {
            screen.awaitMatch(BAR);
            screen.type(CTRL_C);
            assertThat(screen.exitStatus()).as(screen.text()).isEqualTo(130);

            String resumption =
                    lineAfter("interrupted; all that was learned is in parts in two.safetensors. To go on:", screen);
            assertThat(resumption)
                    .isEqualTo(launcher + " train wave.rnn --data wave.csv --forecast height --epochs " + epochs
                            + " --checkpoint 'parts in two.safetensors' --resume");
            try (Screen second = inTerminal(120, List.of("sh", "-c", resumption))) {
                assertThat(second.exitStatus()).as(second.text()).isZero();
                assertThat(second.text())
                        .containsPattern(" epoch [0-9]+/" + epochs)
                        .contains("held-out rows");
            }
        }
        Process whole = start(command(training("whole.safetensors", epochs)));
        assertThat(whole.waitFor()).isZero();

        for (String part : List.of("weights", "trained", "history")) {
            assertThat(part("parts in two.safetensors", part)).as(part).isEqualTo(part("whole.safetensors", part));
        }
    }

    @Test
    void theBarKeepsToItsLineAndLeavesNothingBehind() throws IOException, InterruptedException {
        try (Screen screen = inTerminal(44, command(training("narrow.safetensors", 20)))) {
            assertThat(screen.exitStatus()).as(screen.text()).isZero();

            List<String> drawn = Stream.of(screen.text().split("[\r\n]+"))
                    .filter(text -> text.contains("epoch "))
                    .toList();
            assertThat(drawn)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text.replace("\u001b[K", ""))
                            .hasSizeLessThan(44)
                            .contains("loss "));
            assertThat(screen.text()).containsPattern("\r\u001b\\[Knarrow.safetensors\r\n");
        }
    }

    @Test
    void linesWhereThereIsNoTerminal() throws IOException, InterruptedException {
        Process process = start(command(training("lines.safetensors", 20)));
        assertThat(process.waitFor()).isZero();

        String said = Files.readString(folder.resolve("output.txt"));
        assertThat(said)
                .contains("epoch 1 of 20: loss ", "epoch 20 of 20: loss ")
                .doesNotContain("\r", "\u001b", "[");
    }

    private List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of(launcher.toString()), arguments.stream()).toList();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("TERM", "xterm");
        return environment;
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Screen inTerminal(int columns, List<String> command) throws IOException {
        // A terminal is given its size only once its process runs.
        String sized =
                "until [ \"$(stty size | cut -d ' ' -f 2)\" = " + columns + " ]; do sleep 0.01; done; exec \"$@\"";
        List<String> waiting = new ArrayList<>(List.of("sh", "-c", sized, "sh"));
        waiting.addAll(command);
        return new Screen(new PtyProcessBuilder(waiting.toArray(String[]::new))
                .setDirectory(folder.toString())
                .setEnvironment(environment())
                .setInitialColumns(columns)
                .setInitialRows(30)
                .start());
    }

    private Entries part(String file, String part) throws IOException {
        return CheckpointFile.read(folder.resolve(file)).part(part);
    }

    private static String lineAfter(String line, Screen screen) {
        List<String> lines = Stream.of(screen.text().split("\r\n|\r"))
                .map(text -> text.replace("\u001b[K", ""))
                .toList();
        assertThat(lines).contains(line);
        return lines.get(lines.indexOf(line) + 1).strip();
    }

    /** What a process in a terminal has written so far. */
    private static final class Screen implements AutoCloseable {
        private final PtyProcess process;
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;

        Screen(PtyProcess process) {
            this.process = process;
            reader = new Thread(this::read);
            reader.start();
        }

        private void read() {
            byte[] bytes = new byte[8192];
            try (InputStream in = process.getInputStream()) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    add(new String(bytes, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // The other end of a terminal is gone.
            }
        }

        private synchronized void add(String more) {
            text.append(more);
        }

        synchronized String text() {
            return text.toString();
        }

        void awaitMatch(Pattern pattern) throws InterruptedException {
            while (!pattern.matcher(text()).find()) {
                assertThat(process.isAlive()).as(text()).isTrue();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        void type(char key) throws IOException {
            process.getOutputStream().write(key);
            process.getOutputStream().flush();
        }

        int exitStatus() throws InterruptedException {
            int status = process.waitFor();
            reader.join();
            return status;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
