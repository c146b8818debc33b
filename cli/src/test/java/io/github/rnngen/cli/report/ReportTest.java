package io.github.rnngen.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.report.LineChart.Line;
import io.github.rnngen.cli.report.LineChart.Style;
import io.github.rnngen.cli.report.Report.Fact;
import io.github.rnngen.cli.report.Report.Section;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)<script|<link|src=|href=|url\\(|@import|https?://");

    private static double[] wave(int length, double phase) {
        return IntStream.range(0, length)
                .mapToDouble(i -> 2 + Math.sin(0.1 * i + phase))
                .toArray();
    }

    private static Report report() {
        int[][] counts = {{9, 1, 0}, {0, 10, 0}, {3, 0, 7}};
        double[][] states = {wave(20, 0), wave(20, 1), wave(20, 2)};
        return new Report(
                "A <b>model</b> & \"more\"",
                "What came out",
                List.of(new Fact("97.2 %", "right")),
                List.of(
                        new Section(
                                "Lines",
                                "of two kinds",
                                List.of(
                                        new LineChart(
                                                Axis.count("week"),
                                                Axis.linear("ppm"),
                                                List.of(
                                                        Line.counted("truth", wave(300, 0), Style.GREY),
                                                        Line.counted("forecast", wave(300, 0.1), Style.BLUE)),
                                                120,
                                                "best"),
                                        new LineChart(
                                                Axis.linear("epoch"),
                                                Axis.logarithmic("loss"),
                                                List.of(Line.counted("a", wave(30, 0), Style.ORANGE))))),
                        new Section("Classes", "", List.of(new ConfusionTable(List.of("a", "b", "<c>"), counts))),
                        new Section("States", "", List.of(new HeatMap("unit", "step", states))),
                        new Section(
                                "Model",
                                "",
                                List.of(
                                        new Listing("h = a < b & c"),
                                        new Grid(List.of("name", "elements"), List.of(List.of("W", "1,024")))))));
    }

    @Test
    void nothingComesFromElsewhere() {
        assertThat(ELSEWHERE.matcher(report().render()).find()).isFalse();
    }

    @Test
    void textIsNeverTakenForMarkup() {
        String html = report().render();

        assertThat(html)
                .contains("<h1>A &lt;b&gt;model&lt;/b&gt; &amp; &quot;more&quot;</h1>")
                .contains("h = a &lt; b &amp; c")
                .contains("&lt;c&gt; taken for a: 3");
    }

    /** Stricter than HTML asks for: each element is closed, so nothing spills into what follows. */
    @Test
    void theBodyIsWellFormed() throws Exception {
        String html = report().render();
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</body>") + "</body>".length());

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(body)))
                        .getElementsByTagName("svg")
                        .getLength())
                .isEqualTo(4);
    }

    @Test
    void aMillionPointsMakeASmallPicture() {
        double[] values = wave(1_000_000, 0);
        values[500_000] = 40;
        LineChart chart =
                new LineChart(Axis.linear("row"), Axis.linear("value"), List.of(Line.counted("a", values, Style.BLUE)));

        String svg = chart.render();
        assertThat(svg.length()).isLessThan(120_000);
        // The spike is still there: 5 % below the upper edge of the plot.
        assertThat(svg.contains(" 43.9L")).isTrue();
    }

    @Test
    void linesAreInterruptedAtGaps() {
        double[] values = {1, 2, Double.NaN, 4, Double.NaN, 6, 7};
        String svg = new LineChart(Axis.linear("x"), Axis.linear("y"), List.of(Line.counted("a", values, Style.BLUE)))
                .render();
        String path = svg.lines()
                .filter(line -> line.contains("stroke-width=\"1.8\""))
                .findFirst()
                .orElseThrow();

        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(svg).containsOnlyOnce("<circle");
    }

    @Test
    void anAxisHasLabelsHoweverShortItIs() {
        for (Axis axis : List.of(Axis.linear("a"), Axis.plain("a"), Axis.logarithmic("a"))) {
            for (double greatest : new double[] {1.05, 1.3, 2, 3, 7, 20, 1e4, 1e9}) {
                double[] values = {1, greatest};
                String svg =
                        new LineChart(Axis.linear("x"), axis, List.of(Line.counted("a", values, Style.BLUE))).render();
                long labels = svg.lines()
                        .filter(line -> line.contains("text-anchor=\"end\""))
                        .count();
                assertThat(labels).as("%s to %s", axis, greatest).isBetween(2L, 15L);
            }
        }
    }

    @Test
    void picturesCanBeReadOnNarrowAndDarkScreens() {
        String html = report().render();

        assertThat(html).contains("min-width: 560px", "@media screen and (prefers-color-scheme: dark)");
        assertThat(html.split("<div class=\"scroll\"><svg ", -1)).hasSize(1 + 4);
        // What has no colour of its own takes that of the style; light cells that say nothing would glare.
        assertThat(html).contains("class=\"empty\"><title>a taken for &lt;c&gt;: 0</title>");
    }

    @Test
    void aLineIsInterruptedWhereThereIsNoValue() {
        double[] x = {1, 2, Double.NaN, 3, 4};
        double[] y = {1, 2, Double.NaN, 2, 1};
        String html =
                new LineChart(Axis.count("row"), Axis.linear("y"), List.of(new Line("a", x, y, Style.BLUE))).render();

        assertThat(html).containsPattern("<path d=\"M[\\d. ]+L[\\d. ]+M[\\d. ]+L[\\d. ]+\"");
    }

    @Test
    void longLabelsAreCutWhereThereIsNoRoom() {
        String html = new LineChart(
                        Axis.count("row"),
                        Axis.linear("the name of a column that goes on and on and on"),
                        List.of(Line.counted("a", wave(30, 0), Style.BLUE)))
                .render();

        assertThat(html).contains(">the name of a column that goes on a…</text>");
    }

    @Test
    void nothingToShow() {
        double[] nothing = new double[3];
        Arrays.fill(nothing, Double.NaN);

        assertThat(new LineChart(
                                Axis.linear("x"),
                                Axis.logarithmic("y"),
                                List.of(Line.counted("a", nothing, Style.BLUE)))
                        .render())
                .contains("nothing to show");
    }
}
