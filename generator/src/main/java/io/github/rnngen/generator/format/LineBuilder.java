package io.github.rnngen.generator.format;

import io.github.rnngen.generator.syntax.Comment;
import io.github.rnngen.generator.syntax.ConcreteTree;
import io.github.rnngen.generator.syntax.ConcreteTree.Branch;
import io.github.rnngen.generator.syntax.ConcreteTree.Leaf;
import io.github.rnngen.generator.syntax.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a document of what stands on one line if it fits. Comments keep their places where a line can end. Elsewhere, as
 * between a name and its bracket, they are put above the whole.
 */
final class LineBuilder {
    private static final Set<Rule> CHAINS = EnumSet.of(Rule.EXPRESSION, Rule.JOIN, Rule.SUM, Rule.PRODUCT, Rule.MATMUL);
    private static final Set<Rule> GLUED = EnumSet.of(
            Rule.POSTFIX, Rule.POWER, Rule.UNARY, Rule.EXPONENT, Rule.SIGNED_NUMBER, Rule.INDEX, Rule.DISTRIBUTION);
    private static final Set<Rule> BRACKETS =
            EnumSet.of(Rule.PARAMETERS, Rule.SHAPE, Rule.ARGUMENTS, Rule.SETTING_ARGUMENTS);

    private final Padding padding;
    private final Leaf first;
    private final List<Comment> moved = new ArrayList<>();

    private LineBuilder(Padding padding, Leaf first) {
        this.padding = padding;
        this.first = first;
    }

    /**
     * A document.
     *
     * @param moved comments that have to stand above it
     */
    record Built(Doc doc, List<Comment> moved) {}

    /** Makes a document of all but the comments before the first token. */
    static Built build(ConcreteTree tree, Padding padding) {
        LineBuilder builder = new LineBuilder(padding, tree.first());
        return new Built(builder.doc(tree, false, true), List.copyOf(builder.moved));
    }

    /** The width of the start of a line, up to a token. */
    static int widthUpTo(Branch line, Leaf end) {
        List<ConcreteTree> parts = line.parts().subList(0, line.parts().indexOf(end));
        LineBuilder builder = new LineBuilder(Padding.NONE, line.first());
        return Doc.concat(builder.sequence(line.rule(), parts, false, false))
                .measure()
                .width();
    }

    /**
     * Any part of a line.
     *
     * @param starts whether a line may start with it, so that the comments above it have been printed
     * @param ends whether a line may end with it
     */
    private Doc doc(ConcreteTree tree, boolean starts, boolean ends) {
        if (tree instanceof Leaf leaf) {
            return leaf(leaf, starts, ends);
        }
        Branch branch = (Branch) tree;
        if (CHAINS.contains(branch.rule())) {
            return Doc.group(chain(branch.parts(), starts, ends, true));
        }
        Doc line = Doc.concat(sequence(branch.rule(), branch.parts(), starts, ends));
        return branch.rule() == Rule.DIMS || branch.rule() == Rule.OUTPUT ? Doc.group(Doc.nest(line)) : line;
    }

    private Doc leaf(Leaf leaf, boolean starts, boolean ends) {
        List<Doc> parts = new ArrayList<>();
        if (!leaf.span().equals(first.span())) {
            if (!starts) {
                moved.addAll(leaf.above());
            }
            String before =
                    String.join(" ", leaf.before().stream().map(CommentText::of).toList());
            if (!before.isEmpty()) {
                parts.add(Doc.text(leaf.is(",", ")", "]") ? " " + before : before + " "));
            }
        }
        parts.add(Doc.text(leaf.text()));
        if (ends) {
            leaf.after().forEach(comment -> parts.add(Doc.ending(CommentText.of(comment))));
        } else {
            moved.addAll(leaf.after());
        }
        return parts.size() == 1 ? parts.get(0) : Doc.concat(parts);
    }

    /** Operands and the signs between them: a new line starts with the sign. */
    private Doc chain(List<ConcreteTree> parts, boolean starts, boolean ends, boolean nested) {
        List<Doc> rest = new ArrayList<>();
        Doc start = doc(parts.get(0), starts, true);
        for (int i = 1; i < parts.size(); i += 2) {
            Leaf sign = (Leaf) parts.get(i);
            ConcreteTree operand = parts.get(i + 1);
            sign.after().forEach(comment -> rest.add(Doc.ending(CommentText.of(comment))));
            rest.add(Doc.line());
            above(sign, rest);
            above(operand.first(), rest);
            Leaf bare = new Leaf(sign.text(), sign.span(), List.of(), sign.before(), List.of());
            rest.add(leaf(bare, true, true));
            rest.add(Doc.text(" "));
            rest.add(doc(operand, true, ends || i + 2 < parts.size()));
        }
        Doc following = Doc.concat(rest);
        return Doc.concat(start, nested ? Doc.nest(following) : following);
    }

    private static void above(Leaf leaf, List<Doc> parts) {
        for (Comment comment : leaf.above()) {
            for (String line : CommentText.flush(comment)) {
                parts.add(Doc.text(line));
                parts.add(Doc.hard());
            }
        }
    }

