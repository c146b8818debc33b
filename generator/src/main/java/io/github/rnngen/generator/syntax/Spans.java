package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens and rules lie in a text. */
record Spans(SourceText source) {
    Span of(Token token) {
        int line = token.getLine();
        int column = token.getCharPositionInLine() + 1;
        if (token.getType() == Token.EOF) {
            return new Span(source, line, column, line, column + 1);
        }
        String text = token.getText();
        int lastBreak = text.lastIndexOf('\n');
        if (lastBreak < 0) {
            return new Span(source, line, column, line, column + text.codePointCount(0, text.length()));
        }
        int breaks = (int) text.chars().filter(c -> c == '\n').count();
        return new Span(source, line, column, line + breaks, text.codePointCount(lastBreak, text.length()));
    }

    Span of(ParserRuleContext rule) {
        Token stop = rule.getStop() == null ? rule.getStart() : rule.getStop();
        return of(rule.getStart()).to(of(stop));
    }
}
