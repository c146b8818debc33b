package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Gives every token of a parsed text its comments. */
final class ConcreteTreeBuilder {
    private static final List<Rule> RULES = Stream.of(RnnParser.ruleNames)
            .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
            .map(Rule::valueOf)
            .toList();

    private final Spans spans;
    private final Map<Integer, ConcreteTree.Leaf> leaves = new HashMap<>();

    private ConcreteTreeBuilder(Spans spans, List<Token> tokens) {
        this.spans = spans;
        scatterComments(tokens);
    }

    /** The tree of a text without faults of syntax. */
    static ConcreteTree.Branch build(RnnParser.FileContext file, List<Token> tokens, Spans spans) {
        ConcreteTreeBuilder builder = new ConcreteTreeBuilder(spans, tokens);
        return new ConcreteTree.Branch(Rule.FILE, builder.parts(file));
    }

    private List<ConcreteTree> parts(ParserRuleContext rule) {
        List<ConcreteTree> parts = new ArrayList<>();
        for (ParseTree child : rule.children) {
            if (child instanceof TerminalNode terminal) {
                parts.add(leaf(terminal.getSymbol()));
            } else if (child instanceof ParserRuleContext inner) {
                parts.add(tree(inner));
            }
        }
        return parts;
    }

    private ConcreteTree tree(ParserRuleContext rule) {
        List<ConcreteTree> parts = parts(rule);
        return parts.size() == 1 ? parts.get(0) : new ConcreteTree.Branch(RULES.get(rule.getRuleIndex()), parts);
    }

    private void scatterComments(List<Token> tokens) {
        List<Comment> waiting = new ArrayList<>();
        Token before = null;
        for (Token token : tokens) {
            if (token.getChannel() == Token.HIDDEN_CHANNEL) {
                waiting.add(new Comment(token.getText(), spans.of(token)));
            } else {
                place(before, waiting, token);
                waiting.clear();
                before = token;
            }
        }
    }

    /** Comments between two tokens: some end the line of the first, the others belong to the second. */
    private void place(@Nullable Token before, List<Comment> comments, Token token) {
        boolean end = token.getType() == Token.EOF;
        Span place = spans.of(token);
        int trailing = 0;
        if (before != null) {
            int line = spans.of(before).endLine();
            while (trailing < comments.size() && isBeside(comments.get(trailing), line)) {
                trailing++;
            }
            boolean lineEnds = trailing < comments.size() || end || place.line() > line;
            trailing = lineEnds ? trailing : 0;
            ConcreteTree.Leaf leaf = leaf(before);
            leaves.put(
                    before.getTokenIndex(),
                    new ConcreteTree.Leaf(
                            leaf.text(), leaf.span(), leaf.above(), leaf.before(), comments.subList(0, trailing)));
        }
        List<Comment> own = comments.subList(trailing, comments.size());
        int above = own.size();
        while (above > 0 && !end && isBeside(own.get(above - 1), place.line())) {
            above--;
        }
        leaves.put(
                token.getTokenIndex(),
                new ConcreteTree.Leaf(
                        end ? "" : token.getText(),
                        place,
                        own.subList(0, above),
                        own.subList(above, own.size()),
                        List.of()));
    }

    private ConcreteTree.Leaf leaf(Token token) {
        return Objects.requireNonNull(leaves.get(token.getTokenIndex()));
    }

    /** Whether a comment is on a line, and on no other. */
    private static boolean isBeside(Comment comment, int line) {
        return comment.span().line() == line && comment.span().endLine() == line;
    }
}
