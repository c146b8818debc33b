package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnLexer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Cuts a text into tokens and reports what can be told from single tokens and from brackets. */
final class Scanner {
    private static final int MOST_TOKENS = 100_000;
    private static final int LONGEST_WORD = 100;
    private static final String PRODUCTS = "`@` is the matrix product, `*` multiplies element by element";
    private static final String TRANSPOSE = "a transposed matrix is written `transpose(W)`";
    private static final Map<String, String> HABITS = Map.ofEntries(
            Map.entry(";", "a line needs no `;` at its end"),
            Map.entry("#", "comments start with `//`"),
            Map.entry("_", "a name starts with a letter"),
            Map.entry("'", "strings stand in double quotes, `\"`; " + TRANSPOSE),
            Map.entry("!", "not equal is written `!=`"),
            Map.entry("?", "a choice is written `select(condition, a, b)`"),
            Map.entry("&", "conditions are joined by choices: `select(x > 0, select(x < 1, a, b), b)`"),
            Map.entry("|", "conditions are joined by choices: `select(x < 0, a, select(x > 1, a, b))`"),
            Map.entry("\u00b7", PRODUCTS),
            Map.entry("\u00d7", PRODUCTS),
            Map.entry("\u2299", PRODUCTS),
            Map.entry("\u2212", "the minus sign is `-`"),
            Map.entry("\u00b2", "a square is written `a^2`"),
            Map.entry("\u03c3", "the logistic function is written `sigmoid(a)`"),
            Map.entry("\u2264", "at most is written `<=`"),
            Map.entry("\u2265", "at least is written `>=`"),
            Map.entry("\u2032", TRANSPOSE),
            Map.entry("\u22a4", TRANSPOSE));

    private final SourceText source;
    private final Spans spans;
    private final Consumer<Diagnostic> faults;
    private final BitSet faulty = new BitSet();

    private Scanner(SourceText source, Consumer<Diagnostic> faults) {
        this.source = source;
        this.spans = new Spans(source);
        this.faults = faults;
    }

    static Scan scan(SourceText source, Consumer<Diagnostic> faults) {
        return new Scanner(source, faults).scan();
    }

    private Scan scan() {
        RnnLexer lexer = new RnnLexer(CharStreams.fromString(source.text(), source.name()));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.nextToken());
        } while (last(tokens).getType() != Token.EOF && tokens.size() <= MOST_TOKENS);
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens, source.name()));
        if (tokens.size() > MOST_TOKENS) {
            Span place = spans.of(last(tokens));
            faults.accept(Diagnostic.of(
                    Code.FILE_TOO_LARGE, place.location(), "the file has more than 100,000 words and signs"));
            return new Scan(stream, new BitSet(), faulty, List.of(), false);
        }
        stream.fill();
        Token before = null;
        for (Token token : tokens) {
            if (before != null && isRepeated(before, token)) {
                faulty.set(token.getTokenIndex());
            } else {
                checkAlone(token);
            }
            before = token;
        }
        Brackets brackets = new Brackets(tokens, spans, this::report);
        return new Scan(stream, brackets.inside(), faulty, comments(tokens), brackets.shallow());
    }

    private static Token last(List<Token> tokens) {
        return tokens.get(tokens.size() - 1);
    }

    /** The second half of a sign such as {@code &&}: it is reported once. */
    private static boolean isRepeated(Token before, Token token) {
        return token.getType() == RnnLexer.UNKNOWN
                && before.getText().equals(token.getText())
                && before.getStopIndex() + 1 == token.getStartIndex();
    }

    private void checkAlone(Token token) {
        switch (token.getType()) {
            case RnnLexer.UNKNOWN -> unknown(token);
            case RnnLexer.OPEN_STRING -> report(token, Code.NEVER_CLOSED, "the string is never closed");
            case RnnLexer.OPEN_COMMENT -> report(token, Code.NEVER_CLOSED, "the comment is never closed");
            case RnnLexer.NUMBER -> number(token);
            case RnnLexer.NAME -> {
                if (token.getText().length() > LONGEST_WORD) {
                    reportHarmless(token, Code.LONG_NAME, "a name can have at most 100 characters");
                }
            }
            default -> {
                // nothing to tell from the token alone
            }
        }
    }

    private void unknown(Token token) {
        String text = token.getText();
        int character = text.codePointAt(0);
        String shown = character > ' ' && character < 0x7F
                ? "`" + text + "`"
                : String.format(Locale.ROOT, "`%s` (U+%04X)", text, character);
        String help = HABITS.get(text);
        Diagnostic fault = fault(token, Code.UNKNOWN_CHARACTER, "the character " + shown + " has no meaning here");
        faulty.set(token.getTokenIndex());
        faults.accept(help == null ? fault : fault.withHelp(help));
    }

    private void number(Token token) {
        String text = token.getText();
        if (text.length() > LONGEST_WORD) {
            reportHarmless(token, Code.NUMBER, "a number can have at most 100 characters");
        } else if (Double.isInfinite(Double.parseDouble(text))) {
            reportHarmless(token, Code.NUMBER, "the number is too large; the greatest is about 1.8e308");
        } else if (Double.parseDouble(text) == 0 && !text.split("[eE]", 2)[0].matches("[0.]*")) {
            reportHarmless(token, Code.NUMBER, "the number is too small; the least above 0 is about 4.9e-324");
        }
    }

    private List<Comment> comments(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.getChannel() == Token.HIDDEN_CHANNEL)
                .map(token -> new Comment(token.getText(), spans.of(token)))
                .toList();
    }

    private Diagnostic fault(Token token, Code code, String message) {
        return Diagnostic.of(code, spans.of(token).location(), message);
    }

    private void report(Token token, Code code, String message) {
        report(token, fault(token, code, message));
    }

    /** Reports a token that the parser will stumble over, once being enough. */
    private void report(Token token, Diagnostic fault) {
        faulty.set(token.getTokenIndex());
        faults.accept(fault);
    }

    /** Reports a token that does not disturb the parser. */
    private void reportHarmless(Token token, Code code, String message) {
        faults.accept(fault(token, code, message));
    }
}
