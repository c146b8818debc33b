package io.github.rnngen.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is written in a picture, and where. */
final class Texts {
    private static final Pattern TEXT = Pattern.compile("<text x=\"([^\"]+)\" y=\"([^\"]+)\" text-anchor=\"(\\w+)\""
            + " class=\"([\\w ]+)\"( transform=\"rotate[^\"]+\")?>([^<]*)</text>");

    private Texts() {}

    /** A text in the rectangle that it takes in a usual font. */
    record Text(String text, String style, double left, double top, double right, double bottom) {
        boolean touches(Text other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    static List<Text> of(String svg) {
        return TEXT.matcher(svg)
                .results()
                .map(match -> placed(
                        Double.parseDouble(match.group(1)),
                        Double.parseDouble(match.group(2)),
                        match.group(3),
                        match.group(4),
                        match.group(5) != null,
                        match.group(6)))
                .toList();
    }

    private static Text placed(double x, double y, String anchor, String style, boolean rotated, String text) {
        double size = style.contains("small") ? 9 : style.equals("tick") ? 12 : 13;
        double length = 0.6 * size * text.length();
        double before = anchor.equals("start") ? 0 : anchor.equals("end") ? length : length / 2;
        double height = 0.7 * size;
        return rotated
                ? new Text(text, style, x - height, y + before - length, x, y + before)
                : new Text(text, style, x - before, y - height, x - before + length, y);
    }

    /** Texts that are printed over each other. */
    static List<String> overlapping(String svg) {
        List<Text> texts = of(svg);
        List<String> overlapping = new ArrayList<>();
        IntStream.range(0, texts.size())
                .forEach(i -> texts.subList(0, i).stream()
                        .filter(texts.get(i)::touches)
                        .forEach(other -> overlapping.add(other.text + " and " + texts.get(i).text)));
        return overlapping;
    }
}
