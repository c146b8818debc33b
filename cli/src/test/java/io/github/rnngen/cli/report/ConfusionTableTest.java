package io.github.rnngen.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {
    private static String table(List<String> names, int count) {
        int[][] counts = new int[names.size()][names.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i][i] = count;
        }
        return new ConfusionTable(names, counts).render();
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    @Test
    void namesAreNotPrintedOverEachOther() {
        for (List<String> names : List.of(
                List.of("a", "b"),
                List.of("end", "space", "a"),
                List.of("positive", "negative", "neutral", "indifferent"),
                List.of("a name that goes on and on", "twelve chars"),
                numbered("", 27),
                numbered("item", 60))) {
            String svg = table(names, 8);

            assertThat(Texts.overlapping(svg)).as("%s", names).isEmpty();
            assertThat(Texts.of(svg)).as("%s", names).allSatisfy(text -> {
                assertThat(text.left()).isPositive();
                assertThat(text.top()).isPositive();
            });
        }
    }

    @Test
    void saysThatClassesAreLeftOut() {
        assertThat(table(numbered("c", 60), 1)).contains("<p>The 40 most frequent of the 60 classes are shown.</p>");
        assertThat(table(numbered("c", 40), 1)).doesNotContain("<p>");
    }

    @Test
    void largeCountsAreShortWhereThereIsNoRoom() {
        assertThat(table(numbered("c", 3), 12_345)).contains(">12345</text>");
        assertThat(table(numbered("c", 3), 1_234_567)).contains(">1.2M</text>", "c0 taken for c0: 1234567");
        assertThat(table(numbered("c", 27), 999)).contains(">999</text>");
        assertThat(table(numbered("c", 27), 1204)).contains(">1k</text>");
        assertThat(table(numbered("c", 17), 1204)).contains(">1.2k</text>");
        assertThat(table(numbered("c", 27), 12_345)).contains(">12k</text>");
        assertThat(table(numbered("c", 27), 999_600)).contains(">1M</text>");
    }

    @Test
    void cellsTakeTheirColourFromThePage() {
        String svg = new ConfusionTable(List.of("a", "b"), new int[][] {{99, 1}, {0, 9}}).render();

        assertThat(svg)
                .doesNotContain("fill=\"#")
                .contains("class=\"empty\"><title>b taken for a: 0<")
                .contains("class=\"shaded\" fill-opacity=\"0.16\"><title>a taken for b: 1<")
                .contains("class=\"shaded\" fill-opacity=\"0.99\"><title>a taken for a: 99<")
                .contains("class=\"onFaint\">1<", "class=\"onStrong\">99<");
        assertThat(new Report("", "", List.of(), List.of()).render().split("svg .shaded \\{", -1))
                .as("in the light and in the dark")
                .hasSize(3);
    }
}
