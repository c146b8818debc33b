package io.github.rnngen.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.rnngen.generator.check.Checker;
import io.github.rnngen.generator.format.Formatter;
import io.github.rnngen.generator.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every model in {@code samples} and on the pages is formatted. Every model in {@code samples}, and a model for each definition of the library, has no faults and right gradients. The
 * models of the pages have the same in {@link PagesTest}.
 */
class EveryModelTest {
    private static final Pattern MODEL = Pattern.compile("(?m)^model (\\w+)");
    private static final Pattern HEAD = Pattern.compile("(?m)^(?:cell|function) (\\w+)\\((.*?)\\)(?: \\{| =)");

    /** What is given for an argument of a library cell that has no default. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "hidden",
            "hidden = 3",
            "outputs",
            "outputs = 2",
            "projected",
            "projected = 2",
            "size",
            "size = 3",
            "layer",
            "layer = lstm");

    @TempDir
    Path folder;

    private static String library(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Checker.class.getResourceAsStream("/io/github/rnngen/library/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<MatchResult> heads(String file) throws IOException {
        return HEAD.matcher(library(file)).results().toList();
    }

    /** The arguments that a call has to give, without their patterns. */
    private static List<String> needed(MatchResult head) {
        return Stream.of(head.group(2).split(", (?![^\\[(]*[\\])])", -1))
                .filter(argument -> !argument.contains("="))
                .map(argument -> argument.replaceAll("[\\[ :].*", ""))
                .toList();
    }

    private static String model(String lines, String loss) {
        String input = lines.contains("(k") ? "input k : index[4]" : "input x[3]";
        String target = loss.contains(", c)") ? "target c : index[2]" : "target d[2]";
        return "model M {\n    precision double\n    steps up to 5\n    batch 2\n    " + input + "\n    " + target
                + "\n" + lines + "    y = linear(a, outputs = 2)\n    output y\n    loss mean " + loss + "\n}\n";
    }

    private static Map<String, String> ofLibrary() throws IOException {
        Map<String, String> models = new TreeMap<>();
        for (MatchResult cell : heads("cells.rnn")) {
            List<String> needed = needed(cell);
            String arguments = needed.stream()
                    .skip(1)
                    .map(argument -> ", " + Objects.requireNonNull(ARGUMENTS.get(argument), argument))
                    .collect(Collectors.joining());
            String call = cell.group(1) + "(" + needed.get(0) + arguments + ")";
            models.put(cell.group(1), model("    a = " + call + "\n", "half_squared_error(y, d)"));
        }
        for (MatchResult function : heads("functions.rnn")) {
            String lines = "    z = linear(x, outputs = 3)\n    a = " + function.group(1) + "(z)\n";
            models.put(function.group(1), model(lines, "half_squared_error(y, d)"));
        }
        for (MatchResult loss : heads("losses.rnn")) {
            List<String> needed = needed(loss);
            String second = needed.get(1).equals("c") ? "c" : needed.size() == 3 ? "0.5 * y, d" : "d";
            models.put(loss.group(1), model("    a = rnn(x, hidden = 3)\n", loss.group(1) + "(y, " + second + ")"));
        }
        return models;
    }

    private static Map<String, String> ofSamples() throws IOException {
        Map<String, String> models = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Page.PROJECT.resolve("samples"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".rnn")).toList()) {
                if (!file.toString().contains("target")) {
                    models.put(Page.PROJECT.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return models;
    }

    private DynamicTest sound(String name, String text) {
        return dynamicTest(name, () -> {
            Path own = Files.createTempDirectory(folder, "model");
            Workshop workshop = Workshop.of(new Page(name, "```rnn\n// model.rnn\n" + text + "```\n"), own);
            assertThat(workshop.rnngen(List.of("check", "-q", "model.rnn"))).isEqualTo(new Workshop.Result(0, ""));
            List<String> models =
                    MODEL.matcher(text).results().map(match -> match.group(1)).toList();
            assertThat(models).isNotEmpty();
            for (String model : models) {
                Workshop.Result result = workshop.rnngen(List.of("gradcheck", "--model", model, "model.rnn"));
                assertThat(result.status())
                        .as("%s: %s", model, result.printed())
                        .isZero();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> samplesAreSound() throws IOException {
        return ofSamples().entrySet().stream().map(model -> sound(model.getKey(), model.getValue()));
    }

    @TestFactory
    Stream<DynamicTest> theLibraryIsSound() throws IOException {
        return ofLibrary().entrySet().stream().map(model -> sound(model.getKey(), model.getValue()));
    }

    /** Whole files, and the pages' examples, stand in their layout. */
    @TestFactory
    Stream<DynamicTest> everyFileIsFormatted() throws IOException {
        Map<String, String> texts = new TreeMap<>(ofSamples());
        for (String file : List.of("cells.rnn", "functions.rnn", "losses.rnn")) {
            texts.put(file, library(file));
        }
        for (Page page : Page.all()) {
            List<String> blocks = page.blocks("rnn");
            for (int i = 0; i < blocks.size(); i++) {
                texts.put(page.path() + ", model " + (i + 1), blocks.get(i));
            }
        }
        assertThat(texts).hasSizeGreaterThan(70);
        return texts.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    SourceText text = new SourceText(each.getKey(), each.getValue());
                    Optional<String> formatted = Formatter.format(text, fault -> {
                        throw new AssertionError(fault);
                    });
                    assertThat(formatted).contains(each.getValue());
                }));
    }

    @Test
    void nothingIsLeftOut() throws IOException {
        assertThat(ofSamples()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ofLibrary()).hasSize(48);
        List<String> needed = new ArrayList<>();
        heads("cells.rnn").forEach(cell -> needed.addAll(needed(cell)));
        assertThat(needed).contains("x", "k", "hidden", "layer").doesNotContain("activation", "epsilon");
    }
}
