package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.ColumnKind;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.Runs.Run;
import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table, with what its columns mean, as sequences of a network. */
public final class TableDataSet {
    private final Signature signature;
    private final TableMapping mapping;
    private final CsvTable table;
    private final int stride;

    private TableDataSet(Signature signature, TableMapping mapping, CsvTable table, int stride) {
        this.signature = signature;
        this.mapping = mapping;
        this.table = table;
        this.stride = stride;
    }

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
        TableDataSet source = new TableDataSet(signature, mapping, table, stride);
        Runs runs = source.runs();
        source.times().ifPresent(RowTimes::requireRising);
        Part[] partOf = source.isSeries() ? new Part[0] : split.parts(runs.sequences());
        Parts parts = source.divide(runs, split, partOf);
        Judged heldOut = source.judged(runs, split, partOf, parts.of(Part.TEST), atLast);
        Pieces training = parts.of(Part.TRAINING);
        ColumnScales scales = source.fit(scaling, training);
        Preparation preparation = new Preparation(mapping, scales, source.categories());
        DataSet<A> data = new DataSet<>(
                source.ports(elements, preparation),
                training,
                parts.of(Part.VALIDATION),
                heldOut,
                source.labels(),
                source.notes(runs));
        return new Prepared<>(data, preparation);
    }

    /** All rows of a table, to run a trained network on. */
    public static <A> DataSet<A> forPrediction(
            Signature signature, Elements<A> elements, Preparation preparation, CsvTable table) {
        TableDataSet source = new TableDataSet(signature, preparation.mapping().inputsOnly(), table, 1);
        Runs runs = source.runs();
        return new DataSet<>(
                source.ports(elements, preparation),
                Pieces.NONE,
                Pieces.NONE,
                preparation.mapping().rowsAreSequences()
                        ? Judged.all(source.wholeRows(runs))
                        : source.everyRow(runs.runs(), 0),
                Map.of(),
                List.of());
    }

    private Pieces wholeRows(Runs runs) {
        Pieces.Builder pieces = new Pieces.Builder();
        runs.runs().forEach(run -> cut(run, pieces::add));
        return pieces.build();
    }

    private Optional<RowTimes> times() {
        String name = mapping.timeColumn();
        return name == null
                ? Optional.empty()
                : Optional.of(new RowTimes(name, table.numbers(name), mapping.sequences(table)));
    }

    private Runs runs() {
        if (mapping.rowsAreSequences()) {
            return rowsAsSequences();
        }
        List<Column> needed = new ArrayList<>(columns(mapping.inputs()));
        if (mapping.sequenceColumn() != null) {
            needed.add(column(mapping.sequenceColumn()));
        }
        return Runs.of(mapping.sequences(table), needed, columns(mapping.targets()), mapping.ahead());
    }

    private Runs rowsAsSequences() {
        List<Column> columns = Stream.concat(columns(mapping.inputs()).stream(), columns(mapping.targets()).stream())
                .toList();
        List<Run> runs = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            if (columns.stream().noneMatch(column -> column.gap(at))) {
                runs.add(new Run(row, row * signature.steps(), (row + 1) * signature.steps()));
            }
        }
        return new Runs(table.rows(), runs, table.rows() - runs.size());
    }

    private List<Column> columns(List<PortColumns> ports) {
        return ports.stream()
                .flatMap(port -> port.columns().stream())
                .distinct()
                .map(this::column)
                .toList();
    }

    private Column column(String name) {
        Column column = table.columns().get(name);
        if (column == null) {
            throw new IllegalStateException(name);
        }
        return column;
    }

    /** Rows are a single long series, of which windows are cut. */
    private boolean isSeries() {
        return !mapping.rowsAreSequences() && mapping.sequenceColumn() == null;
    }

    /** Windows and sequences by part; {@code partOf} says which one each sequence is in. */
    private Parts divide(Runs runs, Split split, Part[] partOf) {
        if (isSeries() && split.order() == Split.Order.RANDOM) {
            throw new MappingException("windows of one series overlap, so they can't be divided at random:"
                    + " leave out --split random, or name a column with --sequence");
        }
        Parts.Builder builder = new Parts.Builder();
        for (Run run : runs.runs()) {
            cut(run, (start, length) -> {
                Part part = isSeries() ? timePart(start, length, split) : partOf[run.sequence()];
                if (part != null) {
                    builder.add(part, start, length);
                }
            });
        }
        Parts parts = builder.build();
        requireTraining(parts.of(Part.TRAINING), runs);
        return parts;
    }

    private void requireTraining(Pieces training, Runs runs) {
        if (training.count() == 0) {
            int longest = runs.runs().stream().mapToInt(Run::length).max().orElse(0);
            throw new MappingException("there is nothing to learn from: rows: " + table.rows() + ", with gaps: "
                    + runs.gaps()
                    + ", steps in the longest stretch without a gap: " + longest + "; the model needs "
                    + signature.steps()
                    + (mapping.ahead() > 0 ? " and " + mapping.ahead() + " more to look ahead" : "")
                    + (longest >= signature.steps() ? "; leave more for training with --validation and --test" : "")
                    + scattered(runs).map(note -> "; " + note).orElse(""));
        }
    }

    /** What to know if rows with the same label do not all follow each other, as where series are interleaved. */
    private Optional<String> scattered(Runs runs) {
        String column = mapping.sequenceColumn();
        if (column == null) {
            return Optional.empty();
        }
        long labels = Arrays.stream(table.categories(column).codes()).distinct().count();
        return labels == runs.sequences()
                ? Optional.empty()
                : Optional.of("sequences: " + runs.sequences() + ", but " + column + " has " + labels
                        + " different values; where a value comes back a new sequence starts: sort the rows by "
                        + column
                        + " if each is one sequence");
    }

    /** The part that has all targets of a window; null if it straddles a border. */
    private @Nullable Part timePart(int start, int length, Split split) {
        int first = start + mapping.ahead();
        int last = first + length - 1;
        Part part = split.part(first, table.rows());
        return part == split.part(last, table.rows()) ? part : null;
    }

    private interface PieceConsumer {
        void accept(int start, int length);
    }

    private void cut(Run run, PieceConsumer consumer) {
        int steps = signature.steps();
        boolean variable = signature.variableLength();
        if (variable && (!isSeries() || run.length() < steps)) {
            for (int start = run.from(); start < run.to(); start += steps) {
                consumer.accept(start, Math.min(steps, run.to() - start));
            }
        } else {
            for (int start = run.from();
                    start + steps <= run.to();
                    start += mapping.rowsAreSequences() ? steps : stride) {
                consumer.accept(start, steps);
            }
        }
    }

    /** The held-out steps, each judged once, after as many steps before it as there can be; or what each sequence or window ends with. */
    private Judged judged(Runs runs, Split split, Part[] partOf, Pieces test, boolean atLast) {
        boolean ends = atLast
                || mapping.targets().stream()
                        .noneMatch(target -> mapping.rowsAreSequences()
                                ? target.perStep()
                                : !target.port().once());
        if (isSeries()) {
            Judged rows = everyRow(runs.runs(), split.firstOfTest(table.rows()) - mapping.ahead());
            return ends ? Judged.last(rows.pieces()) : rows;
        }
        if (mapping.rowsAreSequences() || ends) {
            return Judged.of(test, ends);
        }
        return everyRow(
                runs.runs().stream()
                        .filter(run -> partOf[run.sequence()] == Part.TEST)
                        .toList(),
                0);
    }

    /**
     * Each row from one on, once: those of a run's first window together, each later one at the end of its own window. Where
     * lengths differ, the pieces of a sequence don't overlap.
     */
    private Judged everyRow(List<Run> runs, int firstRow) {
        Pieces.Builder pieces = new Pieces.Builder();
        List<Integer> from = new ArrayList<>();
        int steps = signature.steps();
        for (Run run : runs) {
            if (signature.variableLength() && !isSeries()) {
                cut(run, (start, length) -> {
                    pieces.add(start, length);
                    from.add(0);
                });
                continue;
            }
            int length = Math.min(steps, run.length());
            if (length < steps && !signature.variableLength()) {
                continue;
            }
            for (int start = run.from(); start + length <= run.to(); start++) {
                int judged = start == run.from() ? Math.max(0, firstRow - start) : length - 1;
                if (judged < length && start + judged >= firstRow) {
                    pieces.add(start, length);
                    from.add(judged);
                }
            }
        }
        return new Judged(
                pieces.build(), from.stream().mapToInt(Integer::intValue).toArray(), false);
    }

    private ColumnScales fit(ColumnScales.Kind kind, Pieces training) {
        boolean[] used = rows(training, 0);
        boolean[] targetRows = rows(training, mapping.ahead());
        for (int row = 0; row < used.length; row++) {
            used[row] |= targetRows[row];
        }
        List<String> numbers = mapping.columns().stream()
                .filter(name -> table.columns().get(name) instanceof Column.Numbers)
                .toList();
        return ColumnScales.fit(kind, table, numbers, used);
    }

    private boolean[] rows(Pieces pieces, int ahead) {
        boolean[] used = new boolean[table.rows()];
        int unit = mapping.rowsAreSequences() ? signature.steps() : 1;
        for (int i = 0; i < pieces.count(); i++) {
            Arrays.fill(used, pieces.starts()[i] / unit + ahead, (pieces.end(i) - 1) / unit + ahead + 1, true);
        }
        return used;
    }

    private Map<String, List<String>> categories() {
        Map<String, List<String>> categories = new HashMap<>();
        Set<String> values = mapping.columns();
        table.columns().forEach((name, column) -> {
            if (column instanceof Column.Categories found && values.contains(name)) {
                categories.put(name, found.names());
            }
        });
        return categories;
    }

    private Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new HashMap<>();
        mapping.ports().filter(ports -> ports.port().isIndex()).forEach(ports -> {
            List<String> names = table.categories(ports.columns().get(0)).names();
            for (String column : ports.columns()) {
                if (!table.categories(column).names().equals(names)) {
                    throw new MappingException("columns " + ports.columns().get(0) + " and " + column
                            + " belong to the same index, so they need the same categories: number them from 0 to "
                            + (ports.port().classes() - 1));
                }
            }
            labels.put(ports.port().name(), names);
        });
        return labels;
    }

    private <A> List<PortData<A>> ports(Elements<A> elements, Preparation preparation) {
        List<PortData<A>> ports = new ArrayList<>();
        mapping.inputs().forEach(port -> ports.add(data(elements, preparation, port, 0, PortData.Once.FIRST)));
        mapping.targets()
                .forEach(port -> ports.add(data(elements, preparation, port, mapping.ahead(), PortData.Once.LAST)));
        return ports;
    }

    private <A> PortData<A> data(
            Elements<A> elements, Preparation preparation, PortColumns columns, int ahead, PortData.Once once) {
        Port port = columns.port();
        boolean ofRow = mapping.rowsAreSequences() && !columns.perStep();
        PortData.Place place = new PortData.Place(ahead, once, ofRow ? signature.steps() : 1);
        return port.isIndex()
                ? new PortData.Indices<>(port, place, indices(columns))
                : new PortData.Values<>(port, place, elements, values(elements, preparation, columns));
    }

    /** {@code [row][column]}. */
    private <A> A values(Elements<A> elements, Preparation preparation, PortColumns columns) {
        int width = columns.columns().size();
        A data = elements.allocate(Math.multiplyExact(table.rows(), width));
        for (int i = 0; i < width; i++) {
            String name = columns.columns().get(i);
            Column.Numbers numbers = table.numbers(name);
            for (int row = 0; row < numbers.rows(); row++) {
                elements.set(data, row * width + i, preparation.scales().scaled(name, numbers.at(row)));
                if (Double.isInfinite(elements.get(data, row * width + i))) {
                    throw new MappingException("the " + name + " of row " + (row + 1) + ", the header not counted, is "
                            + numbers.at(row) + ", too large for precision "
                            + elements.precision().name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return data;
    }

    /** {@code [row][column]}. */
    private int[] indices(PortColumns columns) {
        int width = columns.columns().size();
        int[] data = new int[Math.multiplyExact(table.rows(), width)];
        for (int i = 0; i < width; i++) {
            int[] codes = table.categories(columns.columns().get(i)).codes();
            for (int row = 0; row < codes.length; row++) {
                data[row * width + i] = codes[row];
            }
        }
        return data;
    }

    private static long count(Runs runs, Predicate<Run> condition) {
        return runs.runs().stream().filter(condition).count();
    }

    private List<String> notes(Runs runs) {
        List<String> notes = new ArrayList<>();
        if (runs.gaps() > 0) {
            notes.add(runs.gaps() + " of " + table.rows() + " rows have gaps; no sequence crosses one");
        }
        times().flatMap(RowTimes::missing).ifPresent(notes::add);
        if (!isSeries() && !mapping.rowsAreSequences()) {
            int steps = signature.steps();
            long longer = count(runs, run -> run.length() > steps);
            long shorter = signature.variableLength() ? 0 : count(runs, run -> run.length() < steps);
            scattered(runs).ifPresent(notes::add);
            if (longer > 0) {
                notes.add("sequences longer than the model's " + steps + " steps: " + longer
                        + ", cut into pieces, each a sequence of its own");
            }
            if (shorter > 0) {
                notes.add("sequences shorter than the model's " + steps + " steps: " + shorter
                        + ", left out; with `steps up to " + steps + "` the model would take them");
            }
        }
        return notes;
    }
}
