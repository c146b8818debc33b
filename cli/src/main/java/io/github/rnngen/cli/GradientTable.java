package io.github.rnngen.cli;

import io.github.rnngen.cli.run.GradientReport;
import io.github.rnngen.cli.run.GradientReport.ParameterErrors;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A gradient report as text: a line per parameter, then the verdict. */
final class GradientTable {
    private static final List<String> HEAD =
            List.of("parameter", "shape", "compared", "greatest", "to tangents", "to differences", "");

    private GradientTable() {}

    static String print(GradientReport report) {
        List<List<String>> rows = report.parameters().stream()
                .map(errors -> row(errors, report.agrees(errors)))
                .toList();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> Math.max(
                        HEAD.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        StringBuilder text = new StringBuilder(line(HEAD, widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.append(lossLine(report))
                .append(extent(report))
                .append(verdict(report))
                .toString();
    }

    private static List<String> row(ParameterErrors errors, boolean right) {
        return List.of(
                errors.name(),
                errors.shape().toString(),
                String.valueOf(errors.compared()),
                number(errors.greatest()),
                number(errors.tangentError()),
                number(errors.differenceError()),
                right ? "ok" : "WRONG");
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - cells.get(column).length());
            boolean leftAligned = column < 2 || column == widths.length - 1;
            line.append(leftAligned ? cells.get(column) + padding : padding + cells.get(column))
                    .append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String lossLine(GradientReport report) {
        return "loss " + report.loss() + ", by the interpreter " + report.interpretedLoss()
                + (report.lossAgrees() ? "\n" : ": WRONG\n");
    }

    private static String extent(GradientReport report) {
        return report.sequences() == report.batch()
                ? ""
                : "The model is large: computed with " + report.sequences() + " of the " + report.batch()
                        + " sequences of a batch.\n";
    }

    private static String verdict(GradientReport report) {
        return String.format(
                Locale.ROOT,
                report.agrees()
                        ? "The gradients are right: relative errors of at most %.0e to tangents, %.0e to differences.\n"
                        : "The gradients are WRONG: relative errors must be at most %.0e to tangents, %.0e to"
                                + " differences.\n",
                report.tolerance(),
                report.differenceTolerance());
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}
