package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.cli.Shell.Result;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Interrupts;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.cli.training.Epoch;
import io.github.rnngen.cli.training.History;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import io.github.rnngen.runtime.npz.NpzFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training and prediction as a user sees them: the figures, the files, and that they repeat. */
class TrainCommandTest {
    private static final String WAVE = """
            model Wave {
                steps 8
                batch 16
                input  now[1]
                target later[1]
                h = gru(now, hidden = 6)
                forecast = linear(dropout(h, rate = 0.1), outputs = 1)
                output forecast
                loss mean half_squared_error(forecast, later)
            }
            """;
    private static final String[] TRAIN = {
        "train", "wave.rnn", "--data", "wave.csv", "--forecast", "height", "--epochs", "6", "--rate", "0.01"
    };

    /** Says again what it reads. */
    private static final String ECHO = """
            model Echo {
                precision double
                steps 3
                input x[1]
                target d[1]
                param w[1] = 1 frozen
                param b[1] = 0
                y = w * x + b
                output y
                loss mean half_squared_error(y, d)
            }
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        StringBuilder rows = new StringBuilder("hour,height\n");
        for (int hour = 0; hour < 240; hour++) {
            String height = hour == 100 ? "" : String.format(Locale.ROOT, "%.4f", 3 + 2 * Math.sin(hour * 0.7));
            rows.append(hour).append(',').append(height).append('\n');
        }
        shell = new Shell(folder).withFile("wave.rnn", WAVE).withFile("wave.csv", rows.toString());
    }

    @Test
    void forecastsBetterThanPersistence() throws IOException {
        Result result = shell.run(TRAIN);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("""
                        2 of 240 rows have gaps; no sequence crosses one
                        training on 175 sequences, validation on 17; 24 steps held out
                        wave.safetensors
                        """);
        assertThat(error(result, "the network")).isLessThan(error(result, "as it was when forecast"));
        assertThat(result.err()).contains("epoch 1 of 6: loss ", "epoch 6 of 6: loss ", "validation ");
        assertThat(shell.files()).contains("wave.safetensors");
    }

    @Test
    void repeatsWhateverTheNumberOfThreads() throws IOException {
        shell.run(with("--checkpoint", "one.safetensors", "--threads", "1"));
        shell.run(with("--checkpoint", "two.safetensors", "--threads", "2"));
        shell.run(with("--checkpoint", "other.safetensors", "--seed", "2"));

        assertThat(part("one.safetensors", "weights")).isEqualTo(part("two.safetensors", "weights"));
        assertThat(part("one.safetensors", "history")).isEqualTo(part("two.safetensors", "history"));
        assertThat(part("one.safetensors", "weights")).isNotEqualTo(part("other.safetensors", "weights"));
    }

    @Test
    void goesOnAfterAnInterruptionAsIfThereWasNone() throws IOException {
        shell.run(with("--checkpoint", "whole.safetensors"));
        Result interrupted = interrupted(with("--checkpoint", "parts.safetensors"));
        assertThat(interrupted.status()).isEqualTo(130);
        assertThat(interrupted.out()).endsWith("""
                interrupted; all that was learned is in parts.safetensors. To go on:
                  ./rnngen train wave.rnn --data wave.csv --forecast height --epochs 6 --rate 0.01 --checkpoint parts.safetensors --resume
                """);
        assertThat(part("parts.safetensors", "weights")).isNotEqualTo(part("whole.safetensors", "weights"));
        Result resumed = shell.run(with("--checkpoint", "parts.safetensors", "--resume"));

        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(part("parts.safetensors", "weights")).isEqualTo(part("whole.safetensors", "weights"));
        assertThat(part("parts.safetensors", "history")).isEqualTo(part("whole.safetensors", "history"));
    }

    @Test
    void resumesNothingElse() throws IOException {
        assertThat(shell.run(with("--resume")).err())
                .isEqualTo("rnngen: error: there is no checkpoint wave.safetensors to resume from\n");
        shell.run(TRAIN);
        assertThat(shell.run(with("--resume", "--scale", "none")).err())
                .isEqualTo(
                        "rnngen: error: the data of wave.safetensors was another, or was divided or scaled in another"
                                + " way: resume with the same options and data\n");
        assertThat(shell.run(with("--resume", "--batch", "8")).err())
                .isEqualTo("rnngen: error: the run was started with batch 16, and can't go on with 8; resume with"
                        + " the same options and data\n");
    }

    /** As many sequences for training, and the same scales: what was learned may still have seen what is held out now. */
    @Test
    void doesNotGoOnWithOtherDataOrOtherParts() throws IOException {
        String refused = "rnngen: error: the data of wave.safetensors was another, or was divided or scaled in another"
                + " way: resume with the same options and data\n";
        shell.run(with("--validation", "0.2", "--test", "0.1"));

        assertThat(shell.run(with("--validation", "0.1", "--test", "0.2", "--resume"))
                        .err())
                .isEqualTo(refused);
        shell.withFile("wave.csv", shell.read("wave.csv").replace("\n239,", "\n239,1"));
        assertThat(shell.run(with("--validation", "0.2", "--test", "0.1", "--resume"))
                        .err())
                .as("another number at the end")
                .isEqualTo(refused);
    }

    @Test
    void predictsInTheUnitOfTheTable() throws IOException {
        shell.run(TRAIN);
        shell.withFile("new.csv", """
                height
                3.0
                4.3
                5.0
                4.7
                3.7
                2.3
                1.3
                1.0

