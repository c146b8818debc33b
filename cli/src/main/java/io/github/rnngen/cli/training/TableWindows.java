package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.Runs.Run;
import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are sequences of a network.
 *
 * @param stride how many rows after one window of a series the next starts
 */
record TableWindows(Signature signature, TableMapping mapping, CsvTable table, int stride) {
    /** When rows were, if a column says so. */
    Optional<RowTimes> times() {
        String name = mapping.timeColumn();
        return name == null
                ? Optional.empty()
                : Optional.of(new RowTimes(name, table.numbers(name), mapping.sequences(table)));
    }

    /** Rows without a gap between them. */
    Runs runs() {
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
    boolean isSeries() {
        return !mapping.rowsAreSequences() && mapping.sequenceColumn() == null;
    }

    /** Windows and sequences by part; {@code partOf} says which one each sequence is in. */
    Parts divide(Runs runs, Split split, Part[] partOf) {
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
    Judged judged(Runs runs, Split split, Part[] partOf, Pieces test, boolean atLast) {
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

    /** All there is, to run a trained network on. */
    Judged all(Runs runs) {
        return mapping.rowsAreSequences() ? Judged.all(wholeRows(runs)) : everyRow(runs.runs(), 0);
    }

    private Pieces wholeRows(Runs runs) {
        Pieces.Builder pieces = new Pieces.Builder();
        runs.runs().forEach(run -> cut(run, pieces::add));
        return pieces.build();
    }

    private static long count(Runs runs, Predicate<Run> condition) {
        return runs.runs().stream().filter(condition).count();
    }

    /** What users should know. */
    List<String> notes(Runs runs) {
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
