package io.github.rnngen.generator.syntax;

import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Takes the parser from a fault to where reading makes sense again. Line ends mean nothing in the language, but people
 * start lines with them: that is what this goes by. Keeps the names in what is skipped, for they may be defined there.
 */
final class Skipper {
    private final BitSet bracketed;
    private final Set<String> unreadable = new HashSet<>();

    /**
     * A skipper for one text.
     *
     * @param bracketed indices of tokens in brackets, where no line starts
     */
    Skipper(BitSet bracketed) {
        this.bracketed = bracketed;
    }

    /** All names in what was skipped. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** Goes to what follows the brace of a model's or cell's header. */
    void toBody(Parser parser, ParserRuleContext header) {
        TokenStream input = parser.getInputStream();
        rememberNames(input, header.getStart());
        while (input.LA(1) != RnnLexer.OPEN_BRACE && !startsLine(input, Words.ITEMS) && !Words.endsBlock(input.LA(1))) {
            consume(parser);
        }
        if (input.LA(1) == RnnLexer.OPEN_BRACE) {
            parser.consume();
        }
    }

    /** Goes back to a token that the rule has read already. */
    void backTo(Token token, Parser parser, ParserRuleContext rule) {
        rememberNames(parser.getInputStream(), rule.getStart());
        parser.getInputStream().seek(token.getTokenIndex());
    }

    /**
     * Goes to the next place where a line starts, or the block ends; what is in braces is skipped as a whole.
     *
     * @param starts the keywords that lines start with
     */
    void toNext(Parser parser, ParserRuleContext rule, Set<Integer> starts) {
        TokenStream input = parser.getInputStream();
        rememberNames(input, rule.getStart());
        boolean inFile = starts == Words.DECLARATIONS;
        boolean stuck = input.index() == rule.getStart().getTokenIndex() || rule.getRuleIndex() == RnnParser.RULE_file;
        int braces = 0;
        while (input.LA(1) != Token.EOF) {
            int next = input.LA(1);
            boolean blockEnds = next == RnnLexer.CLOSE_BRACE && braces == 0 && !inFile;
            boolean lineStarts = startsLine(input, starts) && (braces == 0 || Words.isKeyword(next));
            if (blockEnds || (lineStarts && !stuck)) {
                return;
            }
            stuck = false;
            braces += next == RnnLexer.OPEN_BRACE ? 1 : next == RnnLexer.CLOSE_BRACE && braces > 0 ? -1 : 0;
            consume(parser);
        }
    }

    private boolean startsLine(TokenStream input, Set<Integer> starts) {
        if (!isFirstOfLine(input)) {
            return false;
        }
        int next = input.LA(1);
        boolean equation = Words.isName(next) && !bracketed.get(input.index()) && !isContinued(input);
        return starts.contains(next) || Words.DECLARATIONS.contains(next) || (starts == Words.ITEMS && equation);
    }

    private static boolean isContinued(TokenStream input) {
        return input.LT(-1) != null && Words.continues(input.LT(-1).getType());
    }

    private static boolean isFirstOfLine(TokenStream input) {
        return input.LT(-1) == null || input.LT(-1).getLine() < input.LT(1).getLine();
    }

    private void consume(Parser parser) {
        rememberName(parser.getCurrentToken());
        parser.consume();
    }

    private void rememberNames(TokenStream input, Token from) {
        for (int i = from.getTokenIndex(); i < input.index(); i++) {
            rememberName(input.get(i));
        }
    }

    private void rememberName(Token token) {
        if (Words.isName(token.getType())) {
            unreadable.add(token.getText());
        }
    }
}
