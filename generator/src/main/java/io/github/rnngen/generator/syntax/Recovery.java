package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.grammar.RnnParser;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What the parser does at a fault: report it once, give up the line it is in, and go on with the next one.
 *
 * <p>A fault unwinds the rules up to the nearest that can be left out. That rule keeps the exception as a mark.
 */
final class Recovery extends DefaultErrorStrategy {
    /** So that a file of faults takes no longer than one of equations. */
    private static final int MOST_REPORTS = 200;

    private final Scan scan;
    private final SyntaxFaults messages;
    private final Consumer<Diagnostic> faults;
    private final Skipper skipper;
    private int reports;
    private int reported = -1;
    private int optionalIndex = -1;
    private int optionalState;
    private ParserRuleContext optionalContext = new ParserRuleContext();

    Recovery(Scan scan, Skipper skipper, SyntaxFaults messages, Consumer<Diagnostic> faults) {
        this.scan = scan;
        this.skipper = skipper;
        this.messages = messages;
        this.faults = faults;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        Token token = e.getOffendingToken();
        if (reported == token.getTokenIndex()) {
            return;
        }
        reported = token.getTokenIndex();
        if (++reports > MOST_REPORTS) {
            return;
        }
        if (!isKnown(startOfLine(parser.getContext(), token), endOfLine(parser.getInputStream(), token))) {
            faults.accept(messages.diagnose(stumble(parser, token)));
        }
    }

    /** Whether something between two tokens has been reported that must have led the parser astray. */
    private boolean isKnown(int from, int to) {
        int first = scan.faulty().nextSetBit(from);
        return first >= 0 && first <= to;
    }

    /** The first token of the line, of whatever rule, that a fault is in. */
    private static int startOfLine(ParserRuleContext context, Token token) {
        for (RuleContext rule = context; rule instanceof ParserRuleContext inner; rule = rule.parent) {
            if (isBlock(inner)) {
                return token.getTokenIndex();
            }
            if (canBeLeftOut(inner)) {
                return inner.getStart().getTokenIndex();
            }
        }
        return token.getTokenIndex();
    }

    private static int endOfLine(TokenStream tokens, Token token) {
        int end = token.getTokenIndex();
        while (end + 1 < tokens.size() && tokens.get(end + 1).getLine() == token.getLine()) {
            end++;
        }
        return end;
    }

    private static boolean isBlock(RuleContext rule) {
        return switch (rule.getRuleIndex()) {
            case RnnParser.RULE_file, RnnParser.RULE_cell, RnnParser.RULE_model, RnnParser.RULE_train -> true;
            default -> false;
        };
    }

    private static boolean canBeLeftOut(RuleContext rule) {
        return switch (rule.getRuleIndex()) {
            case RnnParser.RULE_item,
                    RnnParser.RULE_setting,
                    RnnParser.RULE_declaration,
                    RnnParser.RULE_cellHeader,
                    RnnParser.RULE_modelHeader -> true;
            default -> isBlock(rule);
        };
    }

    private Stumble stumble(Parser parser, Token token) {
        IntervalSet expected = new IntervalSet(parser.getExpectedTokens());
        if (optionalIndex == token.getTokenIndex()) {
            expected.addAll(parser.getATN().getExpectedTokens(optionalState, optionalContext));
        }
        return new Stumble(parser.getTokenStream(), parser.getContext(), token, expected);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        ParserRuleContext rule = parser.getContext();
        if (!canBeLeftOut(rule)) {
            throw e;
        }
        switch (rule.getRuleIndex()) {
            case RnnParser.RULE_cellHeader, RnnParser.RULE_modelHeader -> skipper.toBody(parser, rule);
            case RnnParser.RULE_declaration, RnnParser.RULE_file -> skipper.toNext(parser, rule, Words.DECLARATIONS);
            case RnnParser.RULE_item, RnnParser.RULE_setting -> {
                Optional<Token> next = stumble(parser, e.getOffendingToken()).interruption();
                if (next.isPresent()) {
                    skipper.backTo(next.get(), parser, rule);
                } else {
                    skipper.toNext(parser, rule, Words.ITEMS);
                }
            }
            default -> {
                // a missing closing brace: what follows starts something else
            }
        }
    }

    /** Called before each optional part and each repetition. */
    @Override
    public void sync(Parser parser) {
        ParserRuleContext rule = parser.getContext();
        int next = parser.getInputStream().LA(1);
        switch (rule.getRuleIndex()) {
            case RnnParser.RULE_file -> {
                if (!Words.DECLARATIONS.contains(next) && next != Token.EOF) {
                    stumble(parser, rule, Words.DECLARATIONS);
                }
            }
            case RnnParser.RULE_cell, RnnParser.RULE_model -> {
                if (!Words.startsItem(next) && !Words.endsBlock(next)) {
                    stumble(parser, rule, Words.ITEMS);
                }
            }
            case RnnParser.RULE_train -> {
                if (!Words.isName(next) && !Words.endsBlock(next) && !Words.ITEMS.contains(next)) {
                    stumble(parser, rule, Words.ITEMS);
                }
            }
            default -> rememberOptional(parser);
        }
    }

    private void rememberOptional(Parser parser) {
        int index = parser.getCurrentToken().getTokenIndex();
        if (optionalIndex != index) {
            optionalIndex = index;
            optionalState = parser.getState();
            optionalContext = parser.getContext();
        }
    }

    /** A token between two lines that starts none. */
    private void stumble(Parser parser, ParserRuleContext rule, Set<Integer> starts) {
        reportError(parser, new InputMismatchException(parser));
        rule.exception = new InputMismatchException(parser);
        skipper.toNext(parser, rule, starts);
    }
}