    /** Parts after each other; brackets among them are broken up where they have to be. */
    private List<Doc> sequence(Rule rule, List<ConcreteTree> parts, boolean starts, boolean ends) {
        List<Doc> docs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ConcreteTree part = parts.get(i);
            int close = closing(parts, i);
            int last = Math.max(i, close);
            boolean startsHere = starts && i == 0;
            boolean endsHere = ends && last == parts.size() - 1;
            if (i > 0) {
                docs.add(gap(rule, parts.get(i - 1), part));
            }
            if (part instanceof Leaf leaf && padding.before(leaf) > 0) {
                docs.add(Doc.text(" ".repeat(padding.before(leaf))));
            }
            if (close > i) {
                docs.add(bracketed(rule, parts.subList(i, close + 1), startsHere, endsHere));
                i = close;
            } else if (isAssignment(rule, part)) {
                docs.add(doc(part, startsHere, false));
                List<Doc> value = sequence(rule, parts.subList(i + 1, parts.size()), false, ends);
                docs.add(Doc.assigned(Doc.concat(value)));
                return docs;
            } else {
                docs.add(doc(
                        part,
                        startsHere,
                        endsHere || (isListed(rule) && part.last().is(","))));
            }
        }
        return docs;
    }

    private static boolean isAssignment(Rule rule, ConcreteTree part) {
        return (rule == Rule.EQUATION || rule == Rule.FUNCTION) && part instanceof Leaf leaf && leaf.is("=");
    }

    private static boolean isListed(Rule rule) {
        return rule == Rule.DIMS || rule == Rule.OUTPUT;
    }

    /** The index of the bracket that closes the one at an index; that index itself if there is none. */
    private static int closing(List<ConcreteTree> parts, int open) {
        if (parts.get(open) instanceof Leaf leaf && leaf.is("(", "[")) {
            for (int i = open + 1; i < parts.size(); i++) {
                if (parts.get(i) instanceof Leaf other && other.is(")", "]")) {
                    return i;
                }
            }
        }
        return open;
    }

    private static Doc gap(Rule rule, ConcreteTree before, ConcreteTree next) {
        if (next.first().is(",", ".")
                || before.last().is(".")
                || (GLUED.contains(rule) && !before.last().is(","))
                || (next instanceof Branch branch && BRACKETS.contains(branch.rule()))) {
            return Doc.text("");
        }
        return isListed(rule) && before.last().is(",") ? Doc.line() : Doc.text(" ");
    }

    private Doc bracketed(Rule rule, List<ConcreteTree> parts, boolean starts, boolean ends) {
        Leaf open = (Leaf) parts.get(0);
        Leaf close = (Leaf) parts.get(parts.size() - 1);
        List<ConcreteTree> content = parts.subList(1, parts.size() - 1);
        List<Doc> elements = new ArrayList<>();
        for (int i = 0; i < content.size(); i += 2) {
            List<Doc> element = new ArrayList<>();
            boolean last = i + 1 == content.size();
            above(content.get(i).first(), element);
            element.add(content.size() == 1 ? alone(content.get(0)) : doc(content.get(i), true, true));
            if (!last) {
                element.add(leaf((Leaf) content.get(i + 1), false, true));
            }
            elements.add(Doc.concat(element));
        }
        List<Doc> inner = new ArrayList<>();
        if (!elements.isEmpty()) {
            inner.add(Doc.soft());
            inner.add(isFilled(rule, content, elements) ? Doc.fill(elements) : lines(elements));
        }
        for (Comment comment : close.above()) {
            for (String line : CommentText.flush(comment)) {
                inner.add(Doc.hard());
                inner.add(Doc.text(line));
            }
        }
        Doc whole = Doc.concat(
                leaf(open, starts, true),
                Doc.nest(Doc.concat(inner)),
                elements.isEmpty() && close.above().isEmpty() && open.after().isEmpty() ? Doc.text("") : Doc.soft(),
                leaf(close, true, ends));
        return isOpened(open, content) ? Doc.broken(whole) : Doc.group(whole);
    }

    /** What has brackets for itself is indented by them already. */
    private Doc alone(ConcreteTree tree) {
        return tree instanceof Branch branch && CHAINS.contains(branch.rule())
                ? Doc.group(chain(branch.parts(), true, true, false))
                : doc(tree, true, true);
    }

    private static Doc lines(List<Doc> elements) {
        List<Doc> docs = new ArrayList<>();
        for (Doc element : elements) {
            if (!docs.isEmpty()) {
                docs.add(Doc.line());
            }
            docs.add(element);
        }
        return Doc.concat(docs);
    }

    /** Numbers alone, without comments, are many to a line. */
    private static boolean isFilled(Rule rule, List<ConcreteTree> content, List<Doc> elements) {
        return rule == Rule.LIST
                && content.stream().noneMatch(part -> part instanceof Branch branch && branch.rule() == Rule.LIST)
                && elements.stream()
                        .noneMatch(element ->
                                element.measure().forced() || element.measure().ended());
    }

    /** Whether the author wrote several things in brackets, and the first on a new line: so it remains. */
    private static boolean isOpened(Leaf open, List<ConcreteTree> content) {
        return content.size() > 1
                && content.get(0).first().span().line() > open.span().endLine();
    }
}
