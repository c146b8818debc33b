package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written passes {@code check} and {@code fmt}, and the command that is printed trains it. */
class InitCommandTest {
    private static final String NEXT = "next: rnngen ";
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\\\\'|[^ '\\\\])+");

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void shell() {
        shell = new Shell(folder);
    }

    private static String table(String header, int rows, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String load() {
        return table(
                "hour,temperature,load,note,place",
                300,
                i -> String.format(Locale.ROOT, "%d,%.3f,%.3f,-,7", i, Math.sin(i / 4.0), Math.cos(i / 4.0 - 1)));
    }

    /** Walks of 6 to 8 rows, each slow or fast. */
    private static String gait() {
        return IntStream.range(0, 40)
                .mapToObj(walk -> IntStream.range(0, 6 + walk % 3)
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "%d,%.3f,%.3f,%s,%d\n",
                                walk,
                                Math.sin(i * (1 + walk % 2)),
                                Math.cos(i + walk),
                                walk % 2 == 0 ? "slow" : "fast",
                                walk % 2))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("", "walk,hip,knee,kind,code\n", ""));
    }

    private Result init(String... arguments) {
        List<String> words = new ArrayList<>(List.of("init"));
        words.addAll(List.of(arguments));
        return shell.run(words.toArray(String[]::new));
    }

    /** Runs what is printed behind {@code next:}, as a shell would. */
    private Result trainAsTold(Result init) {
        assertThat(init.err()).isEmpty();
        assertThat(init.status()).isZero();
        String last = init.out().lines().reduce((first, second) -> second).orElse("");
        assertThat(last).startsWith(NEXT);
        List<String> words = new ArrayList<>(WORD.matcher(last.substring(NEXT.length()))
                .results()
                .map(word -> word.group().replace("\\'", "\0").replace("'", "").replace('\0', '\''))
                .toList());
        words.addAll(List.of("--epochs", "2"));
        return shell.run(words.toArray(String[]::new));
    }

    private void assertSound(String file) {
        assertThat(shell.run("check", file).err()).isEmpty();
        assertThat(shell.run("fmt", "--check", file)).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void withoutDataAForecasterIsWritten() throws IOException {
        Result result = init("Wave.rnn");

        assertThat(result)
                .isEqualTo(new Result(
                        0, "Wave.rnn\nnext: rnngen train Wave.rnn --data TABLE.csv --forecast COLUMN\n", ""));
        assertSound("Wave.rnn");
        assertThat(shell.read("Wave.rnn")).contains("model Wave {", "h = gru(x, hidden = 16)", "target d[1]");

        shell.withFile("load.csv", load());
        Result train = shell.run("train", "Wave.rnn", "--data", "load.csv", "--forecast", "load", "--epochs", "1");
        assertThat(train.status()).as(train.err()).isZero();
    }

    @Test
    void aForecastReadsAllNumbersAndTheTargetToo() throws IOException {
        shell.withFile("load.csv", load());

        Result result = init(
                "Load.rnn",
                "--data",
                "load.csv",
                "--target",
                "load",
                "--ahead",
                "5",
                "--time",
                "hour",
                "--season",
                "24");

        assertThat(result.out()).isEqualTo("""
                        left out: note (no numbers), place (always the same)
                        Load.rnn
                        next: rnngen train Load.rnn --data load.csv --input x=temperature,load --target d=load --ahead 5 --time hour --season 24
                        """);
        assertSound("Load.rnn");
        assertThat(shell.read("Load.rnn"))
                .contains(
                        "// What is known at each row: temperature, load\n    input x[2]",
                        "// What is to be said: load, 5 rows later\n    target d[1]",
                        "loss mean squared_error(y, d)");
        Result train = trainAsTold(result);
        assertThat(train.status()).isZero();
        assertThat(train.out()).contains("the network", "as 24 rows before");
    }

    @Test
    void whatIsForetoldIsTheInputAsForTrain() throws IOException {
        shell.withFile("load.csv", load());

        Result result = init("Load.rnn", "--data", "load.csv", "--forecast", "temperature,load", "--scale", "range");

        assertThat(result.out()).endsWith("train Load.rnn --data load.csv --forecast temperature,load --scale range\n");
        assertThat(shell.read("Load.rnn")).contains("input x[2]", "target d[2]", "outputs = 2");
        assertThat(trainAsTold(result).status()).isZero();
    }

    @Test
    void aRegressionByRowDoesNotReadItsTarget() throws IOException {
        shell.withFile("load.csv", load());

        Result result = init("Load.rnn", "--data", "load.csv", "--target", "load");

        assertThat(result.out()).endsWith("--data load.csv --input x=hour,temperature --target d=load\n");
        assertThat(trainAsTold(result).status()).isZero();
    }

    @Test
    void classesOfSequencesAreLearnedAtTheirEnds() throws IOException {
        shell.withFile("gait.csv", gait());

        Result result =
                init("Gait.rnn", "--data", "gait.csv", "--target", "kind", "--input", "hip,knee", "--sequence", "walk");

        assertThat(result.out()).endsWith("--data gait.csv --input x=hip,knee --target d=kind --sequence walk\n");
        assertSound("Gait.rnn");
        assertThat(shell.read("Gait.rnn"))
                .contains("steps up to 8", "target d : index[2] once", "loss mean cross_entropy(y, d) at last");
        Result train = trainAsTold(result);
        assertThat(train.status()).isZero();
        assertThat(train.out()).contains("4 sequences held out");
    }

    @Test
    void wholeNumbersAreClassesIfItIsSaid() throws IOException {
        shell.withFile("gait.csv", gait());

        Result result = init("Gait.rnn", "--data", "gait.csv", "--target", "code", "--classes", "--input", "hip..knee");

        assertThat(shell.read("Gait.rnn")).contains("target d : index[2]\n", "loss mean cross_entropy(y, d)\n");
        assertThat(trainAsTold(result).status()).isZero();
    }

    @Test
    void aTargetThatChangesWithinSequencesIsLearnedAtEachStep() throws IOException {
        shell.withFile("gait.csv", gait());

        Result result =
                init("Gait.rnn", "--data", "gait.csv", "--target", "d=knee", "--sequence", "walk", "--steps", "4");

        assertThat(shell.read("Gait.rnn")).contains("steps up to 4", "target d[1]\n", "squared_error(y, d)  //");
        assertThat(trainAsTold(result).status()).isZero();
    }

    @Test
    void namesOfAnyCharactersAreQuoted() throws IOException {
        shell.withFile(
                "die daten.csv",
                table(
                        ",Außen temperatur,\"Strom, kWh\",it's,p=v",
                        200,
                        i -> String.format(
                                Locale.ROOT, "%d,%.3f,%.3f,%d,%d", i, Math.sin(i), Math.cos(i), i % 3, i % 5)));

        Result result = init("Strom.rnn", "--data", "die daten.csv", "--target", "Strom, kWh", "--ahead", "1");

        assertThat(result.out()).isEqualTo("""
                        left out: a column (without a name)
                        Strom.rnn
                        next: rnngen train Strom.rnn --data 'die daten.csv' --input 'x=Außen temperatur..p=v' --target 'd=Strom, kWh' --ahead 1
                        """);
        assertSound("Strom.rnn");
        assertThat(trainAsTold(result).status()).isZero();

        Result second = init("Zwei.rnn", "--data", "die daten.csv", "--target", "p=v");

        assertThat(second.out()).contains("--input 'x=Außen temperatur,\"Strom, kWh\",it'\\''s' --target d=p=v");
        assertThat(trainAsTold(second).status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "lstm_peephole", "min_gru", "sru", "mut1", "variational_lstm", "indrnn"})
    void anyCellThatFits(String cell) throws IOException {
        shell.withFile("load.csv", load());

        Result result =
                init("Load.rnn", "--data", "load.csv", "--target", "load", "--cell", cell, "--package", "com.example");

        assertThat(shell.read("Load.rnn")).contains("package com.example\n", "h = " + cell + "(x");
        assertSound("Load.rnn");
        assertThat(trainAsTold(result).status()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        shell.withFile("Load.rnn", "mine");

        Result result = init("Load.rnn");

        assertThat(result)
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "rnngen: error: Load.rnn is there already, and init overwrites nothing: choose another name\n"));
        assertThat(shell.read("Load.rnn")).isEqualTo("mine");
    }

    @Test
    void theNameIsThatOfTheFileWithACapital() throws IOException {
        assertThat(init("load.rnn").status()).isZero();

        assertThat(shell.read("load.rnn")).contains("model Load {");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my-load.rnn | 2 | a model has the name of its file, of letters from a to z, digits and _, the first a letter, which my-load is not: call the file MyLoad.rnn
            2übung.rnn | 2 | a model has the name of its file, of letters from a to z, digits and _, the first a letter, which 2übung is not: call the file Model2ubung.rnn
            Load | 2 | a model's file ends in .rnn: call it Load.rnn
            sub/Load.rnn | 2 | cannot write sub/Load.rnn: there is no folder sub
            Stream.rnn | 2 | Stream.rnn would be no sound model: `Stream` is the name of a class inside the generated one, which needs another
            A.rnn --cell grru | 2 | A.rnn would be no sound model: there is no function or cell `grru`; did you mean `gru`?
            A.rnn --cell jordan | 2 | A.rnn would be no sound model: `jordan` needs the argument `outputs`; for example `outputs = ...`
            A.rnn --cell tanh | 2 | tanh remembers nothing, so it is no cell to start from
            A.rnn --cell sru --hidden 4 | 2 | A.rnn would be no sound model: `sru` has no argument `hidden`; `sru` takes x, scale
            A.rnn --hidden 0 | 2 | --hidden is at least 1, not 0
            A.rnn --package com..a | 2 | --package takes a name of letters from a to z, digits and _, not com..a
            A.rnn --classes | 2 | --classes is about a table: name it with --data
            A.rnn --data words.txt --target a | 2 | init takes a table, and words.txt is none: write the model without --data, then change its ports
            A.rnn --data t.csv | 1 | t.csv: say with --target what is to be learned, or with --forecast what is to be foretold; there are a, b, kind
            A.rnn --data t.csv --target kin | 1 | t.csv: there is no column kin; did you mean kind?
            A.rnn --data t.csv --target kind --sequence q | 1 | t.csv: there is no column q; there are a, b, kind
            A.rnn --data t.csv --target a,kind | 1 | t.csv: classes are learned from one column, and there are 2, some of them no numbers
            A.rnn --data t.csv --target a --input kind | 1 | t.csv:2: column kind (3): "x" is no number; leave the field empty where a value is missing
            A.rnn --data t.csv --target a --input a --input b | 2 | give --input once: init writes a model with one input and one target, of as many columns as you like
            A.rnn --data t.csv --target a --input b --steps 4 | 1 | t.csv: there is nothing to learn from: rows: 3, with gaps: 0, steps in the longest stretch without a gap: 3; the model needs 4
            """)
    void whatIsWrongIsSaidAndNothingWritten(String arguments, int status, String message) throws IOException {
        shell.withFile("t.csv", "a,b,kind\n1,2,x\n2,3,y\n3,4,x\n");

        Result result = init(arguments.split(" "));

        assertThat(result).isEqualTo(new Result(status, "", "rnngen: error: " + message + "\n"));
        assertThat(shell.files()).containsExactly("t.csv");
    }

    @Test
    void optionsAboutATableNeedOne() {
        assertThat(init("A.rnn", "--target", "load"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "rnngen: error: Missing required argument(s): --data=FILE\nTry 'rnngen init --help'.\n"));
    }

    @Test
    void manyColumnsAreWrittenAsRanges() throws IOException {
        shell.withFile(
                "t.csv", table("a,b,c,d,same,e,f,g", 60, i -> "%1$d,%1$d,%1$d,%1$d,0,%1$d,%1$d,%1$d".formatted(i % 7)));

        assertThat(init("A.rnn", "--data", "t.csv", "--target", "g").out()).contains(" --input x=a..d,e,f --target ");
    }
}
