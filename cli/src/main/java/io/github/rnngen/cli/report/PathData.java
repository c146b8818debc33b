package io.github.rnngen.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as SVG path data. Of all points in one column of half a pixel only the first, the last, and the highest and lowest are
 * kept, so a million points make no larger page than a thousand, and look the same. Not thread-safe.
 */
final class PathData {
    private static final double COLUMN = 0.5;

    private final StringBuilder data = new StringBuilder();
    private final List<Point> column = new ArrayList<>();
    private final List<Point> lone = new ArrayList<>();
    private int drawn;

    /** A point that no line leads to. */
    record Point(double x, double y) {}

    void to(double x, double y) {
        if (!column.isEmpty() && x - column.get(0).x >= COLUMN) {
            flush();
        }
        column.add(new Point(x, y));
        if (column.size() > 4) {
            reduce();
        }
    }

    void interrupt() {
        if (drawn == 0 && column.size() == 1) {
            lone.add(column.get(0));
            column.clear();
        }
        flush();
        drawn = 0;
    }

    String finish() {
        interrupt();
        return data.toString();
    }

    List<Point> lonePoints() {
        return lone;
    }

    /** Keeps the first, the lowest, the highest and the last, in the order in which they came. */
    private void reduce() {
        int low = 0;
        int high = 0;
        for (int i = 1; i < column.size(); i++) {
            low = column.get(i).y < column.get(low).y ? i : low;
            high = column.get(i).y > column.get(high).y ? i : high;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            if (i == 0 || i == low || i == high || i == column.size() - 1) {
                kept.add(column.get(i));
            }
        }
        column.clear();
        column.addAll(kept);
    }

    private void flush() {
        for (Point point : column) {
            data.append(drawn++ == 0 ? 'M' : 'L')
                    .append(Markup.coordinate(point.x))
                    .append(' ')
                    .append(Markup.coordinate(point.y));
        }
        column.clear();
    }
}
