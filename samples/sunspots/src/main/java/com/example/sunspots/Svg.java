package com.example.sunspots;

import java.util.Locale;

/** Writes SVG, element by element. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height) {
        element(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"Helvetica, Arial, sans-serif\">",
                width, height, width, height);
        rectangle(0, 0, width, height, "#ffffff");
    }

    void rectangle(double left, double top, double width, double height, String fill) {
        element(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                left, top, width, height, fill);
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        element("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    void curve(String path, String colour, double width) {
        element(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linejoin=\"round\"/>",
                path, colour, width);
    }

    void area(String path, String fill) {
        element("<path d=\"%s\" fill=\"%s\"/>", path, fill);
    }

    void dot(double x, double y, double radius, String fill) {
        element("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, fill);
    }

    /**
     * Writes words.
     *
     * @param anchor which point of the words is at x: {@code start}, {@code middle} or {@code end}
     */
    void words(double x, double y, int size, String anchor, String fill, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        element(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, size, anchor, fill, escaped);
    }

    /** The whole picture. */
    String finish() {
        return text + "</svg>\n";
    }

    private void element(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
