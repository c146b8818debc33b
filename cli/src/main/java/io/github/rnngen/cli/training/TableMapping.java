package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are to a model.
 *
 * @param inputs the columns of each input
 * @param targets the columns of each target; empty if there is nothing to learn from
 * @param ahead how many rows after its inputs a target stands
 * @param rowsAreSequences whether a row holds all steps of a sequence, else it is one step
 * @param sequenceColumn rows that have the same value here, one after the other, are a sequence; null if all rows are one
 * @param timeColumn when a row was; null if it is not said
 */
public record TableMapping(
        List<PortColumns> inputs,
        List<PortColumns> targets,
        int ahead,
        boolean rowsAreSequences,
        @Nullable String sequenceColumn,
        @Nullable String timeColumn) {

    public TableMapping {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** All columns, of inputs first, each once. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        ports().forEach(port -> columns.addAll(port.columns()));
        return columns;
    }

    /** Inputs, then targets. */
    public Stream<PortColumns> ports() {
        return Stream.concat(inputs.stream(), targets.stream());
    }

    /** A number of the sequence that each row of a table belongs to, from 0 up: rows of one follow each other. */
    int[] sequences(CsvTable table) {
        int[] numbers = new int[table.rows()];
        if (sequenceColumn != null) {
            int[] codes = table.categories(sequenceColumn).codes();
            for (int row = 1; row < numbers.length; row++) {
                numbers[row] = numbers[row - 1] + (codes[row] == codes[row - 1] ? 0 : 1);
            }
        }
        return numbers;
    }

    /** The same without targets: to use what was trained. */
    public TableMapping inputsOnly() {
        return new TableMapping(inputs, List.of(), 0, rowsAreSequences, sequenceColumn, null);
    }

    /**
     * Finds out what columns mean.
     *
     * @param inputColumns columns of inputs as users write them, {@code PORT=COLUMN,COLUMN}
     * @param targetColumns the same for targets
     * @param header all columns of the table
     * @param ahead how many rows after its inputs a target stands
     * @throws MappingException if the columns don't fit the model
     */
    public static TableMapping of(
            Signature signature,
            List<String> inputColumns,
            List<String> targetColumns,
            List<String> header,
            int ahead,
            @Nullable String sequenceColumn,
            @Nullable String timeColumn) {
        List<ColumnChoice> inputs = ColumnChoice.parse("input", signature.inputs(), inputColumns, header);
        List<ColumnChoice> targets = ColumnChoice.parse("target", signature.targets(), targetColumns, header);
        if (targets.isEmpty() && ahead > 0) {
            throw new MappingException("the model has no target that could stand " + ahead + " rows ahead");
        }
        int steps = signature.steps();
        boolean whole = inputs.stream().anyMatch(choice -> choice.isWholeSequence(steps));
        if (whole && (ahead > 0 || sequenceColumn != null)) {
            throw new MappingException("a row holds a whole sequence here, so "
                    + (ahead > 0 ? "there is no row ahead" : "no column can tell sequences apart"));
        }
        requireColumn(sequenceColumn, header);
        requireColumn(timeColumn, header);
        return new TableMapping(
                inputs.stream()
                        .map(choice -> columns(choice, whole, steps, false))
                        .toList(),
                targets.stream()
                        .map(choice -> columns(choice, whole, steps, true))
                        .toList(),
                ahead,
                whole,
                sequenceColumn,
                timeColumn);
    }

    /**
     * Makes sure that a table has a column, if one is named.
     *
     * @throws MappingException if not
     */
    public static void requireColumn(@Nullable String column, List<String> header) {
        if (column != null && !header.contains(column)) {
            throw ColumnChoice.unknown(column, header);
        }
    }

    private static PortColumns columns(ColumnChoice choice, boolean whole, int steps, boolean target) {
        Port port = choice.port();
        int given = choice.columns().size();
        int single = port.elements();
        boolean perStep = whole && !port.once() && given == single * steps && steps > 1;
        boolean fits = perStep || (given == single && (!whole || port.once() || target));
        if (!fits) {
            String wanted = port.once() || (whole && !target)
                    ? single * (port.once() ? 1 : steps) + ""
                    : single + " where a row is a time step, or " + single * steps + " where a row holds all " + steps
                            + " steps";
            throw new MappingException((target ? "target " : "input ") + port.name() + " has " + given + " column"
                    + (given == 1 ? "" : "s") + ", but it takes " + wanted);
        }
        return new PortColumns(port, choice.columns(), perStep);
    }
}
