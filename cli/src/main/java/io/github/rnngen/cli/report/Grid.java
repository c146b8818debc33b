package io.github.rnngen.cli.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of words and numbers.
 *
 * @param header one heading a column
 * @param rows the cells of each row; those that are numbers go to the right
 */
public record Grid(List<String> header, List<List<String>> rows) implements Figure {
    public Grid {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String render() {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<tr>");
        for (int i = 0; i < header.size(); i++) {
            html.append(numeric(i) ? "<th class=\"number\">" : "<th>")
                    .append(Markup.escape(header.get(i)))
                    .append("</th>");
        }
        html.append("</tr>\n");
        rows.forEach(row -> html.append(row.stream()
                .map(cell -> (isNumber(cell) ? "<td class=\"number\">" : "<td>") + Markup.escape(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"))));
        return html.append("</table></div>\n").toString();
    }

    private boolean numeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> isNumber(row.get(column)));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?[0-9][0-9,]*(\\.[0-9]+)?(e-?[0-9]+)?( ?%)?");
    }
}
