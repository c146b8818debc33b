package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Axis.Range;
import io.github.rnngen.cli.report.Svg.Anchor;
import io.github.rnngen.cli.report.Ticks.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
    private static final double LEAST_LEFT = 74;
    private static final double RIGHT = 18;
    private static final double TOP = 34;
    private static final double BOTTOM = 48;
    private static final int HORIZONTAL_TICKS = 8;
    private static final int FEWEST_HORIZONTAL_TICKS = 3;
    private static final int VERTICAL_TICKS = 5;
    private static final int LONGEST_LABEL = 36;

    /** What the name of the vertical axis takes. */
    private static final double TITLE = 28;

    private static final double GAP = 8;
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
        Plot plot =
                plot(horizontal.range(least(xs), greatest(xs), false), vertical.range(least(ys), greatest(ys), true));
        Svg svg = new Svg(WIDTH, HEIGHT, vertical.label() + " over " + horizontal.label());
        axes(svg, plot);
        lines.forEach(line -> draw(svg, line, plot));
        legend(svg, plot);
        return svg.render();
    }

    /** What of the axes is shown, right of the vertical one's labels. */
    private Plot plot(Range across, Range up) {
        double widest = vertical.ticks(up, VERTICAL_TICKS).stream()
                .mapToDouble(tick -> Lettering.tickWidth(tick.label()))
                .max()
                .orElse(0);
        return new Plot(Math.max(LEAST_LEFT, TITLE + widest + GAP), across, up);
    }

    private record Plot(double left, Range across, Range up) {
        double width() {
            return WIDTH - RIGHT - left;
        }

        double middle() {
            return left + width() / 2;
        }
    }

    private static double least(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double greatest(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }

    private void axes(Svg svg, Plot plot) {
        double bottom = TOP + PLOT_HEIGHT;
        for (Tick tick : vertical.ticks(plot.up, VERTICAL_TICKS)) {
            double y = y(tick.value(), plot);
            svg.line(plot.left, y, plot.left + plot.width(), y, "grid");
            svg.text(plot.left - GAP, y + 4, Anchor.END, "tick", tick.label());
        }
        for (Tick tick : horizontalTicks(plot)) {
            double x = x(tick.value(), plot);
            svg.line(x, bottom, x, bottom + 5, "axis");
            svg.text(middle(tick, plot), bottom + 18, Anchor.MIDDLE, "tick", tick.label());
        }
        svg.line(plot.left, bottom, plot.left + plot.width(), bottom, "axis");
        svg.text(plot.middle(), HEIGHT - 8, Anchor.MIDDLE, "label", horizontal.label());
        svg.rotated(
                16,
                TOP + PLOT_HEIGHT / 2,
                Anchor.MIDDLE,
                "label",
                Lettering.shortened(vertical.label(), LONGEST_LABEL));
        if (mark >= plot.across.least() && mark <= plot.across.greatest()) {
            double x = x(mark, plot);
            svg.line(x, TOP, x, bottom, "mark");
            boolean right = x > plot.left + plot.width() * 0.7;
            svg.text(right ? x - 5 : x + 5, TOP + 11, right ? Anchor.END : Anchor.START, "tick", markLabel);
        }
    }

    /** As many as there is room for. */
    private List<Tick> horizontalTicks(Plot plot) {
        return IntStream.iterate(HORIZONTAL_TICKS, wanted -> wanted > FEWEST_HORIZONTAL_TICKS, wanted -> wanted - 1)
                .mapToObj(wanted -> horizontal.ticks(plot.across, wanted))
                .filter(ticks ->
                        IntStream.range(1, ticks.size()).allMatch(i -> apart(ticks.get(i - 1), ticks.get(i), plot)))
                .findFirst()
                .orElseGet(() -> horizontal.ticks(plot.across, FEWEST_HORIZONTAL_TICKS));
    }

    private boolean apart(Tick tick, Tick next, Plot plot) {
        double room = (Lettering.tickWidth(tick.label()) + Lettering.tickWidth(next.label())) / 2 + GAP;
        return middle(next, plot) - middle(tick, plot) >= room;
    }

    /** The middle of a label: at its tick, unless the picture ends before. */
    private double middle(Tick tick, Plot plot) {
        return Math.min(x(tick.value(), plot), WIDTH - Lettering.tickWidth(tick.label()) / 2);
    }

    private double x(double value, Plot plot) {
        return plot.left + plot.width() * horizontal.place(value, plot.across);
    }

    private double y(double value, Plot plot) {
        return TOP + PLOT_HEIGHT * (1 - vertical.place(value, plot.up));
    }

    private void draw(Svg svg, Line line, Plot plot) {
        PathData path = new PathData();
        for (int i = 0; i < line.y.length; i++) {
            if (vertical.shows(line.y[i]) && horizontal.shows(line.x[i])) {
                path.to(x(line.x[i], plot), y(line.y[i], plot));
            } else {
                path.interrupt();
            }
        }
        svg.path(path.finish(), line.style.colour, line.style.width);
        path.lonePoints().forEach(p -> svg.dot(p.x(), p.y(), line.style.width + 0.7, line.style.colour));
    }

    private void legend(Svg svg, Plot plot) {
        double x = plot.left;
        for (Line line : lines) {
            svg.path("M" + Markup.coordinate(x) + " 16h22", line.style.colour, line.style.width + 0.7);
            svg.text(x + 28, 20, Anchor.START, "legend", line.name);
            x += 28 + 7.2 * line.name.length() + 24;
        }
    }
}
