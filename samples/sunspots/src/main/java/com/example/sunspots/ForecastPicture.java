package com.example.sunspots;

import java.util.Locale;

/** Draws forecasts against the truth: the years that were judged, and above them where they lie in the whole. */
final class ForecastPicture {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 640;
    private static final double LEFT = 56;
    private static final double RIGHT = WIDTH - 28;

    /** Between the lines of the grid. */
    private static final int STEP = 50;

    private static final String INK = "#1f2933";
    private static final String FAINT = "#7b8794";
    private static final String GRID = "#e4e7eb";
    private static final String SHADE = "#fdf1e3";
    private static final String TRUTH = "#52606d";
    private static final String TRUTH_BELOW = "#eef1f4";
    private static final String FORECAST = "#d9730d";

    private final Svg svg = new Svg(WIDTH, HEIGHT);
    private final Series all;
    private final Series judged;
    private final Series forecasts;

    private ForecastPicture(Series all, Series judged, Series forecasts) {
        this.all = all;
        this.judged = judged;
        this.forecasts = forecasts;
    }

    /**
     * The picture as an SVG document.
     *
     * @param all the whole series
     * @param judged the years on which forecasts are judged, at the end of it
     * @param forecasts those of the judged years
     */
    static String draw(Series all, Series judged, Series forecasts, Errors network, Errors persistence) {
        ForecastPicture picture = new ForecastPicture(all, judged, forecasts);
        picture.heading(network, persistence);
        picture.overview(new Panel(LEFT, 112, RIGHT, 172, all.firstYear(), all.lastYear(), top(all)));
        double top = Math.max(top(judged), top(forecasts));
        picture.detail(new Panel(LEFT, 252, RIGHT, 596, judged.firstYear(), judged.lastYear(), top));
        return picture.svg.finish();
    }

    /** The round number above all numbers of a series. */
    private static double top(Series series) {
        double greatest =
                series.numbers().stream().mapToDouble(number -> number).max().orElseThrow();
        return STEP * Math.ceil(greatest / STEP);
    }

    private void heading(Errors network, Errors persistence) {
        svg.words(LEFT, 40, 24, "start", INK, "Sunspots, forecast one year ahead");
        svg.words(
                LEFT,
                64,
                14,
                "start",
                FAINT,
                String.format(
                        Locale.ROOT,
                        "Elman network, trained on %d\u2013%d. Root mean squared error in the years after: %.1f; "
                                + "of the forecast that next year is like this one: %.1f.",
                        all.firstYear(),
                        judged.firstYear() - 1,
                        network.rootMeanSquare(),
                        persistence.rootMeanSquare()));
    }

    private void overview(Panel panel) {
        double border = panel.x(judged.firstYear());
        svg.rectangle(border, panel.top() - 22, panel.right() - border, panel.bottom() - panel.top() + 22, SHADE);
        svg.words(panel.left(), panel.top() - 8, 12, "start", FAINT, "trained on these years");
        svg.words(border + 6, panel.top() - 8, 12, "start", FORECAST, "judged on these");
        svg.curve(panel.line(all), TRUTH, 1);
        years(panel, 50);
    }

    private void detail(Panel panel) {
        for (int number = 0; number <= panel.greatest(); number += STEP) {
            svg.line(panel.left(), panel.y(number), panel.right(), panel.y(number), GRID);
            svg.words(panel.left() - 10, panel.y(number) + 4, 12, "end", FAINT, String.valueOf(number));
        }
        svg.area(panel.areaBelow(judged), TRUTH_BELOW);
        svg.curve(panel.line(judged), TRUTH, 2);
        svg.curve(panel.line(forecasts), FORECAST, 2.5);
        for (int year = judged.firstYear(); year <= judged.lastYear(); year++) {
            svg.dot(panel.x(year), panel.y(judged.in(year)), 2.5, TRUTH);
            svg.dot(panel.x(year), panel.y(forecasts.in(year)), 3, FORECAST);
        }
        years(panel, 10);
        key(panel.left(), panel.top() - 22, TRUTH, "sunspot number");
        key(panel.left() + 160, panel.top() - 22, FORECAST, "forecast from the years before");
    }

    private void years(Panel panel, int step) {
        svg.line(panel.left(), panel.bottom(), panel.right(), panel.bottom(), FAINT);
        int first = (panel.firstYear() + step - 1) / step * step;
        for (int year = first; year <= panel.lastYear(); year += step) {
            svg.line(panel.x(year), panel.bottom(), panel.x(year), panel.bottom() + 5, FAINT);
            svg.words(panel.x(year), panel.bottom() + 20, 12, "middle", FAINT, String.valueOf(year));
        }
    }

    private void key(double x, double y, String colour, String meaning) {
        svg.rectangle(x, y - 6, 26, 3, colour);
        svg.words(x + 34, y, 13, "start", colour, meaning);
    }
}
