package io.github.rnngen.cli.report;

import java.util.List;

/**
 * A page about a training run.
 *
 * @param title its heading
 * @param lead a sentence or two below the heading, the result first
 * @param facts what stands out, a number with its meaning each
 * @param sections in order
 */
public record Report(String title, String lead, List<Fact> facts, List<Section> sections) {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { margin: 0; background: #F6F7F9; color: #1F2430; font: 16px/1.5 system-ui, -apple-system, "Segoe UI",
              Roboto, "Helvetica Neue", Arial, sans-serif; }
            main { max-width: 860px; margin: 0 auto; padding: 32px 20px 64px; }
            h1 { font-size: 30px; line-height: 1.2; margin: 0 0 8px; }
            h2 { font-size: 19px; margin: 0 0 4px; }
            .lead { font-size: 17px; color: #3B4252; margin: 0 0 24px; }
            .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 24px; }
            .fact { background: #FFF; border: 1px solid #E1E4EA; border-radius: 10px; padding: 12px 16px; }
            .fact b { display: block; font-size: 23px; font-weight: 600; font-variant-numeric: tabular-nums; }
            .fact span { color: #5A6272; font-size: 14px; }
            section { background: #FFF; border: 1px solid #E1E4EA; border-radius: 10px; padding: 20px 24px; margin: 0 0 20px; }
            section p { margin: 0 0 12px; color: #5A6272; font-size: 14.5px; }
            svg { width: 100%; height: auto; display: block; font-family: inherit; }
            svg .grid { stroke: #E7E9EE; stroke-width: 1; }
            svg .axis { stroke: #8A8F98; stroke-width: 1; }
            svg .mark { stroke: #5A6272; stroke-width: 1; stroke-dasharray: 3 3; }
            svg .tick { font-size: 12px; fill: #5A6272; }
            svg .label { font-size: 13px; fill: #3B4252; }
            svg .legend { font-size: 13px; fill: #1F2430; }
            svg .onStrong { font-size: 13px; fill: #FFF; } svg .onFaint { font-size: 13px; fill: #1F2430; }
            svg .small { font-size: 9px; } svg .empty { fill: #F4F5F7; } svg .shaded { fill: #1F5FA6; }
            pre { margin: 0; padding: 12px 14px; background: #F6F7F9; border-radius: 8px; overflow-x: auto;
              font: 13.5px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: 14.5px; width: 100%; }
            th { text-align: left; font-weight: 600; border-bottom: 2px solid #D5D9E0; padding: 5px 14px 5px 0; }
            td { border-bottom: 1px solid #ECEEF2; padding: 5px 14px 5px 0; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            footer { color: #5A6272; font-size: 13.5px; }
            @media screen and (prefers-color-scheme: dark) {
              html { color-scheme: dark; }
              body { background: #14171C; color: #E6E8EC; }
              .fact, section { background: #1D2128; border-color: #323843; }
              .lead { color: #C5CAD4; }
              .fact span, section p, footer { color: #A3AAB8; }
              svg .grid { stroke: #313742; } svg .axis, svg .mark { stroke: #8A92A0; }
              svg .tick { fill: #A3AAB8; } svg .label { fill: #C5CAD4; } svg .legend { fill: #E6E8EC; }
              svg .onStrong { fill: #14171C; } svg .onFaint { fill: #E6E8EC; }
              svg .empty { fill: #242932; } svg .shaded { fill: #4FA8DC; }
              svg [stroke="#0072B2"] { stroke: #4FA8DC; } svg [fill="#0072B2"] { fill: #4FA8DC; }
              pre { background: #14171C; }
              th { border-color: #444B58; } td { border-color: #2B3039; }
            }
            @media print { body { background: #FFF; } section { break-inside: avoid; } }
            """;

    public Report {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** A number that stands out. */
    public record Fact(String number, String meaning) {}

    /**
     * A part of the page.
     *
     * @param explanation what is to be seen, in a sentence or two
     */
    public record Section(String title, String explanation, List<Figure> figures) {
        public Section {
            figures = List.copyOf(figures);
        }
    }

    /** The whole page. */
    public String render() {
        StringBuilder html = new StringBuilder(1 << 16);
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Markup.escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(Markup.escape(title))
                .append("</h1>\n<p class=\"lead\">")
                .append(Markup.escape(lead))
                .append("</p>\n<div class=\"facts\">\n");
        facts.forEach(fact -> html.append("<div class=\"fact\"><b>")
                .append(Markup.escape(fact.number))
                .append("</b><span>")
                .append(Markup.escape(fact.meaning))
                .append("</span></div>\n"));
        html.append("</div>\n");
        for (Section section : sections) {
            html.append("<section>\n<h2>")
                    .append(Markup.escape(section.title))
                    .append("</h2>\n<p>")
                    .append(Markup.escape(section.explanation))
                    .append("</p>\n");
            section.figures.forEach(figure -> html.append(figure.render()));
            html.append("</section>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }
}
