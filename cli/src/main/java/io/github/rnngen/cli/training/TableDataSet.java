package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.ColumnKind;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table, with what its columns mean, as sequences of a network. */
public final class TableDataSet {
    private TableDataSet() {}

    /**
     * How to read the columns.
     *
     * @param known categories that were met in training, by column; others are taken from the file
     * @throws MappingException if a column is to be both numbers and categories
     */
    public static Map<String, ColumnKind> kinds(TableMapping mapping, Map<String, List<String>> known) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        mapping.ports().forEach(ports -> {
            for (String column : ports.columns()) {
                ColumnKind kind = kind(ports.port(), known.get(column));
                ColumnKind other = kinds.put(column, kind);
                if (other != null && !other.equals(kind)) {
                    throw new MappingException("column " + column
                            + " is used both as numbers and as categories, or with different numbers of them");
                }
            }
        });
        String sequence = mapping.sequenceColumn();
        if (sequence != null && kinds.put(sequence, new ColumnKind.Label()) != null) {
            throw new MappingException("column " + sequence + " tells sequences apart, so it can't be a value too");
        }
        String time = mapping.timeColumn();
        ColumnKind other = time == null ? null : kinds.putIfAbsent(time, new ColumnKind.Time());
        if (other instanceof ColumnKind.AnyCategory || other instanceof ColumnKind.Label) {
            throw new MappingException("column " + time + " says when a row was, so it can't be categories");
        }
        return kinds;
    }

    private static ColumnKind kind(Port port, @Nullable List<String> known) {
        if (!port.isIndex()) {
            return new ColumnKind.Number();
        }
        return known != null ? new ColumnKind.KnownCategory(known) : new ColumnKind.AnyCategory(port.classes());
    }

    /** Data and how it was prepared. */
    public record Prepared<A>(DataSet<A> data, Preparation preparation) {}

    /**
     * Divides a table, fits scales on the part for training alone, and applies them to all.
     *
     * @param stride how many rows after one window the next starts
     * @param atLast whether a sequence's last step alone is learned, so that it alone is judged
     * @throws MappingException if there is nothing to learn from
     */
    public static <A> Prepared<A> prepare(
            Signature signature,
            Elements<A> elements,
            TableMapping mapping,
            CsvTable table,
            Split split,
            ColumnScales.Kind scaling,
            int stride,
            boolean atLast) {
        TableWindows windows = new TableWindows(signature, mapping, table, stride);
        TablePorts ports = new TablePorts(signature.steps(), mapping, table);
        Runs runs = windows.runs();
        windows.times().ifPresent(RowTimes::requireRising);
        Part[] partOf = windows.isSeries() ? new Part[0] : split.parts(runs.sequences());
        Parts parts = windows.divide(runs, split, partOf);
        Judged heldOut = windows.judged(runs, split, partOf, parts.of(Part.TEST), atLast);
        Pieces training = parts.of(Part.TRAINING);
        ColumnScales scales = fit(scaling, mapping, table, training, signature.steps());
        Preparation preparation = new Preparation(mapping, scales, ports.categories());
        DataSet<A> data = new DataSet<>(
                ports.of(elements, preparation),
                training,
                parts.of(Part.VALIDATION),
                heldOut,
                ports.labels(),
                windows.notes(runs));
        return new Prepared<>(data, preparation);
    }

    /** All rows of a table, to run a trained network on. */
    public static <A> DataSet<A> forPrediction(
            Signature signature, Elements<A> elements, Preparation preparation, CsvTable table) {
        TableMapping mapping = preparation.mapping().inputsOnly();
        TableWindows windows = new TableWindows(signature, mapping, table, 1);
        return new DataSet<>(
                new TablePorts(signature.steps(), mapping, table).of(elements, preparation),
                Pieces.NONE,
                Pieces.NONE,
                windows.all(windows.runs()),
                Map.of(),
                List.of());
    }

    /** Fits scales to the rows that training reads. */
    private static ColumnScales fit(
            ColumnScales.Kind kind, TableMapping mapping, CsvTable table, Pieces training, int steps) {
        int unit = mapping.rowsAreSequences() ? steps : 1;
        boolean[] used = new boolean[table.rows()];
        for (int ahead : new int[] {0, mapping.ahead()}) {
            for (int i = 0; i < training.count(); i++) {
                int first = training.starts()[i] / unit + ahead;
                int last = (training.end(i) - 1) / unit + ahead;
                Arrays.fill(used, first, last + 1, true);
            }
        }
        List<String> numbers = mapping.columns().stream()
                .filter(name -> table.columns().get(name) instanceof Column.Numbers)
                .toList();
        return ColumnScales.fit(kind, table, numbers, used);
    }
}
