package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Svg.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each class was taken for each.
 *
 * @param names of the classes
 * @param counts {@code [truth][answer]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfusionTable(List<String> names, int[][] counts) implements Figure {
    private static final int MOST_CLASSES = 40;
    private static final int LONGEST_NAME = 18;
    private static final double MOST_WIDTH = 560;
    private static final double LARGEST_CELL = 44;

    /** In smaller cells numbers are smaller. */
    private static final double ROOMY_CELL = 26;

    /** In smaller cells there are no numbers. */
    private static final double LEAST_NUMBERED_CELL = 16;

    private static final double FONT = 13;
    private static final double SMALL_FONT = 9;

    /** What the words beside and above the names of the classes take. */
    private static final double TITLE = 28;

    private static final double LINE = 12;
    private static final double GAP = 8;

    /** The opacity of a cell whose class was hardly ever taken for that. */
    private static final double FAINTEST = 0.15;

    /** The opacity from which on numbers are told better in the colour of the page. */
    private static final double STRONG = 0.75;

    public ConfusionTable {
        names = List.copyOf(names);
    }

    @Override
    public String render() {
        Layout layout = Layout.of(names, mostFrequent());
        double side = layout.cell * layout.classes.length;
        Svg svg = new Svg(layout.left + side + 80, layout.top + side + GAP, "How often each class was taken for each");
        svg.text(layout.left + side / 2, 16, Anchor.MIDDLE, "label", "the network's answer");
        svg.rotated(16, layout.top + side / 2, Anchor.MIDDLE, "label", "truth");
        svg.text(layout.left + side + GAP, layout.top - GAP, Anchor.START, "tick", "right");
        for (int row = 0; row < layout.classes.length; row++) {
            names(svg, layout, row);
            cells(svg, layout, row);
        }
        return note(layout.classes.length) + svg.render();
    }

    private String note(int shown) {
        return shown == names.size()
                ? ""
                : "<p>The " + shown + " most frequent of the " + names.size() + " classes are shown.</p>\n";
    }

    /** All classes, or those that are met most often, in their own order. */
    private int[] mostFrequent() {
        return IntStream.range(0, names.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(
                        Arrays.stream(counts[b]).sum(), Arrays.stream(counts[a]).sum()))
                .limit(MOST_CLASSES)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /**
     * Where things are.
     *
     * @param classes that are shown
     * @param labels their names
     * @param cell the side of a cell
     * @param left where cells begin
     * @param top where cells begin
     * @param rotated whether the names of columns are, as they are wider than these
     */
    private record Layout(int[] classes, List<String> labels, double cell, double left, double top, boolean rotated) {
        static Layout of(List<String> names, int[] classes) {
            List<String> labels = IntStream.of(classes)
                    .mapToObj(index -> Lettering.shortened(names.get(index), LONGEST_NAME))
                    .toList();
            double widest =
                    labels.stream().mapToDouble(Lettering::tickWidth).max().orElse(0);
            double cell = Math.min(LARGEST_CELL, MOST_WIDTH / classes.length);
            boolean rotated = widest > cell;
            return new Layout(
                    classes, labels, cell, TITLE + widest + GAP, TITLE + (rotated ? widest : LINE) + GAP, rotated);
        }

        double x(int column) {
            return left + column * cell;
        }

        double y(int row) {
            return top + row * cell;
        }

        /** The base line of a text in the middle of a row. */
        double baseline(int row) {
            return y(row) + cell / 2 + 4;
        }
    }

    private static void names(Svg svg, Layout layout, int index) {
        String label = layout.labels.get(index);
        double x = layout.x(index) + layout.cell / 2;
        double y = layout.top - GAP;
        svg.text(layout.left - GAP, layout.baseline(index), Anchor.END, "tick", label);
        if (layout.rotated) {
            svg.rotated(x + 4, y, Anchor.START, "tick", label);
        } else {
            svg.text(x, y, Anchor.MIDDLE, "tick", label);
        }
    }

    private void cells(Svg svg, Layout layout, int row) {
        int truth = layout.classes[row];
        int total = IntStream.of(counts[truth]).sum();
        for (int column = 0; column < layout.classes.length; column++) {
            int answer = layout.classes[column];
            cell(
                    svg,
                    layout,
                    row,
                    column,
                    counts[truth][answer],
                    total,
                    names.get(truth) + " taken for " + names.get(answer));
        }
        if (total > 0) {
            String right = Math.round(1000.0 * counts[truth][truth] / total) / 10.0 + " %";
            svg.text(layout.x(layout.classes.length) + GAP, layout.baseline(row), Anchor.START, "tick", right);
        }
    }

    private static void cell(Svg svg, Layout layout, int row, int column, int count, int total, String meaning) {
        double x = layout.x(column);
        double side = layout.cell - 1;
        String title = meaning + ": " + count;
        if (count == 0) {
            svg.empty(x, layout.y(row), side, side, title);
            return;
        }
        double opacity = FAINTEST + (1 - FAINTEST) * count / total;
        svg.shaded(x, layout.y(row), side, side, opacity, title);
        boolean small = layout.cell < ROOMY_CELL;
        String number = layout.cell < LEAST_NUMBERED_CELL ? "" : shortened(count, small ? SMALL_FONT : FONT, side);
        if (!number.isEmpty()) {
            String style = (opacity < STRONG ? "onFaint" : "onStrong") + (small ? " small" : "");
            svg.text(x + layout.cell / 2, layout.baseline(row), Anchor.MIDDLE, style, number);
        }
    }

    /** A count as exactly as there is room for: 12345, 12.3k or 12k; nothing if there is none. */
    private static String shortened(int count, double font, double room) {
        boolean thousands = count < 999_500;
        double scaled = count / (thousands ? 1e3 : 1e6);
        String unit = thousands ? "k" : "M";
        Stream<String> shorter = count < 1000
                ? Stream.of()
                : Stream.of(String.format(Locale.ROOT, "%.1f", scaled) + unit, Math.round(scaled) + unit);
        return Stream.concat(Stream.of(String.valueOf(count)), shorter)
                .filter(form -> Lettering.width(form, font) <= room)
                .findFirst()
                .orElse("");
    }
}
