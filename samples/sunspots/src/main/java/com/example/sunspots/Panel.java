package com.example.sunspots;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A part of a picture with years from left to right and numbers from bottom to top.
 *
 * @param left edge, in the picture's units as all edges
 * @param firstYear at the left edge
 * @param lastYear at the right edge
 * @param greatest the number at the top edge; 0 is at the bottom
 */
record Panel(double left, double top, double right, double bottom, int firstYear, int lastYear, double greatest) {
    double x(double year) {
        return left + (right - left) * (year - firstYear) / (lastYear - firstYear);
    }

    double y(double number) {
        return bottom - (bottom - top) * number / greatest;
    }

    /** The path of a series' line. */
    String line(Series series) {
        return IntStream.rangeClosed(series.firstYear(), series.lastYear())
                .mapToObj(year -> String.format(Locale.ROOT, "%.1f,%.1f", x(year), y(series.in(year))))
                .collect(Collectors.joining(" L", "M", ""));
    }

    /** The path around all that is below a series' line. */
    String areaBelow(Series series) {
        return line(series)
                + String.format(
                        Locale.ROOT,
                        " L%.1f,%.1f L%.1f,%.1f Z",
                        x(series.lastYear()),
                        bottom,
                        x(series.firstYear()),
                        bottom);
    }
}
