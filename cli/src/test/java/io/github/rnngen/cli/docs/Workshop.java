package io.github.rnngen.cli.docs;

import io.github.rnngen.cli.Rnngen;
import io.github.rnngen.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A folder in which a page's examples work: it has the models and data of the samples where the project has them, and
 * the page's models. A model's first line may name its file, as in {@code // elman.rnn}.
 */
final class Workshop {
    private static final Pattern FILE_NAME = Pattern.compile("// (\\S+\\.rnn)\\n[\\s\\S]*");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");

    private final Path folder;
    private final List<String> models = new ArrayList<>();

    private Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop of(Page page, Path folder) throws IOException {
        Workshop workshop = new Workshop(folder);
        workshop.copySamples();
        for (String block : page.blocks("rnn")) {
            Matcher name = FILE_NAME.matcher(block);
            String file = name.matches() ? name.group(1) : "block" + workshop.models.size() + ".rnn";
            workshop.write(file, block);
            workshop.models.add(file);
        }
        return workshop;
    }

    private void copySamples() throws IOException {
        try (Stream<Path> files = Files.walk(Page.PROJECT.resolve("samples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = Page.PROJECT.relativize(file);
                if (path.startsWith(Path.of("samples", path.getName(1).toString(), "src", "main"))) {
                    Path copy = folder.resolve(path);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** The files with the page's models, in order. */
    List<String> models() {
        return models;
    }

    /** What a command left behind. */
    record Result(int status, String printed) {}

    /** Runs rnngen; what it prints and its complaints come in one text, as on a screen. */
    Result rnngen(List<String> arguments) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(folder, InputStream.nullInputStream(), out, out, false);
        int status = Rnngen.run(terminal, arguments.toArray(String[]::new));
        return new Result(status, screen.toString(StandardCharsets.UTF_8));
    }

    /** The classes of all models that the page's own files and the samples define. */
    Path generate() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("generate", "-q", "-o", "generated"));
        arguments.addAll(models);
        try (Stream<Path> files = Files.walk(folder.resolve("samples"))) {
            files.map(file -> folder.relativize(file).toString())
                    .filter(file ->
                            file.endsWith(".rnn") && models.stream().noneMatch(model -> definesSame(model, file)))
                    .forEach(arguments::add);
        }
        Result result = rnngen(arguments);
        if (result.status() != 0) {
            throw new IllegalStateException(result.printed());
        }
        return folder.resolve("generated");
    }

    /** Whether a page shows the text of a sample's file. */
    private boolean definesSame(String model, String sample) {
        try {
            return Files.readString(folder.resolve(model)).equals(Files.readString(folder.resolve(sample)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compiles examples together with the generated classes. An example is what stands in a method, with the imports that
     * it needs before.
     *
     * @return the compiler's complaints; empty if there are none
     */
    String compile(List<String> examples) throws IOException {
        Path generated = generate();
        for (int i = 0; i < examples.size(); i++) {
            Matcher imports = IMPORT.matcher(examples.get(i));
            StringBuilder source = new StringBuilder();
            imports.results().forEach(line -> source.append(line.group()).append('\n'));
            source.append("final class Example").append(i).append(" {\nstatic void run() throws Exception {\n");
            source.append(imports.replaceAll("")).append("}\n}\n");
            write("generated/Example" + i + ".java", source.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> options = List.of(
                "-proc:none",
                "-Xlint:all,-path",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        try (StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(generated)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            boolean done = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            return done ? messages.toString() : "failed\n" + messages;
        }
    }

    /** All Java that rnngen has written so far. */
    List<String> generatedJava() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
