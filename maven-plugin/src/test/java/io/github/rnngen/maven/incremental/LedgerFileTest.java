package io.github.rnngen.maven.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.maven.incremental.Ledger.Entry;
import io.github.rnngen.maven.incremental.Ledger.Import;
import io.github.rnngen.maven.incremental.Ledger.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {
    private static final Ledger LEDGER = new Ledger(new TreeMap<>(Map.of(
            "src/a.rnn",
            new Entry(
                    "f1",
                    List.of(new Import("src/a.rnn", "lib.rnn", "f2"), new Import("src/a.rnn", "none.rnn", "-")),
                    List.of(new Output("p/A.java", "f3"), new Output("p/B.java", "f4"))),
            "src/cells.rnn",
            new Entry("-", List.of(), List.of()),
            "src/odd\t\n\r\\t\\name.rnn",
            new Entry("f5", List.of(new Import("a\tb", "\\", "f6")), List.of()))));

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("new/ledger");

        LedgerFile.write(file, LEDGER);

        assertThat(LedgerFile.read(file)).isEqualTo(LEDGER);
    }

    @Test
    void isReadableText() {
        Ledger ledger = new Ledger(new TreeMap<>(Map.of(
                "a.rnn",
                new Entry(
                        "f1", List.of(new Import("a.rnn", "lib.rnn", "f2")), List.of(new Output("p/A.java", "f3"))))));

        assertThat(LedgerFile.print(ledger)).isEqualTo("""
                        rnngen ledger 1
                        model\ta.rnn\tf1
                        import\ta.rnn\tlib.rnn\tf2
                        output\tp/A.java\tf3
                        """);
    }

    @Test
    void missingFileIsAnEmptyLedger() throws IOException {
        assertThat(LedgerFile.read(folder.resolve("none"))).isEqualTo(Ledger.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rnngen ledger 2\n",
                "rnngen ledger 1\nmodel\ta.rnn\n",
                "rnngen ledger 1\noutput\tp/A.java\tf3\n",
                "rnngen ledger 1\nmodel\ta.rnn\tf1\nimport\ta.rnn\tlib.rnn\n",
                "rnngen ledger 1\nmodel\ta.rnn\tf1\noutput\tp/A.java\tf3\tmore\n",
                "rnngen ledger 1\nmodel\ta.rnn\tf1\nwhat\n",
                "rnngen ledger 1\nmodel\t\\a.rnn\tf1\n",
            })
    void damagedFileIsAnEmptyLedger(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ledger"), text);

        assertThat(LedgerFile.read(file)).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void fileThatIsNoTextIsAnEmptyLedger() throws IOException {
        Path file = Files.write(folder.resolve("ledger"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(LedgerFile.read(file)).isEqualTo(Ledger.EMPTY);
    }
}
