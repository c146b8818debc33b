package io.github.rnngen.cli.stories;

import io.github.rnngen.cli.Main;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sample's training, run as its script does: the same command and data, in a process and a folder of its own.
 *
 * @param command the arguments of {@code rnngen} in the script, with names of files alone
 * @param data the file with the data
 */
record Story(Path folder, List<String> command, Path data) {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Pattern COMMAND = Pattern.compile("rnngen\" (train .*) \"\\$@\"\n", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("\"\\$here/([^\"]*)\"");
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    /** What a run left behind. */
    record Result(int status, String out, String err) {
        /** The figures of a line of the table at the end. */
        List<Double> figures(String line) {
            String found = out.lines()
                    .filter(text -> text.startsWith(line + "  "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line " + line + " in\n" + out + err));
            return Arrays.stream(found.substring(line.length())
                            .replace(" %", "")
                            .strip()
                            .split(" +", -1))
                    .map(Double::valueOf)
                    .toList();
        }
    }

    /** Copies what a sample's script names into a folder. */
    static Story of(Path folder, String sample, String script) throws IOException {
        Files.createDirectories(folder);
        Path home = SAMPLES.resolve(sample);
        String text = Files.readString(home.resolve(script));
        Matcher command = COMMAND.matcher(text);
        if (!command.find()) {
            throw new AssertionError("no command in " + script + " of " + sample + ":\n" + text);
        }
        List<String> arguments = new ArrayList<>();
        for (String word : command.group(1).replace("\\\n", " ").strip().split("\\s+", -1)) {
            Matcher file = FILE.matcher(word);
            if (!file.matches()) {
                arguments.add(word);
                continue;
            }
            Path source = home.resolve(file.group(1));
            arguments.add(source.getFileName().toString());
            if (Files.exists(source)) {
                Files.copy(source, folder.resolve(source.getFileName()));
            }
        }
        return new Story(folder, arguments, folder.resolve(after(arguments, "--data")));
    }

    /**
     * Trains.
     *
     * @param more options with their values, in place of those of the script
     */
    Result train(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(command);
        for (int i = 0; i < more.length; i += 2) {
            int there = arguments.indexOf(more[i]);
            if (there >= 0) {
                arguments.subList(there, there + 2).clear();
            }
        }
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    /** What the trained network says to all of the data: a column of the table that {@code predict} writes. */
    List<String> predictions(String column) throws IOException, InterruptedException {
        Result result = run(List.of(
                "predict",
                command.get(1),
                "--data",
                after(command, "--data"),
                "--checkpoint",
                checkpoint(),
                "-o",
                "p.csv"));
        if (result.status() != 0) {
            throw new AssertionError(result.err());
        }
        return column(folder.resolve("p.csv"), column);
    }

    /** A column of the data. */
    List<String> column(String name) throws IOException {
        return column(data, name);
    }

    private static List<String> column(Path table, String name) throws IOException {
        List<String> lines = Files.readAllLines(table);
        int index = List.of(lines.get(0).split(",", -1)).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
    }

    /** The weights that were kept, bit for bit. */
    Entries weights() throws IOException {
        return CheckpointFile.read(folder.resolve(checkpoint())).part("weights");
    }

    private String checkpoint() {
        return after(command, "--checkpoint");
    }

    private static String after(List<String> words, String option) {
        return words.get(words.indexOf(option) + 1);
    }

    private Result run(List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseSerialGC");
        words.addAll(arguments.contains("vector") ? VECTORS : List.of());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(arguments);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int status = process.waitFor();
        return new Result(status, Files.readString(out), Files.readString(err));
    }
}
