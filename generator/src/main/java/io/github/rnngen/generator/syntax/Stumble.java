package io.github.rnngen.generator.syntax;

import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.Optional;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * A token that does not fit where the parser is.
 *
 * @param tokens all of them; the parser stands at or before the token
 * @param rule the innermost rule
 * @param token what does not fit
 * @param expected what would have fitted
 */
record Stumble(TokenStream tokens, RuleContext rule, Token token, IntervalSet expected) {
    /** The token before. */
    Optional<Token> previous() {
        return before(token);
    }

    Optional<Token> before(Token later) {
        for (int i = later.getTokenIndex() - 1; i >= 0; i--) {
            Token candidate = tokens.get(i);
            if (candidate.getChannel() == Token.DEFAULT_CHANNEL) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    Optional<Token> after(Token earlier) {
        for (int i = earlier.getTokenIndex() + 1; i < tokens.size(); i++) {
            Token candidate = tokens.get(i);
            if (candidate.getChannel() == Token.DEFAULT_CHANNEL) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Whether the token stands on the same line as the one before. */
    boolean isOnLineOfPrevious() {
        return !isFirstOfLine(token);
    }

    boolean isFirstOfLine(Token some) {
        return before(some).map(earlier -> earlier.getLine() < some.getLine()).orElse(true);
    }

    /** The token that the line starts with, which may be the token itself. */
    Token firstOfLine() {
        Token first = token;
        for (Optional<Token> earlier = before(first);
                earlier.isPresent() && earlier.get().getLine() == token.getLine();
                earlier = before(first)) {
            first = earlier.get();
        }
        return first;
    }

    boolean nameFits() {
        return expected.contains(RnnLexer.NAME);
    }

    boolean expressionFits() {
        return nameFits() && expected.contains(RnnLexer.NUMBER);
    }

    /** Whether an operator would fit. */
    boolean isBehindOperand() {
        return Words.behindOperand(expected);
    }

    /** Whether the line could have ended before the token. */
    boolean lineCanEnd() {
        return expected.contains(RnnLexer.PARAM);
    }

    /**
     * The name that starts a new line, where the parser has taken it for the end of the line before: in {@code y = W @},
     * line end, {@code z = 3} it stumbles over the second equals sign.
     */
    Optional<Token> interruption() {
        boolean equation = token.getType() == RnnLexer.ASSIGN || token.getType() == RnnLexer.COMMA;
        return previous()
                .filter(name -> equation && Words.isName(name.getType()) && isFirstOfLine(name))
                .filter(name -> before(name)
                        .filter(end -> Words.continues(end.getType()))
                        .isPresent());
    }

    /** The model, cell or block that the parser is in, if any. */
    Optional<RuleContext> block() {
        for (RuleContext outer = rule; outer != null; outer = outer.parent) {
            switch (outer.getRuleIndex()) {
                case RnnParser.RULE_model, RnnParser.RULE_cell, RnnParser.RULE_train -> {
                    return Optional.of(outer);
                }
                default -> {
                    // further out
                }
            }
        }
        return Optional.empty();
    }
}
