package io.github.rnngen.cli.report;

/**
 * Text of fixed width, such as equations.
 *
 * @param text lines
 */
public record Listing(String text) implements Figure {
    @Override
    public String render() {
        return "<pre>" + Markup.escape(text) + "</pre>\n";
    }
}
