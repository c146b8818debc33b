package io.github.rnngen.cli.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.rnngen.cli.csv.ColumnBuilder.BadField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with a header, in UTF-8 (or UTF-16 with a byte-order mark), with line ends of any kind.
 *
 * @param path where it is
 * @param name what messages call it
 * @param separator what stands between fields
 */
public record CsvFile(Path path, String name, char separator) {
    private static final String OTHER_SEPARATORS = ",;\t|";

    /** Is told of each row, in order. */
    @FunctionalInterface
    public interface RowConsumer {
        /**
         * Takes a row.
         *
         * @param row which, from 0, without the header
         */
        void accept(int row, List<String> fields) throws IOException;
    }

    /**
     * The names of the columns.
     *
     * @throws CsvException if there are none, or two of a name
     */
    public List<String> header() throws IOException {
        try (CloseableIterator<CsvRecord> records = records()) {
            if (!hasNext(records)) {
                throw new CsvException(name + " is empty: its first line should name the columns");
            }
            CsvRecord first = records.next();
            List<String> header = first.getFields().stream().map(String::strip).toList();
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                Integer before = places.put(header.get(i), i);
                if (before != null) {
                    throw CsvException.at(
                            name,
                            first.getStartingLineNumber(),
                            "columns " + (before + 1) + " and " + (i + 1) + " have the same name \"" + header.get(i)
                                    + "\"");
                }
            }
            return header;
        }
    }

    /** For a message about columns that are not there: what to try if this seems to be another separator's file. */
    public static String separatorHint(List<String> header, char used) {
        if (header.size() == 1) {
            for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
                char other = OTHER_SEPARATORS.charAt(i);
                if (other != used && header.get(0).indexOf(other) >= 0) {
                    String shown = other == '\t' ? "tab" : "'" + other + "'";
                    return "; the header looks like one with another separator: try --separator " + shown;
                }
            }
        }
        return "";
    }

    /**
     * Reads columns. One pass; memory for the columns' numbers alone.
     *
     * @param wanted the kind of each column, by names of the header
     * @throws CsvException if a field or row is not as it should be
     * @throws IllegalArgumentException if the header has no such column
     */
    public CsvTable read(Map<String, ColumnKind> wanted) throws IOException {
        List<String> header = header();
        List<Wanted> columns = new ArrayList<>();
        wanted.forEach((column, kind) -> {
            int place = header.indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException(column);
            }
            columns.add(new Wanted(column, place, ColumnBuilder.of(kind)));
        });
        int rows = forEachRecord(header, (row, record) -> {
            for (Wanted column : columns) {
                try {
                    column.builder.add(record.getField(column.place));
                } catch (BadField e) {
                    throw CsvException.at(
                            name,
                            record.getStartingLineNumber(),
                            column.name + " (" + (column.place + 1) + ")",
                            String.valueOf(e.getMessage()));
                }
            }
        });
        Map<String, Column> built = new LinkedHashMap<>();
        columns.forEach(column -> built.put(column.name, column.builder.build()));
        return new CsvTable(rows, built);
    }

    /**
     * Shows all rows, one after the other.
     *
     * @return how many there are
     * @throws CsvException if a row has more or fewer fields than the header
     */
    public int forEachRow(RowConsumer consumer) throws IOException {
        return forEachRecord(header(), (row, record) -> consumer.accept(row, record.getFields()));
    }

    private record Wanted(String name, int place, ColumnBuilder builder) {}

    private interface RecordConsumer {
        void accept(int row, CsvRecord record) throws IOException;
    }

    private int forEachRecord(List<String> header, RecordConsumer consumer) throws IOException {
        try (CloseableIterator<CsvRecord> records = records()) {
            records.next();
            int row = 0;
            while (hasNext(records)) {
                CsvRecord record = records.next();
                if (record.getFieldCount() != header.size()) {
                    throw CsvException.at(
                            name,
                            record.getStartingLineNumber(),
                            "there are " + record.getFieldCount() + " fields where the header has " + header.size());
                }
                consumer.accept(row, record);
                row = Math.addExact(row, 1);
            }
            return row;
        }
    }

    private CloseableIterator<CsvRecord> records() throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(path)
                .iterator();
    }

    private boolean hasNext(CloseableIterator<CsvRecord> records) throws IOException {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new CsvException(name + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
