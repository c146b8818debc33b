package io.github.rnngen.generator.format;

import java.util.ArrayList;
import java.util.List;

/** Decides where lines end. */
final class DocPrinter {
    /** Characters to a line, if that can be. */
    static final int WIDTH = 120;

    static final int STEP = 4;

    private final List<OutputLine> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final List<String> comments = new ArrayList<>();
    private int column;

    private DocPrinter(int indent) {
        start(indent);
    }

    /** The lines of a document, the first of them indented as well. */
    static List<OutputLine> print(Doc doc, int indent) {
        DocPrinter printer = new DocPrinter(indent);
        printer.print(doc, indent, false, 0);
        printer.end();
        return printer.lines;
    }

    private void start(int indent) {
        line.append(" ".repeat(indent));
        column = indent;
    }

    private void end() {
        lines.add(new OutputLine(line.toString().stripTrailing(), String.join(" ", comments)));
        line.setLength(0);
        comments.clear();
    }

    /**
     * Prints a document.
     *
     * @param flat whether it was found to fit on the line
     * @param after how much follows on the line of its end
     */
    private void print(Doc doc, int indent, boolean flat, int after) {
        if (doc instanceof Doc.Text text) {
            line.append(text.text());
            column += text.measure().width();
        } else if (doc instanceof Doc.Line place) {
            if (flat) {
                line.append(place.blank() ? " " : "");
                column += place.measure().width();
            } else {
                end();
                start(indent);
            }
        } else if (doc instanceof Doc.Hard) {
            end();
            start(indent);
        } else if (doc instanceof Doc.Ending ending) {
            comments.add(ending.comment());
        } else if (doc instanceof Doc.Concat concat) {
            concat(concat.parts(), indent, flat, after);
        } else if (doc instanceof Doc.Nest nest) {
            print(nest.inner(), indent + STEP, flat, after);
        } else if (doc instanceof Doc.Group group) {
            print(group.inner(), indent, flat || fits(column, group.measure(), after), after);
        } else if (doc instanceof Doc.Assigned assigned) {
            assigned(assigned, indent, flat, after);
        } else if (doc instanceof Doc.Fill fill) {
            fill(fill.parts(), indent, flat, after);
        }
    }

    private static boolean fits(int column, Doc.Measure measure, int after) {
        return !measure.forced() && column + measure.width() + after <= WIDTH;
    }

    private void concat(List<Doc> parts, int indent, boolean flat, int after) {
        int[] following = new int[parts.size()];
        Doc.Measure rest = new Doc.Measure(after, after, false, false, false);
        for (int i = parts.size() - 1; i >= 0; i--) {
            following[i] = rest.lead();
            rest = parts.get(i).measure().then(rest);
        }
        for (int i = 0; i < parts.size(); i++) {
            print(parts.get(i), indent, flat, following[i]);
        }
    }

    private void assigned(Doc.Assigned assigned, int indent, boolean flat, int after) {
        Doc.Measure inner = assigned.inner().measure();
        if (!flat && !fits(column + 1, inner, after) && fits(indent + STEP, inner, after)) {
            end();
            start(indent + STEP);
            print(assigned.inner(), indent + STEP, true, after);
        } else {
            line.append(' ');
            column++;
            print(assigned.inner(), indent, flat, after);
        }
    }

    private void fill(List<Doc> parts, int indent, boolean flat, int after) {
        for (int i = 0; i < parts.size(); i++) {
            Doc part = parts.get(i);
            int following = i + 1 == parts.size() ? after : 0;
            if (i > 0 && (flat || fits(column + 1, part.measure(), following)) && comments.isEmpty()) {
                line.append(' ');
                column++;
            } else if (i > 0) {
                end();
                start(indent);
            }
            print(part, indent, flat, following);
        }
    }
}
