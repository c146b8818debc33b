package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that try to make the compiler run for ever, overflow its stack or exhaust its memory. */
class HostileInputTest {
    /** Of the processor's time: other work on the machine does not count. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final long SMALL_STACK = 512 * 1024;

    @BeforeAll
    static void loadClasses() {
        Sources.check("model A { steps 3 h = rnn(x, hidden = 3) }");
    }

    private static CheckedFile check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckedFile check(byte[] bytes) {
        return check(bytes, Imports.NONE);
    }

    private static CheckedFile check(byte[] bytes, Imports imports) {
        long start = CLOCK.getCurrentThreadCpuTime();
        CheckedFile file = Checker.check(new SourceBytes("main.rnn", bytes), imports);
        assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
        return file;
    }

    private static void assertOnly(CheckedFile file, Code code, int line, int column, String message) {
        assertThat(file.models()).isEmpty();
        assertThat(file.diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo(message);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.location().line()).isEqualTo(line);
            assertThat(fault.location().column()).isEqualTo(column);
        });
    }

    /** A model with one equation, of a name that is known. */
    private static String equation(String expression) {
        return "model A { steps 3 param x = 1 h = " + expression + " output h loss sum h }";
    }

    private static CheckedFile checkOnSmallStack(String text) throws Exception {
        FutureTask<CheckedFile> task = new FutureTask<>(() -> check(text));
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.start();
        return task.get();
    }

    @Test
    void fiveThousandParentheses() throws Exception {
        CheckedFile file = checkOnSmallStack(equation("(".repeat(5_000) + "x" + ")".repeat(5_000)));
        assertOnly(file, Code.TOO_DEEP, 1, 35 + 200, "brackets are nested more than 200 deep");
    }

    @Test
    void whatIsAllowedNeedsNoLargeStack() throws Exception {
        String brackets = equation("sin(".repeat(198) + "x" + ")".repeat(198));
        assertThat(Sources.messages(checkOnSmallStack(brackets))).isEmpty();
        String chain = equation("x" + " + x".repeat(290));
        assertThat(Sources.messages(checkOnSmallStack(chain))).isEmpty();
    }

    @Test
    void longChainsOfOperators() {
        for (String operator : List.of(" + ", " - ", " * ", " @ ", "^", " ++ ")) {
            CheckedFile file = check(equation("x" + (operator + "x").repeat(10_000)));
            assertThat(file.diagnostics())
                    .as(operator)
                    .singleElement()
                    .satisfies(fault ->
                            assertThat(fault.message()).isEqualTo("more than 300 operations within each other"));
        }
    }

    @Test
    void longChainsOfSignsAndBrackets() {
        assertOnlyTooDeep(equation("-".repeat(50_000) + "x"));
        assertOnlyTooDeep(equation("x^" + "-".repeat(50_000) + "x"));
        assertOnlyTooDeep(equation("x" + "[t]".repeat(10_000)));
    }

