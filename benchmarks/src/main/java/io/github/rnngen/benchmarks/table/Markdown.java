package io.github.rnngen.benchmarks.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tables, and numbers with the digits that mean something. */
final class Markdown {
    private Markdown() {}

    static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "No row of it is whole yet.\n";
        }
        String line = head.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |\n"));
        return row(head) + line + rows.stream().map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        int decimals = value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** In bold if it is what was aimed at. */
    static String ratio(double value, double aim) {
        return value >= aim ? "**" + number(value) + "**" : number(value);
    }

    static String reached(double value, double aim) {
        return value >= aim ? "yes" : "no";
    }
}
