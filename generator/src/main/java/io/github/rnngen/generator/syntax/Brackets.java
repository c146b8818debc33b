package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.grammar.RnnLexer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.antlr.v4.runtime.Token;

/**
 * Pairs round and square brackets before the parser runs: it recurses into them, so their depth must be bounded, and a
 * bracket without a partner is best reported where it stands, not where the parser notices.
 */
final class Brackets {
    private static final int DEEPEST = 200;

    private final Spans spans;
    private final BiConsumer<Token, Diagnostic> faults;
    private final Deque<Token> open = new ArrayDeque<>();
    private final int[] steps;
    private boolean shallow = true;

    /**
     * Pairs all brackets.
     *
     * @param faults is told each bracket that has no partner, and the first that lies too deep
     */
    Brackets(List<Token> tokens, Spans spans, BiConsumer<Token, Diagnostic> faults) {
        this.spans = spans;
        this.faults = faults;
        this.steps = new int[tokens.size() + 1];
        int line = 0;
        for (Token token : tokens) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL && shallow) {
                visit(token, token.getLine() > line);
                line = token.getLine();
            }
        }
    }

    /** Whether nothing lies too deep. */
    boolean shallow() {
        return shallow;
    }

    /** Indices of tokens that lie in a pair. */
    BitSet inside() {
        BitSet inside = new BitSet();
        int depth = 0;
        for (int i = 0; i < steps.length; i++) {
            depth += steps[i];
            inside.set(i, depth > 0);
        }
        return inside;
    }

    private void visit(Token token, boolean firstOfLine) {
        switch (token.getType()) {
            case RnnLexer.OPEN_ROUND, RnnLexer.OPEN_SQUARE -> open(token);
            case RnnLexer.CLOSE_ROUND -> close(token, RnnLexer.OPEN_ROUND);
            case RnnLexer.CLOSE_SQUARE -> close(token, RnnLexer.OPEN_SQUARE);
            case RnnLexer.OPEN_BRACE, RnnLexer.CLOSE_BRACE, Token.EOF -> abandon();
            default -> {
                boolean newLine = Words.ITEMS.contains(token.getType()) || Words.DECLARATIONS.contains(token.getType());
                if (firstOfLine && newLine) {
                    abandon();
                }
            }
        }
    }

    private void open(Token token) {
        open.push(token);
        if (open.size() > DEEPEST) {
            shallow = false;
            faults.accept(
                    token,
                    Diagnostic.of(
                                    Code.TOO_DEEP,
                                    spans.of(token).location(),
                                    "brackets are nested more than " + DEEPEST + " deep")
                            .withHelp("give parts of the expression names of their own"));
        }
    }

    private void close(Token token, int opening) {
        if (open.isEmpty()) {
            report(token, Words.found(token) + " closes a bracket that was never opened");
            return;
        }
        Token partner = open.pop();
        if (partner.getType() == opening) {
            steps[partner.getTokenIndex() + 1]++;
            steps[token.getTokenIndex()]--;
        } else {
            faults.accept(
                    token,
                    Diagnostic.of(
                                    Code.BRACKET,
                                    spans.of(token).location(),
                                    Words.found(token) + " cannot close " + Words.found(partner))
                            .withNote(spans.of(partner).location(), Words.found(partner) + " is opened here"));
        }
    }

    /** Reports the outermost bracket that is still open where none can be; those inside it follow from it. */
    private void abandon() {
        if (!open.isEmpty()) {
            report(open.getLast(), Words.found(open.getLast()) + " is never closed");
            open.clear();
        }
    }

    private void report(Token token, String message) {
        faults.accept(token, Diagnostic.of(Code.BRACKET, spans.of(token).location(), message));
    }
}
