package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Svg.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each.
 *
 * @param names of the classes
 * @param counts {@code [truth][answer]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfusionTable(List<String> names, int[][] counts) implements Figure {
    /** Widths of a digit. */
    private static final double DIGIT = 8;

    private static final double SMALL_DIGIT = 6;

    private static final double LEFT = 96;
    private static final double TOP = 58;
    private static final int MOST_CLASSES = 40;
    private static final double MOST_WIDTH = 560;

    public ConfusionTable {
        names = List.copyOf(names);
    }

    @Override
    public String render() {
        int[] classes = mostFrequent();
        double cell = Math.min(44, MOST_WIDTH / classes.length);
        double side = cell * classes.length;
        Svg svg = new Svg(LEFT + side + 110, TOP + side + 14, "How often each class was taken for each");
        svg.text(LEFT + side / 2, 16, Anchor.MIDDLE, "label", "the network's answer");
        svg.rotated(16, TOP + side / 2, Anchor.MIDDLE, "label", "truth");
        svg.text(LEFT + side + 10, TOP - 10, Anchor.START, "tick", "right");
        for (int row = 0; row < classes.length; row++) {
            row(svg, classes, row, cell);
        }
        return svg.render();
    }

    private void row(Svg svg, int[] classes, int row, double cell) {
        int[] answers = counts[classes[row]];
        int total = IntStream.of(answers).sum();
        double y = TOP + row * cell;
        double middle = y + cell / 2 + 4;
        svg.text(LEFT - 8, middle, Anchor.END, "tick", shown(classes[row]));
        svg.text(LEFT + (row + 0.5) * cell, TOP - 10, Anchor.MIDDLE, "tick", shown(classes[row]));
        for (int column = 0; column < classes.length; column++) {
            int count = answers[classes[column]];
            double share = total == 0 ? 0 : (double) count / total;
            double x = LEFT + column * cell;
            String title = names.get(classes[row]) + " taken for " + names.get(classes[column]) + ": " + count;
            if (count == 0) {
                svg.empty(x, y, cell - 1, cell - 1, title);
            } else {
                svg.rectangle(x, y, cell - 1, cell - 1, Colours.sequential(0.12 + 0.88 * share), title);
            }
            boolean small = cell < 26;
            String text = String.valueOf(count);
            if (count > 0 && cell >= 16 && text.length() * (small ? SMALL_DIGIT : DIGIT) < cell) {
                String style = (share > 0.55 ? "onDark" : "onLight") + (small ? " small" : "");
                svg.text(x + cell / 2, middle, Anchor.MIDDLE, style, text);
            }
        }
        if (total > 0) {
            String right = Math.round(1000.0 * answers[classes[row]] / total) / 10.0 + " %";
            svg.text(LEFT + classes.length * cell + 10, middle, Anchor.START, "tick", right);
        }
    }

    private String shown(int index) {
        String name = names.get(index);
        return name.length() > 12 ? name.substring(0, 11) + "\u2026" : name;
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
}
