package io.github.rnngen.benchmarks.table;

import java.util.List;
import java.util.Locale;

/** How many times faster than libtorch generated code is, as bars over a logarithmic axis, for light and dark screens. */
final class SpeedChart {
    private static final int WIDTH = 860;
    private static final int LEFT = 210;
    private static final int RIGHT = 70;
    private static final int TOP = 64;
    private static final int BAR = 9;
    private static final int ROW = 27;
    private static final int GAP = 18;

    /** Room for a number behind a bar. */
    private static final int LABEL = 24;

    private static final double LEAST = 0.1;
    private static final double GREATEST = 10_000;
    private static final List<Double> TICKS = List.of(0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0);

    /** How many times faster each form is. */
    record Row(Task task, double vector, double plain) {}

    private final StringBuilder svg = new StringBuilder();

    private SpeedChart() {}

    static String of(String title, List<Row> rows) {
        return new SpeedChart().draw(title, rows);
    }

    private String draw(String title, List<Row> rows) {
        long groups = rows.stream().map(row -> row.task().cell()).distinct().count();
        int bottom = TOP + rows.size() * ROW + (int) (groups - 1) * GAP;
        add("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Bars: times faster than libtorch">
                <style>
                text { font: 13px system-ui, sans-serif; fill: #24292f; }
                .title { font-weight: 600; font-size: 15px; }
                .soft { fill: #57606a; }
                .ground { fill: #ffffff; }
                .grid { stroke: #d0d7de; }
                .one { stroke: #57606a; stroke-width: 1.5; }
                .vector { fill: #0969da; }
                .plain { fill: #bf8700; }
                .aim { fill: #cf222e; }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; } .soft { fill: #9198a1; } .ground { fill: #0d1117; } .grid { stroke: #30363d; }
                .one { stroke: #9198a1; } .vector { fill: #4493f8; } .plain { fill: #d29922; } .aim { fill: #ff7b72; }
                }
                </style>
                <rect class="ground" width="100%%" height="100%%"/>
                <text class="title" x="12" y="24">%s: times faster than libtorch</text>
                <rect class="vector" x="%d" y="14" width="12" height="12"/><text x="%d" y="25">vectors</text>
                <rect class="plain" x="%d" y="14" width="12" height="12"/><text x="%d" y="25">plain Java</text>
                <rect class="aim" x="%d" y="12" width="2" height="16"/><text x="%d" y="25">aim</text>
                """, WIDTH, bottom + 16, title, WIDTH - 290, WIDTH - 272, WIDTH - 200, WIDTH - 182, WIDTH - 90, WIDTH - 80);
        for (double tick : TICKS) {
            add(
                    "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>"
                            + "<text class=\"soft\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    tick == 1 ? "one" : "grid", x(tick), TOP - 6, x(tick), bottom, x(tick), TOP - 12, label(tick));
        }
        int y = TOP;
        String cell = rows.isEmpty() ? "" : rows.get(0).task().cell();
        for (Row row : rows) {
            y += row.task().cell().equals(cell) ? 0 : GAP;
            cell = row.task().cell();
            add(
                    "<text text-anchor=\"end\" x=\"%d\" y=\"%d\">%s %s</text>%n",
                    LEFT - 10, y + ROW / 2 + 2, cell, row.task().size());
            bar("vector", row.vector(), x(row.task().target()), y + 2);
            bar("plain", row.plain(), x(row.task().target()), y + 3 + BAR);
            add(
                    "<rect class=\"aim\" x=\"%.1f\" y=\"%d\" width=\"2\" height=\"%d\"/>%n",
                    x(row.task().target()) - 1, y + 1, 2 * BAR + 3);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    /** A bar from where both are equally fast, and its number behind it, and behind the aim if that is where it would stand. */
    private void bar(String kind, double ratio, double aim, int y) {
        double from = Math.min(x(1), x(ratio));
        double to = Math.max(x(1), x(ratio));
        boolean atAim = aim > to - 4 && aim < to + LABEL;
        add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                        + "<text class=\"soft\" style=\"font-size:10px\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                kind, from, y, to - from, BAR, (atAim ? aim : to) + 4, y + BAR - 1, label(ratio));
    }

    private static String label(double ratio) {
        return ratio >= 10 ? String.format(Locale.ROOT, "%.0f", ratio) : String.format(Locale.ROOT, "%.1f", ratio);
    }

    private static double x(double ratio) {
        double share = Math.log(ratio / LEAST) / Math.log(GREATEST / LEAST);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