                1.1
                """);

        Result result = shell.run("predict", "wave.rnn", "--data", "new.csv");

        assertThat(result.status()).as(result.err()).isZero();
        String[] lines = result.out().split("\n", -1);
        assertThat(lines[0]).isEqualTo("height,forecast");
        assertThat(lines[1]).startsWith("3.0,");
        assertThat(Double.parseDouble(lines[8].substring("1.0,".length()))).isBetween(0.5, 2.5);
    }

    private static final String KINDS = """
            model Kinds {
                steps up to 6
                batch 4
                input  a[1]
                target kind : index[2] once
                h = gru(a, hidden = 3)
                scores = linear(h, outputs = 2)
                output scores
                loss mean cross_entropy(scores, kind) at last
            }
            """;

    /** Sequences of 3 to 6 rows that rise or fall, told apart by numbers that look like row numbers. */
    private static String kinds(int sequences) {
        StringBuilder rows = new StringBuilder("id,a,kind\n");
        for (int id = 0; id < sequences; id++) {
            for (int row = 0; row < 3 + id % 4; row++) {
                rows.append(7 * id).append(',').append(id % 2 == 0 ? row : -row);
                rows.append(id % 2 == 0 ? ",up\n" : ",down\n");
            }
        }
        return rows.toString();
    }

    @Test
    void sequencesAreToldApartByNumbersAndJudgedWhereTheyEnd() throws IOException {
        shell.withFile("kinds.rnn", KINDS).withFile("kinds.csv", kinds(40));
        Result result = shell.run(
                "train", "kinds.rnn", "--data", "kinds.csv", "--sequence", "id", "--epochs", "30", "--rate", "0.05");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("training on 32 sequences, validation on 4; 4 sequences held out\n")
                .contains("the network                        100.0 %");

        shell.withFile("new.csv", "a,id,kind\n0,1,?\n1,1,?\n2,1,?\n0,2,?\n-1,2,?\n-2,2,?\n")
                .withFile("nameless.csv", "a,when\n0,1\n");
        Result answers = shell.run("predict", "kinds.rnn", "--data", "new.csv");
        assertThat(answers.status()).as(answers.err()).isZero();
        assertThat(answers.out().lines()).contains("a,id,kind,predicted_kind", "2,1,?,up", "-2,2,?,down");
        assertThat(shell.run("predict", "kinds.rnn", "--data", "nameless.csv").err())
                .isEqualTo("rnngen: error: nameless.csv: there is no column id; there are a, when\n");
    }

    /** The model has three classes, the data two, 2 and 5; the network says it is the third, whose number is 2. */
    @Test
    void aClassThatIsNoCategoryIsNotTakenForOne() throws IOException {
        shell.withFile("spare.rnn", """
                        model Spare {
                            steps 2
                            input x[3]
                            target kind : index[3]
                            param b[3] = 0
                            scores = x + b
                            output scores
                            loss mean cross_entropy(scores, kind)
                        }
                        """).withFile("spare.csv", "a,b,c,kind\n" + "0,0,9,2\n0,0,9,5\n".repeat(30));
        Result trained = shell.run(concat(
                "train",
                "spare.rnn",
                "--data=spare.csv --input=a..c --target=kind --scale=none --epochs=1 --report=r.html".split(" ")));
        assertThat(trained.status()).as(trained.err()).isZero();

        assertThat(section(shell.read("r.html"), "Which class was taken for which"))
                .contains("2 taken for class 2: 3")
                .doesNotContain("2 taken for 2: 3");
        assertThat(shell.run("predict", "spare.rnn", "--data", "spare.csv").out())
                .contains("a,b,c,kind,predicted_kind\n0,0,9,2,class 2\n");
    }

    @Test
    void nothingIsForetoldFromAnotherSequence() throws IOException {
        shell.withFile("stations.csv", stations(20, 0, 17));
        Result result = shell.run(onStations("--season", "9", "--report", "report.html"));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(error(result, "as it was when forecast")).isEqualTo(1);
        assertThat(error(result, "as 9 rows before (16 of 32 rows)")).isEqualTo(9);
        // Two sequences are held out: each of both lines has two parts.
        assertThat(Files.readString(folder.resolve("report.html")))
                .containsPattern("(<path d=\"M[^M\"]+M[^M\"]+\" [^>]+>\n){2}");
    }

    @Test
    void rowsOfLongSequencesArePredictedFromAsManyStepsAsThereAre() throws IOException {
        shell.withFile("stations.csv", stations(20, 0, 17))
                .withFile("long.csv", stations(1, 0, 17))
                .withFile("window.csv", stations(1, 5, 13));
        shell.run(onStations());
        String[] all =
                shell.run("predict", "wave.rnn", "--data", "long.csv").out().split("\n", -1);
        String[] window =
                shell.run("predict", "wave.rnn", "--data", "window.csv").out().split("\n", -1);

        assertThat(window[8]).startsWith("s0,12,").isEqualTo(all[13]);
        assertThat(window[1]).startsWith("s0,5,").isNotEqualTo(all[6]);
        assertThat(all).hasSize(19).noneSatisfy(line -> assertThat(line).endsWith(","));
    }

    private static String[] onStations(String... more) {
        String[] options = {"--data", "stations.csv", "--sequence", "station", "--forecast", "height", "--epochs", "1"};
        return Stream.concat(Stream.of(concat("train", "wave.rnn", options)), Stream.of(more))
                .toArray(String[]::new);
    }

    private static String stations(int count, int from, int to) {
        StringBuilder rows = new StringBuilder("station,height\n");
        for (int station = 0; station < count; station++) {
            for (int row = from; row < to; row++) {
                rows.append('s')
                        .append(station)
                        .append(',')
                        .append(100 * station + row)
                        .append('\n');
            }
        }
        return rows.toString();
    }

    /** Two stations by turns, as they are measured: no row follows another of its station. */
    @Test
    void interleavedSeriesAreTold() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> (row % 2 == 0 ? "north," : "south,") + row + "\n")
                .collect(Collectors.joining());
        String told =
                "sequences: 60, but station has 2 different values; where a value comes back a new sequence starts:"
                        + " sort the rows by station if each is one sequence\n";
        shell.withFile("stations.csv", "station,height\n" + rows);
        assertThat(shell.run(onStations()).err())
                .contains("there is nothing to learn from")
                .endsWith(told);

        shell.withFile("wave.rnn", WAVE.replace("steps 8", "steps up to 1"));
        Result single = shell.run(onStations("--ahead", "0"));
        assertThat(single.status()).as(single.err()).isZero();
        assertThat(single.out()).startsWith(told);
    }

    @Test
    void sequencesThatDoNotFitTheStepsAreTold() throws IOException {
        shell.withFile("kinds.rnn", KINDS.replace("up to 6", "up to 5"))
                .withFile("fixed.rnn", KINDS.replace("up to 6", "5"))
                .withFile("kinds.csv", kinds(40));
        String[] options = {"--data", "kinds.csv", "--sequence", "id", "--epochs", "1"};
        assertThat(shell.run(concat("train", "kinds.rnn", options)).out())
                .startsWith(
                        "sequences longer than the model's 5 steps: 10, cut into pieces, each a sequence of its own\n");
        assertThat(shell.run(concat("train", "fixed.rnn", options)).out()).startsWith("""
                        sequences longer than the model's 5 steps: 10, cut into pieces, each a sequence of its own
                        sequences shorter than the model's 5 steps: 20, left out; with `steps up to 5` the model would take them
                        """);
    }

    private static String[] concat(String command, String model, String... options) {
        return Stream.concat(Stream.of(command, model), Stream.of(options)).toArray(String[]::new);
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnythingIsLearned() throws IOException {
        shell.withFile("mine.safetensors", "a letter");
        for (String[] option : List.of(
                new String[] {"--checkpoint", "no/such/x.safetensors", "there is no folder "},
                new String[] {"--checkpoint", "mine.safetensors", "is no checkpoint, and is not overwritten"},
                new String[] {"--report", "no/such/report.html", "there is no folder "})) {
            Result result = shell.run(with(option[0], option[1]));
            assertThat(result.status()).isEqualTo(ExitStatus.FAULTS);
            assertThat(result.err())
                    .contains("rnngen: error: cannot write " + option[1] + ": ", option[2])
                    .doesNotContain("epoch 1");
        }
        assertThat(shell.files()).doesNotContain("wave.safetensors");
        assertThat(Files.readString(shell.path("mine.safetensors"))).isEqualTo("a letter");
    }

    @Test
    void optionsOutOfRangeAreNamedAsTheyWereWritten() throws IOException {
        assertThat(shell.run(with("--patience", "0")).err())
                .startsWith(
                        "rnngen: error: --patience must be a whole number, at least 1 and at most 2147483647, not 0\n");
        assertThat(shell.run(with("--clip", "-1")).err())
                .startsWith("rnngen: error: --clip must be at least 0, not -1.0\n");
        assertThat(shell.run(with("--seed", "-1")).err()).startsWith("rnngen: error: --seed must be ");
        assertThat(shell.run(with("--test", "0.9", "--validation", "0.5")).err())
                .startsWith(
                        "rnngen: error: --validation and --test: the shares are at least 0 and together less than 1,"
                                + " not 0.5 and 0.9\n");
    }

    @Test
    void rowsToLookAheadOrSkipAreInReasonAndFilesAreApart() throws IOException {
        for (String option : List.of("--ahead", "--stride", "--season")) {
            assertThat(shell.run(with(option, "2147483647")).err())
                    .startsWith("rnngen: error: " + option + " is from ")
                    .endsWith(" to 1000000000, not 2147483647\n");
        }
        assertThat(shell.run(with("--season", "-5")).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.run(with("--separator", "\r")).err())
                .isEqualTo("rnngen: error: --separator takes one character, or tab\n");
        assertThat(shell.run(with("--report", "./wave.csv")).err())
                .isEqualTo("rnngen: error: --report would overwrite wave.csv: give it a name of its own\n");
        assertThat(shell.run(with("--report", "wave.safetensors")).err())
                .isEqualTo("rnngen: error: --report would overwrite wave.safetensors: give it a name of its own\n");
        assertThat(shell.run("train", "wave.rnn", "--data", "/dev/null", "--forecast", "height")
                        .err())
                .isEqualTo("rnngen: error: /dev/null is not a regular file: save it first\n");
    }

    @Test
    void aRunThatIsDoneSaysSo() throws IOException {
        shell.run(TRAIN);
        assertThat(shell.run(with("--resume")).err()
                        + shell.run(with("--resume")).out())
                .contains("nothing to go on with: 6 of 6 epochs are done; --epochs asks for more\n");
    }

    @Test
    void tooFewRowsForAnyAnswerAreTold() throws IOException {
        shell.run(TRAIN);
        shell.withFile("short.csv", "height\n1\n2\n3\n");
        Result result = shell.run("predict", "wave.rnn", "--data", "short.csv", "-o", "answers.csv");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("short.csv has 3 rows, and nowhere as many without a gap as the 8 that the model needs: all"
                        + " answers are empty\n");
        assertThat(Files.readString(shell.path("answers.csv"))).isEqualTo("height,forecast\n1,\n2,\n3,\n");
    }

    @Test
    void theBestWeightsAreKept() throws IOException {
        shell.run(restless(12, "twelve.safetensors"));
        List<Epoch> epochs = History.of(part("twelve.safetensors", "history")).epochs();
        int best = 1
                + IntStream.range(0, 12)
                        .boxed()
                        .min(Comparator.comparingDouble(i -> epochs.get(i).validationLoss()))
                        .orElseThrow();
        assertThat(best).as("the last epoch is not the best").isLessThan(12);

        shell.run(restless(best, "best.safetensors"));
        assertThat(part("twelve.safetensors", "weights")).isEqualTo(part("best.safetensors", "weights"));
        assertThat(part("twelve.safetensors", "trained")).isNotEqualTo(part("best.safetensors", "trained"));
    }

    /** At a rate that is too high, losses go up and down. */
    private static String[] restless(int epochs, String checkpoint) {
        return new String[] {
            "train",
            "wave.rnn",
            "--data",
            "wave.csv",
            "--forecast",
            "height",
            "--rate",
            "0.3",
            "--schedule",
            "constant",
            "--epochs",
            String.valueOf(epochs),
            "--checkpoint",
            checkpoint
        };
    }

    /** The network says again what it reads, and scaled targets are the same: nothing is learned, and each prediction shows its row. */
    @Test
    void predictionsStandInTheRowsThatTheyWereMadeFrom() throws IOException {
        shell.withFile("echo.rnn", ECHO)
                .withFile("echo.csv", "x,d\n" + "1,2\n3,4\n".repeat(20))
                .withFile("new.csv", """
                        x,note
                        0.5,a
                        1.5,b
                        2.5,c
                        3.5,d
                        ,e
                        5.5,f
                        6.5,g
                        """);
        Result trained = shell.run("train", "echo.rnn", "--data", "echo.csv", "--epochs", "1", "--scale", "range");
        assertThat(trained.status()).as(trained.err()).isZero();

        assertThat(shell.run("predict", "echo.rnn", "--data", "new.csv").out()).isEqualTo("""
                x,note,y
                0.5,a,1.5
                1.5,b,2.5
                2.5,c,3.5
                3.5,d,4.5
                ,e,
                5.5,f,
                6.5,g,
                """);
    }

    @Test
    void aDamagedCheckpointIsNotGoneOnWith() throws IOException {
        shell.run(TRAIN);
        byte[] sound = Files.readAllBytes(shell.path("wave.safetensors"));
        Files.deleteIfExists(shell.path("wave.safetensors.previous"));
        for (int i = 0; i < 12; i++) {
            byte[] damaged = sound.clone();
            damaged[i * (sound.length / 12)] ^= 16;
            Files.write(shell.path("wave.safetensors"), i == 11 ? Arrays.copyOf(sound, sound.length / 2) : damaged);
            for (Result result :
                    List.of(shell.run(with("--resume")), shell.run("predict", "wave.rnn", "--data", "wave.csv"))) {
                assertThat(result.status()).isEqualTo(ExitStatus.FAULTS);
                assertThat(result.err())
                        .startsWith("rnngen: error: ")
                        .contains("wave.safetensors: ")
                        .containsAnyOf("damaged", "no checkpoint")
                        .doesNotContain("Exception", "\tat ")
                        .hasSizeLessThan(600);
            }
        }
        Files.write(shell.path("wave.safetensors.previous"), sound);
        Result resumed = shell.run(with("--resume"));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("going on from ", "wave.safetensors.previous: ");
    }

    @Test
    void baselinesWithoutAnyValueAreLeftOut() throws IOException {
        Result result = shell.run(with("--season", "500", "--report", "r.html"));

        assertThat(result.out()).contains("as it was when forecast").doesNotContain("NaN", "as 500 rows before");
        assertThat(shell.read("r.html")).doesNotContain("NaN", "as 500 rows before");
    }

    /** The row of hour 100 is empty. */
    @Test
    void baselinesWithoutAValueInSomeRowsSayOfHowManyTheyAre() throws IOException {
        Result result = shell.run(with("--season", "125", "--report", "r.html"));

        assertThat(result.out())
                .contains(
                        "height, 24 held-out rows",
                        "\nas it was when forecast ",
                        "\nas 125 rows before (23 of 24 rows) ")
                .contains("\nas 125 rows before, and the growth since (22 of 24 rows) ");
        assertThat(shell.read("r.html"))
                .contains("<td>as 125 rows before (23 of 24 rows)</td>", "RMSE: as 125 rows before (23 of 24 rows)");
    }

    @ParameterizedTest
    @CsvSource({"1e-300", "1e-160", "1e160", "1e300"})
    void numbersWhoseSquaresAreBeyondDoubleAreScaledAndJudged(String unit) throws IOException {
        double size = Double.parseDouble(unit);
        String rows = IntStream.range(0, 100)
                .mapToObj(row -> (3 + 2 * Math.sin(row * 0.7)) * size + "\n")
                .collect(Collectors.joining());
        shell.withFile("echo.rnn", ECHO).withFile("unit.csv", "x\n" + rows);
        Result result = shell.run(
                concat("train", "echo.rnn", "--data=unit.csv --forecast=x --epochs=1 --report=r.html".split(" ")));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(error(result, "as it was when forecast") / size).isCloseTo(0.972, within(0.05));
        assertThat(error(result, "the network") / size).isCloseTo(0.972, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "range"})
    void aColumnThatIsTooWideToBeScaledIsNamed(String scale) throws IOException {
        String rows = IntStream.range(0, 100)
                .mapToObj(row -> row + "," + (row % 2 == 0 ? "1.7e308" : "-1.7e308") + "\n")
                .collect(Collectors.joining());
        shell.withFile("echo.rnn", ECHO).withFile("wide.csv", "x,width\n" + rows);
        Result result = shell.run(
                concat("train", "echo.rnn", ("--data=wide.csv --input=x --target=width --scale=" + scale).split(" ")));

        assertThat(result.err())
                .isEqualTo("rnngen: error: wide.csv: the width of the part for training goes from -1.7E308 to 1.7E308,"
                        + " too far to be scaled: write it in a larger unit, or take --scale none\n");
    }

    @Test
    void theReportRunsAlongTheColumnOfTimes() throws IOException {
        assertThat(shell.run(with("--time", "hour", "--report", "r.html")).status())
                .isZero();
        assertThat(section(shell.read("r.html"), "Forecast and truth: height"))
                .contains(">hour</text>", ">220</text>")
                .doesNotContain("row of the table");

        assertThat(shell.run(with("--report", "r.html")).status()).isZero();
        assertThat(section(shell.read("r.html"), "Forecast and truth: height")).contains(">row of the table</text>");
    }

    @Test
    void theReportShowsDatesAsDates() throws IOException {
        String rows = IntStream.range(0, 100)
                .mapToObj(day -> LocalDate.of(2023, 1, 1).plusDays(day) + "," + Math.sin(day * 0.7) + "\n")
                .collect(Collectors.joining());
        shell.withFile("wave.csv", "date,height\n" + rows);

        assertThat(shell.run(with("--time", "date", "--report", "r.html")).status())
                .isZero();
        assertThat(section(shell.read("r.html"), "Forecast and truth: height")).contains(">2023-04-06</text>");
    }

    @Test
    void theReportShowsStatesAtEachStepOfASequenceOfFixedLength() throws IOException {
        shell.withFile("count.rnn", """
                        model Count {
                            steps 4
                            input x[1]
                            target d[1]
                            param w[1] = 1
                            state h[1] = 0
                            h = h[t-1] + x
                            y = w * h
                            output y
                            loss mean half_squared_error(y, d)
                        }
                        """).withFile("ones.csv", "a,b,c,d,sum\n" + "1,1,1,1,4\n".repeat(20));
        Result result = shell.run(
                "train",
                "count.rnn",
                "--data",
                "ones.csv",
                "--input",
                "x=a..d",
                "--target",
                "d=sum",
                "--scale",
                "none",
                "--report",
                "r.html");
        assertThat(result.status()).as(result.err()).isZero();

        List<String> fills = Pattern.compile("width=\"[0-9.]+\" height=\"66\" fill=\"(#[0-9A-F]+)\"")
                .matcher(section(shell.read("r.html"), "State h"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(fills)
                .as("a quarter, a half, three quarters and all of the greatest value")
                .containsExactly("#F4D0BC", "#F0A880", "#D06C4F", "#B0301E");
    }

    private static String section(String page, String title) {
        int start = page.indexOf("<h2>" + title + "</h2>");
        return page.substring(start, page.indexOf("</section>", start));
    }

    @Test
    void theTrainBlockHoldsUnlessAnOptionSaysOtherwise() throws IOException {
        shell.withFile("wave.rnn", WAVE.replace("loss mean", """
                train {
                    optimizer sgd(rate = 0.05)
                    epochs 3
                    validation 0.3
                }
                loss mean"""));

        Result block = shell.run("train", "wave.rnn", "--data", "wave.csv", "--forecast", "height");
        assertThat(block.out()).contains("validation on 65;");
        assertThat(block.err()).contains("epoch 1 of 3: ");
        Result options = shell.run(with("--validation", "0.1"));
        assertThat(options.out()).contains("validation on 17;");
        assertThat(options.err()).contains("epoch 1 of 6: ");
    }

    /** The series counts, so that what comes after a window is one more than what the window ends with. */
    @Test
    void whatIsForetoldOnceComesAfterTheWindow() throws IOException {
        String once = ECHO.replace("target d[1]", "target d[1] once").replace("(y, d)", "(y, d) at last");
        String rows = IntStream.range(0, 100).mapToObj(row -> row + "\n").collect(Collectors.joining());
        shell.withFile("once.rnn", once).withFile("count.csv", "x\n" + rows);
        Result result = shell.run(concat(
                "train",
                "once.rnn",
                "--data=count.csv --forecast=x --scale=none --optimizer=sgd --rate=0.5 --schedule=constant --epochs=5"
                        .split(" ")));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(error(result, "the network")).isLessThan(1e-3);
        assertThat(error(result, "as it was when forecast")).isEqualTo(1);
    }

    /** Of 20 sequences of 3 steps 2 are held out. */
    @Test
    void aTargetThatIsGivenOnceIsJudgedOnceBesideOneOfEachStep() throws IOException {
        String two = ECHO.replace("target d[1]", "target d[1]\n target total[1] once")
                .replace("loss mean", "loss mean half_squared_error(y, total) at last\n loss mean");
        shell.withFile("two.rnn", two)
                .withFile(
                        "two.csv",
                        "id,x,d,total\n"
                                + IntStream.range(0, 60)
                                        .mapToObj(
                                                row -> row / 3 + "," + row + "," + row + "," + (row / 3 * 3 + 2) + "\n")
                                        .collect(Collectors.joining()));
        Result result = shell.run(
                "train", "two.rnn", "--data", "two.csv", "--sequence", "id", "--scale", "none", "--epochs", "1");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("\nd, 6 held-out rows ", "\ntotal, 2 held-out rows ");
        assertThat(result.out().lines().filter(line -> line.startsWith("the network ")))
                .as("the network says what stands in both columns")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("  0         0"));
    }

    /** Of 20 sequences of 3 steps 2 are held out; only the last row of each has a number that is to be learned. */
    @Test
    void aTargetThatIsLearnedAtLastAloneIsJudgedThereBesideOneOfEachStep() throws IOException {
        String two = ECHO.replace("target d[1]", "target d[1]\n target total[1]")
                .replace("loss mean", "loss mean 0.5 * sum((y - total)^2) at last\n loss mean");
        shell.withFile("two.rnn", two)
                .withFile(
                        "two.csv",
                        "id,x,d,total\n"
                                + IntStream.range(0, 60)
                                        .mapToObj(row -> row / 3 + "," + row + "," + row + ","
                                                + (row % 3 == 2 ? row : "999") + "\n")
                                        .collect(Collectors.joining()));
        Result result = shell.run(
                "train", "two.rnn", "--data", "two.csv", "--sequence", "id", "--scale", "none", "--epochs", "1");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("\nd, 6 held-out rows ", "\ntotal, 2 held-out rows ");
        assertThat(result.out().lines().filter(line -> line.startsWith("the network ")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("  0         0"));
    }

    /** Sequences rise from 0 to 2, so the mean of all rows is 1, and to say it always is off by 1 at each end. */
    @Test
    void whereEndsAreJudgedTheMeanIsThatOfEnds() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> row / 3 + "," + row % 3 + "\n")
                .collect(Collectors.joining());
        shell.withFile("echo.rnn", ECHO.replace("(y, d)", "(y, d) at last")).withFile("ends.csv", "id,x\n" + rows);
        Result result = shell.run(concat(
                "train", "echo.rnn", "--data=ends.csv --sequence=id --input=x --target=x --epochs=1".split(" ")));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("x, 2 held-out rows");
        assertThat(error(result, "always the mean of training")).isZero();
    }

    /** The network says its input again, and each column of targets has a scale of its own. */
    @Test
    void aRowThatIsASequenceIsAnsweredStepByStep() throws IOException {
        shell.withFile("echo.rnn", ECHO.replace("steps 3", "steps 2"))
                .withFile("rows.csv", "x1,x2,d1,d2\n" + "0,0,10,300\n1,1,20,500\n".repeat(20));
        Result trained = shell.run(
                "train",
                "echo.rnn",
                "--data",
                "rows.csv",
                "--input",
                "x1..x2",
                "--target",
                "d1..d2",
                "--epochs",
                "1",
                "--scale",
                "range");
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("d, 8 held-out steps ");
        assertThat(error(trained, "the network")).isLessThan(1e-9);
        assertThat(error(trained, "always the mean of training")).isBetween(70.0, 75.0);
        shell.withFile("new.csv", "x1,x2\n0.5,0.25\n1,0\n");

        assertThat(shell.run("predict", "echo.rnn", "--data", "new.csv").out()).isEqualTo("""
                x1,x2,y_d1,y_d2
                0.5,0.25,15.0,350.0
                1,0,20.0,300.0
                """);
    }

    /** A float has seven digits, but what it says is a distance from the mean. */
    @Test
    void predictionsHaveTheDigitsThatTheNetworkHas() throws IOException {
        StringBuilder rows = new StringBuilder("height\n");
        for (int hour = 0; hour < 240; hour++) {
            rows.append(String.format(Locale.ROOT, "%.2f\n", 123_456_789 + 3 * Math.sin(hour * 0.7)));
        }
        shell.withFile("wave.csv", rows.toString());
        shell.run(TRAIN);

        List<Double> answers = shell.run("predict", "wave.rnn", "--data", "wave.csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> Double.valueOf(line.substring(line.indexOf(',') + 1)))
                .toList();

        assertThat(answers.stream().distinct().count()).isGreaterThan(200);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isBetween(123_456_780.0, 123_456_800.0));
    }

    @Test
    void nothingThatIsReadIsWrittenOver() throws IOException {
        shell.run(TRAIN);
        byte[] weights = Files.readAllBytes(folder.resolve("wave.safetensors"));

        assertThat(shell.run("predict", "wave.rnn", "--data", "wave.csv", "-o", "wave.safetensors")
                        .err())
                .isEqualTo("rnngen: error: --out would overwrite wave.safetensors: give it a name of its own\n");
        assertThat(shell.run(with("--report", "./wave.rnn")).err())
                .isEqualTo("rnngen: error: --report would overwrite wave.rnn: give it a name of its own\n");
        assertThat(shell.run("explain", "--stage", "graph", "--svg", "wave.rnn", "wave.rnn")
                        .err())
                .isEqualTo("rnngen: error: --svg would overwrite wave.rnn: give it a name of its own\n");
        assertThat(Files.readAllBytes(folder.resolve("wave.safetensors"))).isEqualTo(weights);
        assertThat(Files.readString(folder.resolve("wave.rnn"))).isEqualTo(WAVE);
    }

    /** What is seven rows before is not known fourteen rows ahead. */
    @Test
    void seasonsAreThoseThatAreKnown() throws IOException {
        assertThat(shell.run(with("--ahead", "14", "--season", "9")).out())
                .contains("as 18 rows before ", "as 18 rows before, and the growth since")
                .doesNotContain("as 9 rows");
    }

    /** Where a target stands beside its inputs, growth up to its row would be known from the target alone. */
    @Test
    void whatIsToBeToldIsNoBaseline() throws IOException {
        String[] arguments = {
            "train",
            "wave.rnn",
            "--data",
            "wave.csv",
            "--input",
            "height",
            "--target",
            "height",
            "--season",
            "9",
            "--epochs",
            "1"
        };

        assertThat(shell.run(arguments).out())
                .contains("as 9 rows before ")
                .doesNotContain("the growth since", "as it was when forecast");
    }

    @Test
    void aColumnMayHaveACommaInItsName() throws IOException {
        shell.withFile("wave.csv", Files.readString(folder.resolve("wave.csv")).replace("height", "\"height, m\""));

        for (String column : List.of("height, m", "\"height, m\"")) {
            Result result = shell.run("train", "wave.rnn", "--data", "wave.csv", "--forecast", column, "--epochs", "1");
            assertThat(result.status()).as(result.err()).isZero();
        }
        shell.withFile("inch.csv", "19\",k\n" + "1,2\n".repeat(90));
        Result inch = shell.run(
                "train", "wave.rnn", "--data", "inch.csv", "--input", "19\"", "--target", "k", "--epochs", "1");
        assertThat(inch.status()).as(inch.err()).isZero();
        assertThat(shell.run("train", "wave.rnn", "--data", "wave.csv", "--forecast", "weight")
                        .err())
                .contains("there are hour, \"height, m\"");
    }

    /** Weights mean something else in other equations. */
    @Test
    void anotherModelOfTheSameParametersIsTold() throws IOException {
        shell.run(TRAIN);
        shell.withFile("wave.rnn", WAVE.replace("gru(now, hidden = 6)", "gru(now, hidden = 6, activation = relu)"));

        assertThat(shell.run("predict", "wave.rnn", "--data", "wave.csv").err())
                .isEqualTo(
                        "rnngen: warning: the weights in wave.safetensors were trained with other equations, or another"
                                + " loss, than Wave has now\n");
        assertThat(shell.run(with("--resume")).err()).contains("of another model. They differ in:", "only: equations ");
    }

    /** Steps come first, then sequences, then elements. */
    @Test
    void numbersThatStandInNoTableAreJudged() throws IOException {
        NpyArray values = NpyArray.generate(NpyType.F4, List.of(8, 40, 1), i -> Math.sin(i / 40 + i % 40));
        NpzFile.write(folder.resolve("wave.npz"), Map.of("now", values, "later", values));

        Result result = shell.run(
                "train", "wave.rnn", "--data", "wave.npz", "--epochs", "40", "--rate", "0.02", "--report", "p.html");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("; 32 steps held out\n", "later, 32 held-out steps");
        assertThat(error(result, "the network")).isLessThan(error(result, "always the mean of training"));
        assertThat(Files.readString(folder.resolve("p.html"))).contains("Forecast and truth: later", "held-out step");
    }

    @Test
    void optionsThatTheDataMakesUselessAreRefused() throws IOException {
        shell.withFile("text.txt", "abc\n");
        assertThat(shell.run("train", "wave.rnn", "--data", "text.txt", "--forecast", "height")
                        .err())
                .isEqualTo("rnngen: error: --forecast is for a table, but text.txt holds a text: leave it out\n");
        assertThat(shell.run(with("--lines")).err())
                .isEqualTo("rnngen: error: --lines is for a text, but wave.csv holds a table: leave it out\n");
    }

    /** A header can hold characters that turn the direction of writing. */
    @Test
    void whatAFileHoldsCannotSteerTheTerminal() throws IOException {
        shell.withFile("turned.csv", "a\u202Eb\n1\n");
        assertThat(shell.run("train", "wave.rnn", "--data", "turned.csv").err())
                .contains("a?b")
                .doesNotContain("\u202E");
    }

    @Test
    void wrongOptionsAreExplained() {
        assertThat(shell.run(with("--optimizer", "adm")).err())
                .isEqualTo("rnngen: error: there is no optimizer adm; did you mean adam?\n");
        assertThat(shell.run("train", "wave.rnn", "--data", "wave.csv", "--forecast", "height", "--rate", "-1")
                        .err())
                .startsWith("rnngen: error: --rate must be above 0, not -1.0\n");
        assertThat(shell.run(with("--time", "hours")).err())
                .isEqualTo("rnngen: error: wave.csv: there is no column hours; did you mean hour?\n");
        assertThat(shell.run(with("--time", "height")).err())
                .startsWith("rnngen: error: wave.csv: the height of row 4, the header not counted, is not after");
        assertThat(shell.run(with("--save-every", "-1")).err())
                .isEqualTo("rnngen: error: --save-every must be at least 0\n");
    }

    private Result interrupted(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Runnable[] wish = {() -> {}};
        // A terminal, on which the bar is drawn anew while training goes on: it is interrupted in the midst of an
        // epoch.
        PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                wish[0].run();
            }
        };
        Interrupts interrupts = stop -> {
            wish[0] = stop;
            return () -> {};
        };
        Terminal terminal = new Terminal(
                folder,
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                screen,
                false,
                80,
                interrupts,
                "./rnngen");
        int status = Rnngen.run(terminal, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String[] with(String... more) {
        String[] all = Arrays.copyOf(TRAIN, TRAIN.length + more.length);
        System.arraycopy(more, 0, all, TRAIN.length, more.length);
        return all;
    }

    private Entries part(String file, String part) throws IOException {
        return CheckpointFile.read(folder.resolve(file)).part(part);
    }

    /** The first figure of a line. */
    private static double error(Result result, String line) {
        String found = result.out()
                .lines()
                .filter(text -> text.startsWith(line))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(found.substring(line.length()).strip().split(" ", 2)[0]);
    }
}
