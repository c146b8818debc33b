package io.github.rnngen.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static String print(Location location) {
        return new DiagnosticPrinter(false).print(Diagnostic.of(Code.SHAPE, location, "no"));
    }

    private static Location location(int column, int length, String line) {
        return new Location("a.rnn", 7, column, length, line);
    }

    @Test
    void placeLineNotesAndHelp() {
        Diagnostic fault = Diagnostic.of(Code.SHAPE, location(5, 3, "y = abc"), "no")
                .withNote(new Location("b.rnn", 1, 1, 1, "abc = 3"), "because")
                .withHelp("try this");
        assertThat(new DiagnosticPrinter(false).print(fault)).isEqualTo("""
                        a.rnn:7:5: error: no [RNN040]
                            y = abc
                                ^~~
                        b.rnn:1:1: note: because
                            abc = 3
                            ^
                        help: try this
                        """);
    }

    @Test
    void warningsAreCalledWarnings() {
        assertThat(new DiagnosticPrinter(false).print(Diagnostic.of(Code.UNUSED, location(1, 1, ""), "no")))
                .isEqualTo("a.rnn:7:1: warning: no [RNN090]\n");
    }

    @Test
    void tabsAreExpandedAboveAndBelow() {
        assertThat(print(location(4, 2, "\ta\tbc")))
                .isEqualTo("a.rnn:7:4: error: no [RNN040]\n        a   bc\n            ^~\n");
    }

    @Test
    void columnsCountCharacters() {
        assertThat(print(location(3, 1, "𝒉 x"))).endsWith("    𝒉 x\n      ^\n");
    }

    @Test
    void theMarkMayStandBehindTheLine() {
        assertThat(print(location(4, 1, "y ="))).endsWith("    y =\n       ^\n");
    }

    @Test
    void longLinesAreCutAroundTheMark() {
        String line = "a".repeat(300) + "bcd" + "e".repeat(300);
        List<String> printed = print(location(301, 3, line)).lines().toList();
        assertThat(printed.get(1)).hasSize(4 + 126).contains("aaabcdeee");
        assertThat(printed.get(2).indexOf('^')).isEqualTo(printed.get(1).indexOf("bcd"));
        assertThat(printed.get(2)).endsWith("^~~");
        List<String> atEnd = print(location(603, 1, line)).lines().toList();
        assertThat(atEnd.get(1)).startsWith("    ...").endsWith("eee");
        List<String> wide = print(location(2, 400, line)).lines().toList();
        assertThat(wide.get(2)).hasSizeLessThan(4 + 126);
    }

    @Test
    void theTerminalIsSafeFromWhatFilesHold() {
        String attack = "x\u001b[31m\u0007\u202Ey";
        String printed = new DiagnosticPrinter(false)
                .print(Diagnostic.of(Code.SHAPE, new Location(attack, 1, 1, 1, attack), attack)
                        .withHelp(attack));
        assertThat(printed.replace("\n", "").chars().filter(Character::isISOControl))
                .isEmpty();
        assertThat(printed).contains("x?[31m??y").doesNotContain("\u202E");
    }

    @Test
    void coloursAreAnsi() {
        String printed = new DiagnosticPrinter(true).print(Diagnostic.of(Code.SHAPE, location(1, 1, "x"), "no"));
        assertThat(printed).contains("\u001b[1;31merror\u001b[0m");
    }
}
