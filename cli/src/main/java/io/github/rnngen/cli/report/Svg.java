package io.github.rnngen.cli.report;

import java.util.Locale;

/** A picture of a fixed size that scales with the page. Not thread-safe. */
final class Svg {
    /** Where a text is anchored. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A small picture is not drawn larger than so many times its size. */
    private static final double MOST_ENLARGED = 1.3;

    /** On a narrow screen a larger picture is made smaller down to this width; the rest is scrolled to. */
    private static final double LEAST_WIDTH = 560;

    private final StringBuilder body = new StringBuilder(4096);
    private final double width;
    private final double height;
    private final String description;

    Svg(double width, double height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>\n",
                Markup.coordinate(x1),
                Markup.coordinate(y1),
                Markup.coordinate(x2),
                Markup.coordinate(y2),
                style));
        return this;
    }

    Svg rectangle(double x, double y, double w, double h, String fill, String title) {
        return box(x, y, w, h, title, "fill=\"" + fill + "\"");
    }

    /** A rectangle with nothing to show, in the colour of the page's style. */
    Svg empty(double x, double y, double w, double h, String title) {
        return box(x, y, w, h, title, "class=\"empty\"");
    }

    /** A rectangle in the colour of the page's style, which the page shines through. */
    Svg shaded(double x, double y, double w, double h, double opacity, String title) {
        return box(x, y, w, h, title, String.format(Locale.ROOT, "class=\"shaded\" fill-opacity=\"%.2f\"", opacity));
    }

    private Svg box(double x, double y, double w, double h, String title, String look) {
        body.append("<rect x=\"")
                .append(Markup.coordinate(x))
                .append("\" y=\"")
                .append(Markup.coordinate(y))
                .append("\" width=\"")
                .append(Markup.coordinate(w))
                .append("\" height=\"")
                .append(Markup.coordinate(h))
                .append("\" ")
                .append(look)
                .append(title.isEmpty() ? "/>" : "><title>" + Markup.escape(title) + "</title></rect>")
                .append('\n');
        return this;
    }

    Svg text(double x, double y, Anchor anchor, String style, String text) {
        return text(x, y, anchor, style, text, "");
    }

    Svg rotated(double x, double y, Anchor anchor, String style, String text) {
        String turn = " transform=\"rotate(-90 " + Markup.coordinate(x) + " " + Markup.coordinate(y) + ")\"";
        return text(x, y, anchor, style, text, turn);
    }

    private Svg text(double x, double y, Anchor anchor, String style, String text, String more) {
        body.append("<text x=\"")
                .append(Markup.coordinate(x))
                .append("\" y=\"")
                .append(Markup.coordinate(y))
                .append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append("\" class=\"")
                .append(style)
                .append('"')
                .append(more)
                .append('>')
                .append(Markup.escape(text))
                .append("</text>\n");
        return this;
    }

    /** A line along points, given as SVG path data. */
    Svg path(String data, String colour, double strokeWidth) {
        body.append("<path d=\"")
                .append(data)
                .append("\" fill=\"none\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(Markup.coordinate(strokeWidth))
                .append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\"")
                .append("/>\n");
        return this;
    }

    Svg dot(double x, double y, double radius, String colour) {
        body.append("<circle cx=\"")
                .append(Markup.coordinate(x))
                .append("\" cy=\"")
                .append(Markup.coordinate(y))
                .append("\" r=\"")
                .append(Markup.coordinate(radius))
                .append("\" fill=\"")
                .append(colour)
                .append("\"/>\n");
        return this;
    }

    String render() {
        return "<div class=\"scroll\"><svg viewBox=\"0 0 " + Markup.coordinate(width) + " " + Markup.coordinate(height)
                + "\" style=\"min-width: " + Markup.coordinate(Math.min(LEAST_WIDTH, width))
                + "px; max-width: " + Markup.coordinate(MOST_ENLARGED * width)
                + "px\" role=\"img\" aria-label=\""
                + Markup.escape(description) + "\">\n" + body + "</svg></div>\n";
    }
}
