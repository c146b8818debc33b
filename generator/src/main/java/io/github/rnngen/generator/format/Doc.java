package io.github.rnngen.generator.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with places where lines may end, after Wadler: A prettier printer, 2003. A group stands on one line if it fits, else
 * all places of its own end their lines.
 */
sealed interface Doc {
    Measure measure();

    /** Words that stay together. */
    record Text(String text, Measure measure) implements Doc {}

    /** A place where a line may end; flat it is a blank, or nothing. */
    record Line(boolean blank, Measure measure) implements Doc {}

    /** A place where a line ends. */
    record Hard(Measure measure) implements Doc {}

    /** A comment that ends its line. */
    record Ending(String comment, Measure measure) implements Doc {}

    record Concat(List<Doc> parts, Measure measure) implements Doc {}

    /** Lines within are indented by one step. */
    record Nest(Doc inner, Measure measure) implements Doc {}

    record Group(Doc inner, Measure measure) implements Doc {}

    /** What stands behind a {@code =}: on a line of its own if it fits there and not behind the sign. */
    record Assigned(Doc inner, Measure measure) implements Doc {}

    /** As many parts to a line as fit. */
    record Fill(List<Doc> parts, Measure measure) implements Doc {}

    /**
     * How much room something takes.
     *
     * @param width in characters, if all of it stands on one line
     * @param lead how much of that comes before the first place where a line may end
     * @param breakable whether there is such a place
     * @param forced whether a line has to end within
     * @param ended whether a comment at its end wants the line to end
     */
    record Measure(int width, int lead, boolean breakable, boolean forced, boolean ended) {
        static final Measure NONE = new Measure(0, 0, false, false, false);

        static Measure ofText(String text) {
            int width = text.codePointCount(0, text.length());
            return new Measure(width, width, false, false, false);
        }

        /** Of this and what follows. */
        Measure then(Measure next) {
            if (next.equals(NONE)) {
                return this;
            }
            return new Measure(
                    width + next.width,
                    breakable ? lead : lead + next.lead,
                    breakable || next.breakable,
                    forced || next.forced || (ended && (next.width > 0 || next.breakable)),
                    next.ended || (ended && next.width == 0 && !next.breakable));
        }

        Measure broken() {
            return new Measure(width, lead, breakable, true, ended);
        }
    }

    static Doc text(String text) {
        return new Text(text, Measure.ofText(text));
    }

    /** A blank, or the end of a line. */
    static Doc line() {
        return new Line(true, new Measure(1, 0, true, false, false));
    }

    /** Nothing, or the end of a line. */
    static Doc soft() {
        return new Line(false, new Measure(0, 0, true, false, false));
    }

    static Doc hard() {
        return new Hard(new Measure(0, 0, true, true, false));
    }

    static Doc ending(String comment) {
        return new Ending(comment, new Measure(0, 0, false, false, true));
    }

    static Doc concat(List<Doc> parts) {
        Measure measure = Measure.NONE;
        for (Doc part : parts) {
            measure = measure.then(part.measure());
        }
        return new Concat(List.copyOf(parts), measure);
    }

    static Doc concat(Doc... parts) {
        return concat(List.of(parts));
    }

    static Doc nest(Doc inner) {
        return new Nest(inner, inner.measure());
    }

    static Doc group(Doc inner) {
        return new Group(inner, inner.measure());
    }

    /** A group that does not stand on one line. */
    static Doc broken(Doc inner) {
        return new Group(inner, inner.measure().broken());
    }

    static Doc assigned(Doc inner) {
        return new Assigned(inner, line().measure().then(inner.measure()));
    }

    /** With a blank or the end of a line between parts. */
    static Doc fill(List<Doc> parts) {
        List<Doc> lines = new ArrayList<>();
        for (Doc part : parts) {
            lines.add(part);
            lines.add(line());
        }
        Measure measure =
                concat(lines.subList(0, Math.max(0, lines.size() - 1))).measure();
        return new Fill(List.copyOf(parts), measure);
    }
}
