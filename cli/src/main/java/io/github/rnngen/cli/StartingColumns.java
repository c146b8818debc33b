package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.csv.ColumnKind;
import io.github.rnngen.cli.csv.CsvFile;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.csv.TableSurvey;
import io.github.rnngen.cli.csv.TableSurvey.Content;
import io.github.rnngen.cli.training.ColumnChoice;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.TableMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are to a model that is still to be written.
 *
 * @param inputs as {@code --input} takes them
 * @param targets as {@code --target} takes them
 * @param classes how many a target of classes has; 0 if the targets are numbers
 * @param sequences how rows form sequences
 * @param leftOut columns that are no inputs, each with the reason
 */
record StartingColumns(Choice inputs, Choice targets, int classes, Sequences sequences, List<String> leftOut) {
    StartingColumns {
        leftOut = List.copyOf(leftOut);
    }

    /** Columns, and how users name them in an option. */
    record Choice(List<String> columns, String text) {
        Choice {
            columns = List.copyOf(columns);
        }

        private static Choice parse(String text, String port, List<String> header) {
            String names = text.startsWith(port + "=") ? text.substring(port.length() + 1) : text;
            return new Choice(ColumnChoice.expand(names, header), names);
        }
    }

    /**
     * Lengths of sequences, in rows.
     *
     * @param constant whether the targets are the same in all rows of each
     */
    record Sequences(int shortest, int longest, boolean constant) {}

    /**
     * Looks at all of a table.
     *
     * @param classes whether a target is one of classes even if it is a number
     * @throws MappingException if it has no such columns, or none to learn from
     */
    static StartingColumns of(CsvFile csv, DataOptions data, boolean classes) throws IOException {
        List<String> header = csv.header();
        String target = only("--target", data.targets());
        if (target == null) {
            throw new MappingException(
                    "say with --target what is to be learned, or with --forecast what is to be foretold;"
                            + " there are " + ColumnChoice.shown(header));
        }
        Choice targets = Choice.parse(target, StartingModel.TARGET, header);
        TableSurvey survey = TableSurvey.of(csv);
        String written = only("--input", data.inputs());
        List<String> leftOut = new ArrayList<>();
        Choice inputs = written != null
                ? Choice.parse(written, StartingModel.INPUT, header)
                : numbers(survey, data, targets.columns(), leftOut);
        boolean words = classes
                || targets.columns().stream()
                        .map(survey.columns()::get)
                        .anyMatch(content -> 2 * content.numbers() <= content.filled());
        CsvTable labels = labels(csv, header, data.sequence(), words, targets.columns());
        return new StartingColumns(
                inputs,
                targets,
                words ? classes(labels, targets.columns()) : 0,
                sequences(labels, survey.rows(), data.sequence(), targets.columns()),
                leftOut);
    }

    private static @Nullable String only(String option, List<String> written) {
        if (written.size() > 1) {
            throw CommandFailure.usage("give " + option
                    + " once: init writes a model with one input and one target, of as many columns as you like");
        }
        return written.isEmpty() ? null : written.get(0);
    }

    /** All columns of numbers that something can be learned from. */
    private static Choice numbers(TableSurvey survey, DataOptions data, List<String> targets, List<String> leftOut) {
        List<String> header = List.copyOf(survey.columns().keySet());
        List<String> columns = new ArrayList<>();
        survey.columns().forEach((name, content) -> {
            String fault = fault(name, content, survey.rows());
            boolean known = name.equals(data.time())
                    || name.equals(data.sequence())
                    || (data.ahead() == 0 && targets.contains(name));
            if (!known && fault.isEmpty()) {
                columns.add(name);
            } else if (!known) {
                leftOut.add((name.isEmpty() ? "a column" : name) + " (" + fault + ")");
            }
        });
        if (columns.isEmpty()) {
            throw new MappingException(
                    "there is no column of numbers to learn from but the target: say with --input which,"
                            + " or with --ahead how many rows later the target stands, so that it is an input, too");
        }
        return new Choice(columns, ColumnChoice.written(columns, header));
    }

    private static String fault(String name, Content content, int rows) {
        return name.isEmpty()
                ? "without a name"
                : content.numbers() < content.filled()
                        ? "no numbers"
                        : 2 * content.filled() < rows ? "mostly empty" : content.varies() ? "" : "always the same";
    }

    private static CsvTable labels(
            CsvFile csv, List<String> header, @Nullable String sequence, boolean words, List<String> targets)
            throws IOException {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        if (sequence != null) {
            TableMapping.requireColumn(sequence, header);
            kinds.put(sequence, new ColumnKind.Label());
        }
        if (words || sequence != null) {
            targets.forEach(target -> kinds.put(target, new ColumnKind.Label()));
        }
        return csv.read(kinds);
    }

    private static int classes(CsvTable labels, List<String> targets) {
        String target = targets.get(0);
        int classes = labels.categories(target).names().size();
        if (targets.size() > 1) {
            throw new MappingException("classes are learned from one column, and there are " + targets.size()
                    + ", some of them no numbers");
        } else if (classes < 2) {
            throw new MappingException("there is nothing to tell apart: column " + target
                    + (classes == 0 ? " is empty" : " has one value alone"));
        }
        return classes;
    }

    private static Sequences sequences(CsvTable labels, int rows, @Nullable String sequence, List<String> targets) {
        if (sequence == null) {
            return new Sequences(rows, rows, false);
        }
        int[] codes = labels.categories(sequence).codes();
        int shortest = rows;
        int longest = 0;
        boolean constant = true;
        int first = 0;
        for (int row = 1; row <= rows; row++) {
            int before = row - 1;
            if (row == rows || codes[row] != codes[before]) {
                shortest = Math.min(shortest, row - first);
                longest = Math.max(longest, row - first);
                first = row;
            } else {
                constant &= targets.stream()
                        .map(target -> labels.categories(target).codes())
                        .allMatch(values -> values[before + 1] == values[before]);
            }
        }
        return new Sequences(shortest, longest, constant);
    }
}
