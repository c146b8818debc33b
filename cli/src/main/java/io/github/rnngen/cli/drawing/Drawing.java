package io.github.rnngen.cli.drawing;

import io.github.rnngen.cli.drawing.Layout.Point;
import io.github.rnngen.cli.report.Markup;
import java.util.List;
import java.util.stream.Collectors;

/** Writes laid out boxes and arrows as SVG that needs nothing else to be shown, by day and by night. */
final class Drawing {
    private static final int MARGIN = 16;
    private static final int HEAD = 58;
    private static final String LEGEND =
            "green: given; blue: forward; red: backward; bold: results; dashed: from another time step";
    private static final String STYLE = """
            svg { background: #ffffff; font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
            text { font-size: 12px; fill: #1b1f24; white-space: pre; }
            .title { font: 600 16px system-ui, sans-serif; }
            .name { font-weight: 700; }
            .label { font-size: 10.5px; fill: #6a4a00; }
            .arrow { fill: none; stroke: #7a828c; stroke-width: 1.2; }
            .other { stroke: #b07a00; stroke-dasharray: 5 3; }
            .head { fill: #7a828c; } .other-head { fill: #b07a00; }
            rect { stroke-width: 1.2; }
            .given { fill: #e3f1e6; stroke: #4c8a5a; }
            .forward { fill: #e8f0fb; stroke: #4a78b5; }
            .backward { fill: #fbeae4; stroke: #b5654a; }
            .result { stroke-width: 2.8; }
            @media (prefers-color-scheme: dark) {
                svg { background: #16191d; }
                text { fill: #e6e9ed; }
                .label { fill: #f0c060; }
                .given { fill: #1f3325; } .forward { fill: #1e2b3d; } .backward { fill: #3b251e; }
            }
            """;

    private Drawing() {}

    static String render(String title, List<Box> boxes, List<Arrow> arrows, Layout layout) {
        double width = Math.max(layout.width(), Math.max(title.length() * 9.0, LEGEND.length() * 6.5)) + 2 * MARGIN;
        double height = layout.height() + MARGIN + HEAD;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(Markup.coordinate(width))
                .append("\" height=\"")
                .append(Markup.coordinate(height))
                .append("\" viewBox=\"0 0 ")
                .append(Markup.coordinate(width))
                .append(' ')
                .append(Markup.coordinate(height))
                .append("\">\n<title>")
                .append(Markup.escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<defs>\n")
                .append(marker("head"))
                .append(marker("other-head"))
                .append("</defs>\n");
        text(svg, MARGIN, 26, "title", title);
        text(svg, MARGIN, 44, "label", LEGEND);
        svg.append("<g transform=\"translate(")
                .append(MARGIN)
                .append(' ')
                .append(HEAD)
                .append(")\">\n");
        for (int i = 0; i < arrows.size(); i++) {
            arrow(svg, arrows.get(i), layout.paths().get(i), layout.labels().get(i));
        }
        for (int i = 0; i < boxes.size(); i++) {
            box(svg, boxes.get(i), layout.corners().get(i));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String marker(String style) {
        return "<marker id=\"" + style + "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                + " markerHeight=\"7\" orient=\"auto\"><path class=\"" + style + "\" d=\"M0 0L8 4L0 8z\"/></marker>\n";
    }

    private static void box(StringBuilder svg, Box box, Point corner) {
        svg.append("<rect class=\"")
                .append(box.style())
                .append("\" x=\"")
                .append(Markup.coordinate(corner.x()))
                .append("\" y=\"")
                .append(Markup.coordinate(corner.y()))
                .append("\" width=\"")
                .append(Markup.coordinate(box.width()))
                .append("\" height=\"")
                .append(Markup.coordinate(box.height()))
                .append("\" rx=\"5\"/>\n");
        double x = corner.x() + box.textStart();
        text(svg, x, corner.y() + box.baseline(0), "name", box.title());
        for (int i = 0; i < box.lines().size(); i++) {
            text(
                    svg,
                    x,
                    corner.y() + box.baseline(i + 1),
                    "formula",
                    box.lines().get(i));
        }
    }

    private static void arrow(StringBuilder svg, Arrow arrow, List<Point> path, Point label) {
        boolean other = arrow.crossesSteps();
        svg.append("<path class=\"arrow")
                .append(other ? " other" : "")
                .append("\" marker-end=\"url(#")
                .append(other ? "other-head" : "head")
                .append(")\" d=\"")
                .append(curve(path))
                .append("\"/>\n");
        if (other) {
            text(svg, label.x(), label.y() + Layout.LABEL_HEIGHT - 4, "label", arrow.label());
        }
    }

    /** Control points come in threes, as cubic curves want them; whatever is left over is joined by lines. */
    private static String curve(List<Point> path) {
        boolean cubic = (path.size() - 1) % 3 == 0;
        String start = "M" + place(path.get(0));
        return start
                + path.stream()
                        .skip(1)
                        .map(Drawing::place)
                        .collect(Collectors.joining(cubic ? " " : "L", cubic ? "C" : "L", ""));
    }

    private static String place(Point point) {
        return Markup.coordinate(point.x()) + " " + Markup.coordinate(point.y());
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(Markup.coordinate(x))
                .append("\" y=\"")
                .append(Markup.coordinate(y))
                .append("\">")
                .append(Markup.escape(text))
                .append("</text>\n");
    }
}
