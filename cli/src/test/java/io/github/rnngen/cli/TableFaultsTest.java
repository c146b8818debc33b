package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.rnngen.cli.Shell.Result;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code train} and {@code predict} say about faulty tables, word for word, and that tables of any sound form give the same
 * weights.
 *
 * <p>The cases stand in a text file. Each starts with {@code ### its name}; {@code $} leads the command, then comes the table
 * {@code t.csv}, and after {@code <<<} what is said. Characters that can't be seen are written as in Java.
 */
class TableFaultsTest {
    private static final Path CASES = Path.of("src/test/resources/io/github/rnngen/cli/TableFaultsTest/tables.txt");

    private static final String GAIT = """
            model Gait {
                steps 2
                batch 2
                input  angle[2]
                target kind : index[3]
                h = rnn(angle, hidden = 2)
                y = linear(h, outputs = 3)
                output y
                loss mean cross_entropy(y, kind)
            }
            """;
    private static final String WAVE = """
            model Wave {
                steps 2
                batch 2
                input  now[1]
                target later[1]
                h = rnn(now, hidden = 2)
                y = linear(h, outputs = 1)
                output y
                loss mean half_squared_error(y, later)
            }
            """;
    private static final String MOOD = """
            model Mood {
                steps 2
                input  mood : index[2]
                target next : index[2]
                x = embedding(mood, size = 2)
                h = rnn(x, hidden = 2)
                y = linear(h, outputs = 2)
                output y
                loss mean cross_entropy(y, next)
            }
            """;
    private static final String SOUND = """
            day,hip,knee,kind
            1,0.5,1,walk
            2,0.25,2,run
            3,-0.5,3,walk
            4,1e-1,4,jump
            5,0.5,5,walk
            6,1.5,-6,run
            7,-2.5,7,jump
            8,0.5,8,walk
            9,+4,9,run
            10,0,10,walk
            11,.5,1,run
            12,1.,2,walk
            """;
    private static final List<String> TRAIN = List.of(
            "train", "gait.rnn", "--input", "hip,knee", "--epochs", "1", "--validation", "0", "--test", "0", "-q");

    @TempDir
    static Path folder;

    private record Case(String name, String command, String table, String expected) {
        static Case parse(String text) {
            String[] lines = text.split("\n", 3);
            int end = lines[2].startsWith("<<<\n") ? 0 : lines[2].indexOf("\n<<<\n") + 1;
            return new Case(
                    lines[0],
                    lines[1].substring(2),
                    lines[2].substring(0, end),
                    lines[2].substring(end + "<<<\n".length()).strip() + "\n");
        }

        String actual() {
            try {
                Files.write(folder.resolve("t.csv"), bytes(unescaped(table)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            Result result = new Shell(folder).run(command.split(" "));
            return result.err() + "(exit status " + result.status() + ")\n";
        }

        /** Characters up to 255 as single bytes where the case wants a file that is not in UTF-8. */
        private byte[] bytes(String text) {
            Charset charset = name.contains("Latin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            return text.getBytes(charset);
        }

        String print(String said) {
            return "### " + name + "\n$ " + command + "\n" + table + "<<<\n" + said + "\n";
        }
    }

    @BeforeAll
    static void trainOnce() throws IOException {
        Shell shell = new Shell(folder)
                .withFile("gait.rnn", GAIT)
                .withFile("wave.rnn", WAVE)
                .withFile("mood.rnn", MOOD)
                .withFile("mood.csv", "mood\n" + "glad\nsad\n".repeat(10))
                .withFile("sound.csv", SOUND);
        assertThat(shell.run("train", "mood.rnn", "--data", "mood.csv", "--forecast", "mood", "--epochs", "1", "-q"))
                .extracting(Result::status)
                .isEqualTo(0);
        assertThat(train("sound.csv", "sound.safetensors").status()).isZero();
    }

    private static Result train(String data, String checkpoint, String... more) {
        List<String> words = new ArrayList<>(TRAIN);
        words.addAll(List.of("--data", data, "--checkpoint", checkpoint));
        words.addAll(List.of(more));
        return new Shell(folder).run(words.toArray(String[]::new));
    }

    private static List<Case> cases() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^### "))
                .filter(text -> !text.isBlank())
                .map(Case::parse)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> faultsAreReportedAsTheTableSays() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    CASES, cases().stream().map(c -> c.print(c.actual())).collect(Collectors.joining()));
        }
        return cases().stream()
                .map(c -> dynamicTest(
                        c.name(), () -> assertThat(c.actual()).as("%s", CASES).isEqualTo(c.expected())));
    }

    @Test
    void noCaseIsASuccessOrACrash() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(cases())
                .allSatisfy(c -> assertThat(c.expected())
                        .startsWith("rnngen: error: ")
                        .matches("(?s).*\\(exit status [12]\\)\n")
                        .doesNotContain("Exception", "\tat "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "line ends of Windows,UTF-8,windows.csv,\\n,\\r\\n",
                "line ends of old Macs,UTF-8,mac.csv,\\n,\\r",
                "a byte-order mark,UTF-8,mark.csv,day,\\uFEFFday",
                "UTF-16 as Excel writes it,UTF-16LE,sixteen.csv,day,\\uFEFFday",
                "tabs,UTF-8,tabs.tsv,`,`,\\t",
                "semicolons,UTF-8,semicolons.csv,`,`,;",
                "quotes,UTF-8,quotes.csv,walk,\"walk\"",
                "blanks around fields,UTF-8,blanks.csv,`,`,` , `",
                "empty lines,UTF-8,empty.csv,\\n,\\n\\n",
            })
    void tablesOfAnySoundFormGiveTheSameRun(String form, Charset charset, String file, String old, String replacement)
            throws IOException {
        String text = SOUND.replace(unescaped(old), unescaped(replacement));
        assertThat(text).isNotEqualTo(SOUND);
        Files.write(folder.resolve(file), text.getBytes(charset));

        Result result =
                file.startsWith("semi") ? train(file, file + ".st", "--separator", ";") : train(file, file + ".st");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(weightsOf(file + ".st")).isEqualTo(weightsOf("sound.safetensors"));
    }

    private static String unescaped(String text) {
        return text.replace("\\uFEFF", "\uFEFF").translateEscapes();
    }

    private static Entries weightsOf(String file) throws IOException {
        return CheckpointFile.read(folder.resolve(file)).part("weights");
    }
}
