package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Axis.Range;
import io.github.rnngen.cli.report.Svg.Anchor;
import io.github.rnngen.cli.report.Ticks.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lines over a common axis.
 *
 * @param lines what is shown, later ones above earlier ones
 * @param mark where on the horizontal axis something happened; not a number for nothing
 * @param markLabel what happened there
 */
public record LineChart(Axis horizontal, Axis vertical, List<Line> lines, double mark, String markLabel)
        implements Figure {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 300;
    private static final double LEFT = 74;
    private static final double RIGHT = 18;
    private static final double TOP = 34;
    private static final double BOTTOM = 48;
    private static final int HORIZONTAL_TICKS = 8;
    private static final int VERTICAL_TICKS = 5;
    private static final int LONGEST_LABEL = 36;
    private static final double PLOT_WIDTH = WIDTH - LEFT - RIGHT;
    private static final double PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;

    /** How a line is drawn. */
    public enum Style {
        /** What the reader came for. */
        BLUE("#0072B2", 1.8),
        /** What it is compared with. */
        ORANGE("#D55E00", 1.8),
        /** In the background. */
        GREY("#8A8F98", 1.3);

        private final String colour;
        private final double width;

        Style(String colour, double width) {
            this.colour = colour;
            this.width = width;
        }
    }

    /**
     * A line.
     *
     * @param x ascending, but for gaps
     * @param y as many; the line is interrupted where one is not finite
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String name, double[] x, double[] y, Style style) {
        /** With 1, 2, 3 … as {@code x}. */
        public static Line counted(String name, double[] y, Style style) {
            double[] x = new double[y.length];
            Arrays.setAll(x, i -> i + 1);
            return new Line(name, x, y, style);
        }
    }

    public LineChart {
        lines = List.copyOf(lines);
    }

    /** Without a mark. */
    public LineChart(Axis horizontal, Axis vertical, List<Line> lines) {
        this(horizontal, vertical, lines, Double.NaN, "");
    }

    @Override
    public String render() {
        double[] xs = lines.stream()
                .flatMapToDouble(line -> DoubleStream.of(line.x))
                .filter(horizontal::shows)
                .toArray();
        double[] ys = lines.stream()
                .flatMapToDouble(line -> DoubleStream.of(line.y))
                .filter(vertical::shows)
                .toArray();
        if (xs.length == 0 || ys.length == 0) {
            return "<p>There is nothing to show.</p>\n";
        }
        Range across = horizontal.range(least(xs), greatest(xs), false);
        Range up = vertical.range(least(ys), greatest(ys), true);
        Svg svg = new Svg(WIDTH, HEIGHT, vertical.label() + " over " + horizontal.label());
        axes(svg, across, up);
        lines.forEach(line -> draw(svg, line, across, up));
        legend(svg);
        return svg.render();
    }

    private static double least(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double greatest(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }

    private void axes(Svg svg, Range across, Range up) {
        double bottom = TOP + PLOT_HEIGHT;
        for (Tick tick : vertical.ticks(up, VERTICAL_TICKS)) {
            double y = y(tick.value(), up);
            svg.line(LEFT, y, LEFT + PLOT_WIDTH, y, "grid");
            svg.text(LEFT - 8, y + 4, Anchor.END, "tick", tick.label());
        }
        for (Tick tick : horizontal.ticks(across, HORIZONTAL_TICKS)) {
            double x = x(tick.value(), across);
            svg.line(x, bottom, x, bottom + 5, "axis");
            svg.text(x, bottom + 18, Anchor.MIDDLE, "tick", tick.label());
        }
        svg.line(LEFT, bottom, LEFT + PLOT_WIDTH, bottom, "axis");
        svg.text(LEFT + PLOT_WIDTH / 2, HEIGHT - 8, Anchor.MIDDLE, "label", horizontal.label());
        svg.rotated(16, TOP + PLOT_HEIGHT / 2, Anchor.MIDDLE, "label", shortened(vertical.label()));
        if (mark >= across.least() && mark <= across.greatest()) {
            double x = x(mark, across);
            svg.line(x, TOP, x, bottom, "mark");
            boolean right = x > LEFT + PLOT_WIDTH * 0.7;
            svg.text(right ? x - 5 : x + 5, TOP + 11, right ? Anchor.END : Anchor.START, "tick", markLabel);
        }
    }

    /** What there is room for beside the chart. */
    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private double x(double value, Range across) {
        return LEFT + PLOT_WIDTH * horizontal.place(value, across);
    }

    private double y(double value, Range up) {
        return TOP + PLOT_HEIGHT * (1 - vertical.place(value, up));
    }

    private void draw(Svg svg, Line line, Range across, Range up) {
        PathData path = new PathData();
        for (int i = 0; i < line.y.length; i++) {
            if (vertical.shows(line.y[i]) && horizontal.shows(line.x[i])) {
                path.to(x(line.x[i], across), y(line.y[i], up));
            } else {
                path.interrupt();
            }
        }
        svg.path(path.finish(), line.style.colour, line.style.width);
        path.lonePoints().forEach(p -> svg.dot(p.x(), p.y(), line.style.width, line.style.colour));
    }

    private void legend(Svg svg) {
        double x = LEFT;
        for (Line line : lines) {
            svg.path("M" + Markup.coordinate(x) + " 16h22", line.style.colour, line.style.width + 0.7);
            svg.text(x + 28, 20, Anchor.START, "legend", line.name);
            x += 28 + 7.2 * line.name.length() + 24;
        }
    }
}
