package io.github.rnngen.generator.format;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Comment;
import io.github.rnngen.generator.syntax.ConcreteTree;
import io.github.rnngen.generator.syntax.ConcreteTree.Branch;
import io.github.rnngen.generator.syntax.ConcreteTree.Leaf;
import io.github.rnngen.generator.syntax.Parser;
import io.github.rnngen.generator.syntax.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one layout of {@code .rnn} files. Formatting a formatted text changes nothing. */
public final class Formatter {
    private static final Set<Rule> BLOCKS = EnumSet.of(Rule.CELL, Rule.MODEL, Rule.TRAIN);
    private static final String GAP = "  ";

    private final List<OutputLine> lines = new ArrayList<>();

    private Formatter() {}

    /**
     * The text in its layout: the same tokens and comments, lines that end with {@code \n}. A pure function, safe for use
     * by several threads.
     *
     * @param faults is told the faults of syntax, in no particular order
     * @return empty if there are faults
     */
    public static Optional<String> format(SourceText source, Consumer<Diagnostic> faults) {
        return Parser.concrete(source, faults).map(Formatter::format);
    }

    private static String format(Branch file) {
        Formatter formatter = new Formatter();
        formatter.lines(file.parts(), 0);
        return text(formatter.lines);
    }

    /**
     * Lines that stand below each other.
     *
     * @param parts the lines, and what closes them: a brace or the end of the file, which is left to the caller
     */
    private void lines(List<ConcreteTree> parts, int indent) {
        List<List<Comment>> moved = parts.stream()
                .map(part -> LineBuilder.build(head(part), Padding.NONE).moved())
                .toList();
        int close = parts.size() - 1;
        int from = 0;
        for (int i = 0; i <= close; i++) {
            if (i == close
                    || isParted(parts.get(i), parts.get(i + 1))
                    || !moved.get(i + 1).isEmpty()) {
                Padding padding = Padding.of(parts.subList(from, i + 1));
                for (int j = from; j <= i; j++) {
                    if (j > 0
                            && isBlankBetween(parts.get(j - 1), parts.get(j))
                            && (j < close || hasComments(parts.get(j).first()))) {
                        lines.add(OutputLine.BLANK);
                    }
                    comments(parts.get(j).first(), j < close, indent);
                    moved.get(j).forEach(comment -> lines.addAll(CommentText.lines(comment, indent)));
                    if (j < close) {
                        line(parts.get(j), padding, indent);
                    }
                }
                from = i + 1;
            }
        }
    }

    /** Whether something will stand between two lines. */
    private static boolean isParted(ConcreteTree part, ConcreteTree next) {
        return isBlankBetween(part, next) || hasComments(next.first());
    }

    private static boolean hasComments(Leaf leaf) {
        return !leaf.above().isEmpty() || !leaf.before().isEmpty();
    }

    private static List<Comment> comments(Leaf leaf) {
        return Stream.concat(leaf.above().stream(), leaf.before().stream()).toList();
    }

    /** Comments above a line, with the blank lines among them, and below them if the line follows. */
    private void comments(Leaf leaf, boolean followed, int indent) {
        List<Comment> comments = comments(leaf);
        for (int i = 0; i < comments.size(); i++) {
            lines.addAll(CommentText.lines(comments.get(i), indent));
            boolean last = i == comments.size() - 1;
            Span next = last ? leaf.span() : comments.get(i + 1).span();
            if (next.line() > comments.get(i).span().endLine() + 1 && (followed || !last)) {
                lines.add(OutputLine.BLANK);
            }
        }
    }

    private void line(ConcreteTree part, Padding padding, int indent) {
        lines.addAll(DocPrinter.print(LineBuilder.build(head(part), padding).doc(), indent));
        if (isBlock(part)) {
            List<ConcreteTree> body = body((Branch) part);
            lines(body, indent + DocPrinter.STEP);
            Leaf close = (Leaf) body.get(body.size() - 1);
            String after = close.after().stream().map(CommentText::of).collect(Collectors.joining(" "));
            lines.add(new OutputLine(" ".repeat(indent) + close.text(), after));
        }
    }

    private static boolean isBlock(ConcreteTree part) {
        return part instanceof Branch branch && BLOCKS.contains(branch.rule());
    }

    /** Of a block the line that opens it, else the whole. */
    private static ConcreteTree head(ConcreteTree part) {
        if (!isBlock(part)) {
            return part;
        }
        Branch block = (Branch) part;
        return block.rule() == Rule.TRAIN
                ? new Branch(Rule.MODEL_HEADER, block.parts().subList(0, 2))
                : block.parts().get(0);
    }

    private static List<ConcreteTree> body(Branch block) {
        return block.parts()
                .subList(block.rule() == Rule.TRAIN ? 2 : 1, block.parts().size());
    }

    /** Whether a blank line separates a line and the comments above the next one, or has to. */
    private static boolean isBlankBetween(ConcreteTree part, ConcreteTree next) {
        Leaf first = next.first();
        Span start = hasComments(first) ? comments(first).get(0).span() : first.span();
        return start.line() > endLine(part) + 1 || needsBlank(part, next);
    }

    private static int endLine(ConcreteTree part) {
        Leaf last = part.last();
        List<Comment> after = last.after();
        return after.isEmpty()
                ? last.span().endLine()
                : after.get(after.size() - 1).span().endLine();
    }

    private static boolean needsBlank(ConcreteTree part, ConcreteTree next) {
        boolean declarations = isDeclaration(part) && isDeclaration(next);
        return declarations && (isBlock(part) || isBlock(next) || ((Branch) part).rule() != ((Branch) next).rule());
    }

    private static boolean isDeclaration(ConcreteTree part) {
        return part instanceof Branch branch
                && switch (branch.rule()) {
                    case PACKAGE_CLAUSE, IMPORT_CLAUSE, FUNCTION, CELL, MODEL -> true;
                    default -> false;
                };
    }

    /** Comments at the ends of neighbouring lines of the same indentation start in one column. */
    private static String text(List<OutputLine> lines) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            while (to < lines.size() && isBelow(lines.get(to - 1), lines.get(to))) {
                to++;
            }
            List<OutputLine> run = lines.subList(from, to);
            int column = run.stream().mapToInt(OutputLine::width).max().orElse(0);
            for (OutputLine line : run) {
                text.append(line.text());
                if (!line.comment().isEmpty()) {
                    text.append(" ".repeat(column - line.width())).append(GAP).append(line.comment());
                }
                text.append('\n');
            }
            from = to;
        }
        return text.toString();
    }

    private static boolean isBelow(OutputLine line, OutputLine next) {
        return !line.comment().isEmpty() && !next.comment().isEmpty() && indent(line) == indent(next);
    }

    private static int indent(OutputLine line) {
        return line.width() - line.text().stripLeading().length();
    }
}