    private static void assertOnlyTooDeep(String text) {
        assertThat(check(text).diagnostics())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(Code.TOO_DEEP));
    }

    @Test
    void functionsThatDeepenEachOther() {
        String deep = "function f(a) = " + "sin(".repeat(100) + "a" + ")".repeat(100) + "\n";
        assertOnlyTooDeep(deep + equation("f(".repeat(100) + "x" + ")".repeat(100)));
        String calling = IntStream.range(1, 90)
                .mapToObj(i -> "function f" + i + "(a) = " + "1 - (".repeat(100) + "f" + (i + 1) + "(a)"
                        + ")".repeat(100) + "\n")
                .collect(Collectors.joining());
        assertOnlyTooDeep(calling + "function f90(a) = a\n" + equation("f1(x)"));
    }

    @Test
    void functionsThatMultiply() {
        String doubling = IntStream.range(0, 90)
                .mapToObj(i -> "function f" + i + "(a) = f" + (i + 1) + "(a) + f" + (i + 1) + "(2 * a)\n")
                .collect(Collectors.joining());
        CheckedFile file = check(doubling + "function f90(a) = a\n" + equation("f0(x)"));
        assertThat(file.diagnostics()).extracting(fault -> fault.code()).containsExactly(Code.TOO_MUCH);
    }

    @Test
    void sharedArgumentsStayShared() {
        String squaring = "function f(a) = a * a\n";
        CheckedFile file = check(squaring + equation("f(".repeat(90) + "x" + ")".repeat(90)));
        assertThat(Sources.messages(file)).isEmpty();
    }

    @Test
    void cellsThatMultiply() {
        String doubling = IntStream.range(0, 40)
                .mapToObj(i -> "cell c" + i + "(x) { a = c" + (i + 1) + "(x) b = c" + (i + 1) + "(a) output b }\n")
                .collect(Collectors.joining());
        CheckedFile file = check(doubling + "cell c40(x) { y = 2 * x output y }\n" + equation("x")
                + "\nmodel B { steps 1 y = c0(1) output y loss sum y }");
        assertThat(file.diagnostics()).extracting(fault -> fault.code()).contains(Code.TOO_MUCH);
    }

    @Test
    void manyModelsOfManyCells() {
        String models = IntStream.range(0, 2_000)
                .mapToObj(i -> "model M" + i + " { steps 1 input x[2] a = lstm(x, hidden = 2) b = lstm(a, hidden = 2) "
                        + "output b loss sum sum(b) }\n")
                .collect(Collectors.joining());
        assertThat(check(models).diagnostics())
                .extracting(fault -> fault.code())
                .containsExactly(Code.TOO_MUCH);
    }

    @Test
    void longChainsOfEquations() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "a" + i + " = a" + (i + 1) + " + 1\n")
                .collect(Collectors.joining());
        CheckedFile file = check("model A { steps 3 param p = 1\n" + lines + "a10000 = p output a0 loss sum a0 }");
        assertThat(Sources.messages(file)).isEmpty();
        CheckedFile circle = check("model A { steps 3 param p = 1\n" + lines + "a10000 = a0 output a0 loss sum a0 }");
        assertOnly(
                circle,
                Code.CIRCLE,
                2,
                1,
                "`a0` depends on itself in the same step: a0 -> a1 -> a2 -> a3 -> ... -> a9998 -> a9999 -> a10000 -> a0");
    }

    @Test
    void hugeDimensions() {
        CheckedFile file = check("model A {\nsteps 3\ndim n = 2^31\ninput x[n]\ninput z[1e300 * 1e300]\n}");
        assertThat(Sources.messages(file))
                .contains("main.rnn:4:9: error: a size is a whole number from 1 to 1,000,000, not 2147483648 [RNN041]")
                .contains("main.rnn:5:9: error: `1e300 * 1e300` is not a finite number [RNN016]");
    }

    @Test
    void aFileOfFiftyMegabytes() {
        assertOnly(check(new byte[50_000_000]), Code.FILE_TOO_LARGE, 1, 1, "the file is larger than 1 MiB");
    }

    @Test
    void aMegabyteOfAlmostAnything() {
        for (String unit :
                List.of("x ", "(", ")", "{", "}", "=", "model A {", "x = ", "/*", "\"", "a.", "1e", "-", "§")) {
            byte[] bytes = unit.repeat(SourceBytes.LIMIT / unit.getBytes(StandardCharsets.UTF_8).length)
                    .getBytes(StandardCharsets.UTF_8);
            CheckedFile file = check(bytes);
            assertThat(file.models()).as(unit).isEmpty();
            assertThat(file.diagnostics()).as(unit).isNotEmpty().hasSizeLessThanOrEqualTo(200);
        }
    }

    @Test
    void anythingButUtf8() {
        byte[] latin = "model A {\n // caf\u00e9\n}".getBytes(StandardCharsets.ISO_8859_1);
        assertOnly(
                check(latin),
                Code.NOT_UTF8,
                2,
                8,
                "the file is not UTF-8: byte 17 (hexadecimal E9) cannot stand there");
    }

    @Test
    void importsWithoutEnd() {
        Imports endless = (importing, path) ->
                Optional.of(new SourceBytes(importing + "x", "import \"next\"".getBytes(StandardCharsets.UTF_8)));
        CheckedFile file = check("import \"next\"".getBytes(StandardCharsets.UTF_8), endless);
        assertThat(file.diagnostics())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("more than 100 files or 4 MiB are imported"));
    }

    @Test
    void namesThatGrow() {
        String name = "a".repeat(100);
        String cells = IntStream.range(0, 10)
                .mapToObj(i -> "cell c" + i + "(x) { " + name + " = c" + (i + 1) + "(x) output " + name + " }\n")
                .collect(Collectors.joining());
        CheckedFile file =
                check(cells + "cell c10(x) { y = 2 * x output y }\nmodel A { steps 1 y = c0(1) output y loss sum y }");
        assertThat(file.diagnostics()).extracting(fault -> fault.code()).containsExactly(Code.LONG_NAME);
    }
}
