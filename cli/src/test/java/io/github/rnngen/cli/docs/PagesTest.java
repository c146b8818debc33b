package io.github.rnngen.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.rnngen.cli.docs.Transcript.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show is so. Blocks of code are
 *
 * <ul>
 *   <li>{@code rnn}: whole files, which compile, and whose models pass {@code gradcheck};
 *   <li>{@code java}: statements with the imports that they need, which compile without warnings;
 *   <li>{@code java generated}: parts of what rnngen generates from the page's models or by its commands, with
 *       {@code ...} between them;
 *   <li>{@code console}: commands, which succeed, and what they print.
 * </ul>
 */
class PagesTest {
    private static final Pattern MODEL = Pattern.compile("(?m)^model (\\w+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern OMISSION = Pattern.compile("(?m)^\\.\\.\\.\\n");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern STRAY_COMMAND = Pattern.compile("(?m)^\\s*(\\$ )?\\./rnngen .*");

    @TempDir
    Path folder;

    private Workshop workshop(Page page) throws IOException {
        return Workshop.of(page, Files.createTempDirectory(folder, "page"));
    }

    private static Stream<Page> pages(String kind) {
        return Page.all().stream().filter(page -> !page.blocks(kind).isEmpty());
    }

    private static long count(String kind) {
        return Page.all().stream().mapToLong(page -> page.blocks(kind).size()).sum();
    }

    @Test
    void thereIsSomethingToTest() {
        assertThat(Page.all()).hasSize(20);
        assertThat(count("rnn")).isEqualTo(65);
        assertThat(count("java")).isEqualTo(18);
        assertThat(count("java generated")).isEqualTo(3);
        assertThat(pages("console")
                        .flatMap(page -> page.blocks("console").stream())
                        .mapToLong(block -> Transcript.commands(block).size())
                        .sum())
                .isEqualTo(26);
    }

    @Test
    void commandsStandInConsoleBlocks() {
        assertThat(Page.all())
                .allSatisfy(
                        page -> assertThat(STRAY_COMMAND.matcher(page.prose()).results())
                                .as(page.path())
                                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> modelsCompile() {
        return pages("rnn")
                .map(page -> dynamicTest(page.path(), () -> {
                    Workshop workshop = workshop(page);
                    for (String file : workshop.models()) {
                        assertThat(workshop.rnngen(List.of("check", "-q", file)))
                                .isEqualTo(new Workshop.Result(0, ""));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRight() {
        return pages("rnn")
                .map(page -> dynamicTest(page.path(), () -> {
                    Workshop workshop = workshop(page);
                    List<String> blocks = page.blocks("rnn");
                    for (int i = 0; i < blocks.size(); i++) {
                        String file = workshop.models().get(i);
                        List<String> models = MODEL.matcher(blocks.get(i))
                                .results()
                                .map(match -> match.group(1))
                                .toList();
                        for (String model : models) {
                            Workshop.Result result = workshop.rnngen(List.of("gradcheck", "--model", model, file));
                            assertThat(result.status())
                                    .as("%s: %s", model, result.printed())
                                    .isZero();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> javaCompiles() {
        return pages("java")
                .map(page -> dynamicTest(
                        page.path(),
                        () -> assertThat(workshop(page).compile(page.blocks("java")))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> commandsPrintWhatIsShown() {
        return pages("console")
                .map(page -> dynamicTest(page.path(), () -> {
                    Workshop workshop = workshop(page);
                    for (String block : page.blocks("console")) {
                        for (Command command : Transcript.commands(block)) {
                            Workshop.Result result = workshop.rnngen(command.arguments());
                            assertThat(result.status())
                                    .as(command + "\n" + result.printed())
                                    .isZero();
                            assertThat(command.matches(result.printed()))
                                    .as(command + "\n" + result.printed())
                                    .isTrue();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> generatedCodeIsQuoted() {
        return pages("java generated")
                .map(page -> dynamicTest(page.path(), () -> {
                    Workshop workshop = workshop(page);
                    page.blocks("console").stream()
                            .flatMap(block -> Transcript.commands(block).stream())
                            .forEach(command -> workshop.rnngen(command.arguments()));
                    List<String> generated = workshop.generatedJava();
                    for (String quote : page.blocks("java generated")) {
                        for (String part : OMISSION.splitAsStream(quote).toList()) {
                            assertThat(generated)
                                    .anySatisfy(java -> assertThat(java).contains(part));
                        }
                    }
                }));
    }

    @Test
    void linksLeadSomewhere() {
        for (Page page : Page.all()) {
            LINK.matcher(page.prose()).results().forEach(link -> {
                Path here = Page.PROJECT.resolve(page.path());
                Path there = link.group(1).isEmpty() ? here : here.resolveSibling(link.group(1));
                assertThat(link.group(1).startsWith("http") || Files.exists(there))
                        .as("%s: %s", page, link.group())
                        .isTrue();
                if (link.group(2) != null) {
                    assertThat(anchors(there)).as("%s: %s", page, link.group()).contains(link.group(2));
                }
            });
        }
    }

    @Test
    void thePictureIsThatOfTheSample() throws IOException {
        assertThat(Files.readString(Page.PROJECT.resolve("docs/forecast.svg")))
                .isEqualTo(Files.readString(Page.PROJECT.resolve("samples/sunspots/forecast.svg")));
    }

    @Test
    void theEquationsAreDrawnAsTheCommandDrawsThem() throws IOException {
        Page readme = Page.all().stream()
                .filter(page -> page.path().equals("README.md"))
                .findFirst()
                .orElseThrow();
        Workshop.Result drawn = workshop(readme)
                .rnngen(List.of(
                        "explain",
                        "--stage",
                        "adjoint",
                        "--svg",
                        "-",
                        "samples/elman/src/main/rnn/com/example/elman/Elman.rnn"));

        assertThat(drawn.printed()).isEqualTo(Files.readString(Page.PROJECT.resolve("docs/elman.svg")));
    }

    /** What a heading is called in a link: in lower case, with hyphens for spaces, without punctuation. */
    private static List<String> anchors(Path page) {
        try {
            return HEADING.matcher(Files.readString(page))
                    .results()
                    .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void transcriptsAreComparedUpToRounding() {
        Command command = Transcript.commands(
                        "$ ./rnngen gradcheck a.rnn\nb  0 1.5e-01 2.2e-16 ok\nloss 0.1234567890123\n")
                .get(0);

        assertThat(command.arguments()).isEqualTo(Arrays.asList("gradcheck", "a.rnn"));
        assertThat(command.matches("b 1.0e-17 1.5e-01 0 ok\nloss 0.1234567890129\n"))
                .isTrue();
        assertThat(command.matches("b 1.0e-17 1.5e-01 0 WRONG\nloss 0.1234567890129\n"))
                .isFalse();
        assertThat(command.matches("b 1.0e-17 1.5e-01 0 ok\nloss 0.1234567800129\n"))
                .isFalse();
    }
}
