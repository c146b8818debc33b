package io.github.rnngen.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final Map<String, ColumnKind> A_AND_K =
            Map.of("a", new ColumnKind.Number(), "k", new ColumnKind.AnyCategory(3));

    @TempDir
    Path folder;

    private CsvFile file(String text, Charset charset) throws IOException {
        return new CsvFile(Files.writeString(folder.resolve("f.csv"), text, charset), "f.csv", ',');
    }

    private CsvFile file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsOfAnyKind(String end) throws IOException {
        CsvTable table =
                file(String.join(end, "a,k", "1,x", " -2.5e1 ,y", ",x", "")).read(A_AND_K);

        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.numbers("a").values()).containsExactly(1, -25, Double.NaN);
        assertThat(table.numbers("a").gap(2)).isTrue();
        assertThat(table.categories("k").codes()).containsExactly(0, 1, 0);
        assertThat(table.categories("k").names()).containsExactly("x", "y");
    }

    @Test
    void byteOrderMarks() throws IOException {
        assertThat(file("\uFEFFa,k\n1,x\n").header()).containsExactly("a", "k");
        assertThat(file("\uFEFFa,k\n1,x\n", StandardCharsets.UTF_16LE)
                        .read(A_AND_K)
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void quotedFieldsAndFieldsWithLineEnds() throws IOException {
        CsvTable table = file("a,\"k\"\n\"1\",\"x, \n\"\"y\"\"\"\n2,z\n").read(A_AND_K);

        assertThat(table.categories("k").names()).containsExactly("x, \n\"y\"", "z");
    }

    @Test
    void numbersThatCountClassesStandForThemselves() throws IOException {
        CsvTable table = file("k\n2\n0\n2\n").read(Map.of("k", new ColumnKind.AnyCategory(3)));

        assertThat(table.categories("k").codes()).containsExactly(2, 0, 2);
        assertThat(table.categories("k").names()).containsExactly("0", "1", "2");
    }

    @Test
    void otherNumbersAreOrderedAsNumbers() throws IOException {
        CsvTable table = file("k\n10\n9\n-1\n").read(Map.of("k", new ColumnKind.AnyCategory(3)));

        assertThat(table.categories("k").names()).containsExactly("-1", "9", "10");
    }

    @Test
    void categoriesThatTrainingSawKeepTheirCodes() throws IOException {
        ColumnKind known = new ColumnKind.KnownCategory(List.of("y", "x"));

        assertThat(file("k\nx\n\ny\n").read(Map.of("k", known)).categories("k").codes())
                .containsExactly(1, -1, 0);
        assertThatThrownBy(() -> file("k\nx\nz\n").read(Map.of("k", known)))
                .hasMessage("f.csv:3: column k (1): \"z\" is a category that training did not see; it saw y, x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,k\\n1,x\\nn/a,x|f.csv:3: column a (1): \"n/a\" is no number; leave the field empty where a value is missing",
                "a,k\\n1,x\\n\"1,5\",x|f.csv:3: column a (1): \"1,5\" is no number: write a decimal point instead of the comma",
                "a,k\\nNaN,x|f.csv:2: column a (1): \"NaN\" is no number; leave the field empty where a value is missing",
                "a,k\\n0x1p3,x|f.csv:2: column a (1): \"0x1p3\" is no number; leave the field empty where a value is missing",
                "a,k\\n1e999,x|f.csv:2: column a (1): 1e999 is too large",
                "a,k\\n1,x\\n2|f.csv:3: there is 1 field where the header has 2: where a value is missing, the field is empty but there",
                "a,k\\n1,x\\n\\n2,x,y|f.csv:4: there are 3 fields where the header has 2: a field that holds a separator needs quotes",
                "a,k,a\\n1,x,2|f.csv:1: columns 1 and 3 have the same name \"a\": each needs one of its own",
                "a,k\\n1,p\\n1,q\\n1,r\\n1,s|f.csv:5: column k (2): \"s\" is one category more than the 3 that the model has; before it stand p, q, r",
                "a,k\\n\"1\\n2\",x\\nb,x|f.csv:2: column a (1): \"1\\n2\" is no number; leave the field empty where a value is missing",
            })
    void faultsNameRowAndColumn(String text, String message) {
        assertThatThrownBy(() -> file(text.replace("\\n", "\n")).read(A_AND_K))
                .isInstanceOf(CsvException.class)
                .hasMessage(message.replace("\\n", "\n"));
    }

    @Test
    void datesMayHaveTimesOfDay() throws IOException {
        assertThat(moments("1970-01-02", "1970-01-02 06:00", "1970-01-03T12:00:00", "1969-12-31 18:00:00.0"))
                .containsExactly(1, 1.25, 2.5, -0.25);
        assertThat(moments(
                        "1970-01-02T06:00Z", "1970-01-02 06:00+06:00", "1970-01-02 06:00 -0600", "1970-01-02T00:00+12"))
                .containsExactly(1.25, 1, 1.5, 0.5);
    }

    private double[] moments(String... written) throws IOException {
        Column.Numbers moments = file("t\n" + String.join("\n", written) + "\n")
                .read(Map.of("t", new ColumnKind.Time()))
                .numbers("t");
        assertThat(moments.dates()).isTrue();
        return moments.values();
    }

    @Test
    void momentsAreNumbersOrDates() throws IOException {
        Map<String, ColumnKind> time = Map.of("t", new ColumnKind.Time());
        Column.Numbers dates =
                file("t,x\n1970-01-02,\n,\n2000-03-01,\n").read(time).numbers("t");
        Column.Numbers years = file("t,x\n1970,\n1970.5,\n").read(time).numbers("t");

        assertThat(dates.dates()).isTrue();
        assertThat(dates.values()).containsExactly(1, Double.NaN, 11_017);
        assertThat(years.dates()).isFalse();
        assertThat(years.values()).containsExactly(1970, 1970.5);
        assertThatThrownBy(() -> file("t\n1970\n1970-01-02\n").read(time))
                .hasMessage("f.csv:3: column t (1): \"1970-01-02\" is a date, but a number stands before it");
        assertThatThrownBy(() -> file("t\n1970-01-02\n1970\n").read(time))
                .hasMessage("f.csv:3: column t (1): \"1970\" is a number, but a date stands before it");
    }

    @Test
    void nothingAtAll() {
        assertThatThrownBy(() -> file("").header())
                .hasMessage("f.csv is empty: its first line should name the columns");
    }

    @Test
    void textThatIsNotUtf8() {
        assertThatThrownBy(() ->
                        file("a,k\n1,\u00E4\n", StandardCharsets.ISO_8859_1).read(A_AND_K))
                .hasMessage("f.csv:2: column k (2): the text is not in UTF-8");
    }

    @Test
    void wrongSeparatorsAreNoticed() {
        CsvFile commas = new CsvFile(folder, "f.csv", ',');

        assertThat(commas.hint(List.of("a;k")))
                .isEqualTo("; the header looks like one with another separator: try --separator ';'");
        assertThat(commas.hint(List.of("a\tk"))).endsWith("--separator tab");
        assertThat(commas.hint(List.of("a", "k"))).isEmpty();
    }

    /** Held as text, a million rows of these would take well over 100 MB; as numbers they take 8. */
    @Test
    void aMillionRows() throws IOException {
        Path path = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("date,a,b\n");
            for (int i = 0; i < 1_000_000; i++) {
                out.write("2001-01-01T00:00:00 and some more text," + i + ".25," + -i + "\n");
            }
        }
        double[] values = new CsvFile(path, "large.csv", ',')
                .read(Map.of("a", new ColumnKind.Number()))
                .numbers("a")
                .values();

        assertThat(values).hasSize(1_000_000);
        assertThat(values[999_999]).isEqualTo(999_999.25);
    }

    @Test
    void anEmptyLineIsAGapWhereThereIsOneColumn() throws IOException {
        Map<String, ColumnKind> a = Map.of("a", new ColumnKind.Number());

        assertThat(file("\n\na\n1\n\n2\n\n\n").read(a).numbers("a").values()).containsExactly(1, Double.NaN, 2);
        assertThat(file("a\n1\n\"\"\n\r\n3\n\"\"\n").read(a).numbers("a").values())
                .containsExactly(1, Double.NaN, Double.NaN, 3, Double.NaN);
        assertThat(file("k\n\"x\n\"\n\ny\n")
                        .read(Map.of("k", new ColumnKind.AnyCategory(3)))
                        .categories("k")
                        .codes())
                .containsExactly(0, -1, 1);
        assertThat(file("\"\"\n1\n").forEachRow((row, fields) -> {})).isEqualTo(1);
        assertThat(file("a,k\n1,x\n\n2,x\n").read(A_AND_K).numbers("a").values())
                .containsExactly(1, 2);
    }
}
