package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Svg.Anchor;
import io.github.rnngen.cli.report.Ticks.Tick;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Values of several units over time: a row a unit, a column a step.
 *
 * @param rowLabel what the rows are
 * @param columnLabel what the columns are
 * @param values {@code [unit][step]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(String rowLabel, String columnLabel, double[][] values) implements Figure {
    private static final double WIDTH = 760;
    private static final double LEFT = 74;
    private static final double RIGHT = 86;
    private static final double TOP = 12;
    private static final double BOTTOM = 46;
    private static final int KEY_STEPS = 40;

    /** The most rows that are shown. */
    private static final int MOST_ROWS = 64;

    /** What the labels of the key need. */
    private static final double LEAST_HEIGHT = 66;

    @Override
    public String render() {
        int rows = Math.min(values.length, MOST_ROWS);
        int steps = rows == 0 ? 0 : values[0].length;
        if (steps == 0) {
            return "<p>There is nothing to show.</p>\n";
        }
        double cellHeight = Math.max(LEAST_HEIGHT / rows, Math.max(5, Math.min(22, 360.0 / rows)));
        double cellWidth = (WIDTH - LEFT - RIGHT) / steps;
        double bottom = TOP + rows * cellHeight;
        double most = Stream.of(values)
                .limit(rows)
                .flatMapToDouble(DoubleStream::of)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double scale = most > 0 ? most : 1;
        Svg svg = new Svg(WIDTH, bottom + BOTTOM, rowLabel + " over " + columnLabel);
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                // A hair wider than the column, so that no seams show between cells.
                svg.rectangle(
                        LEFT + step * cellWidth,
                        TOP + row * cellHeight,
                        cellWidth + 0.4,
                        cellHeight + (row == rows - 1 ? 0 : 0.4),
                        Colours.diverging(values[row][step] / scale),
                        "");
            }
        }
        rowTicks(svg, rows, cellHeight);
        columnTicks(svg, steps, cellWidth, bottom);
        key(svg, bottom, scale);
        return note() + svg.render();
    }

    private String note() {
        return values.length <= MOST_ROWS
                ? ""
                : "<p>The first " + MOST_ROWS + " of " + values.length + " rows are shown.</p>\n";
    }

    private void rowTicks(Svg svg, int rows, double cellHeight) {
        int stride = (int) Math.ceil(12 / cellHeight);
        for (int row = 0; row < rows; row += stride) {
            svg.text(LEFT - 8, TOP + (row + 0.5) * cellHeight + 4, Anchor.END, "tick", String.valueOf(row));
        }
        svg.rotated(16, TOP + rows * cellHeight / 2, Anchor.MIDDLE, "label", rowLabel);
    }

    private void columnTicks(Svg svg, int steps, double cellWidth, double bottom) {
        if (steps > 1) {
            for (Tick tick : Ticks.whole(0, steps - 1, 8)) {
                svg.text(LEFT + (tick.value() + 0.5) * cellWidth, bottom + 16, Anchor.MIDDLE, "tick", tick.label());
            }
        }
        svg.text(LEFT + (WIDTH - LEFT - RIGHT) / 2, bottom + 38, Anchor.MIDDLE, "label", columnLabel);
    }

    private static void key(Svg svg, double bottom, double scale) {
        double height = Math.min(160, bottom - TOP);
        double x = WIDTH - RIGHT + 20;
        for (int i = 0; i < KEY_STEPS; i++) {
            double value = 1 - 2 * (i + 0.5) / KEY_STEPS;
            svg.rectangle(x, TOP + i * height / KEY_STEPS, 14, height / KEY_STEPS + 0.4, Colours.diverging(value), "");
        }
        String greatest = String.format(Locale.ROOT, "%.2g", scale).contains("e")
                ? String.format(Locale.ROOT, "%.1e", scale)
                : String.format(Locale.ROOT, scale < 10 ? "%.2f" : "%.0f", scale);
        svg.text(x + 19, TOP + 9, Anchor.START, "tick", greatest);
        svg.text(x + 19, TOP + height / 2 + 4, Anchor.START, "tick", "0");
        svg.text(x + 19, TOP + height, Anchor.START, "tick", "\u2212" + greatest);
    }
}
