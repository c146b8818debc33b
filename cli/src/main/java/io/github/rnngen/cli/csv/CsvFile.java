package io.github.rnngen.cli.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.rnngen.cli.csv.ColumnBuilder.BadField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
                    String problem = "columns " + (before + 1) + " and " + (i + 1)
                            + (header.get(i).isEmpty()
                                    ? " have no name: name them, or leave them out"
                                    : " have the same name \"" + header.get(i) + "\": each needs one of its own");
                    throw CsvException.at(name, first.getStartingLineNumber(), problem + hint(header));
                }
            }
            return header;
        }
    }

    /** For a message about columns that are not there: what is probably wrong with the first line. Empty if it seems sound. */
    public String hint(List<String> header) {
        if (header.stream().anyMatch(column -> column.indexOf('\uFFFD') >= 0)) {
            return "; the file is not in UTF-8: save it as such";
        } else if (2 * header.stream().filter(Numeral::isNumber).count() > header.size()) {
            return "; the first line should name the columns, but it seems to be data";
        } else if (header.size() == 1) {
            for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
                char other = OTHER_SEPARATORS.charAt(i);
                if (other != separator && header.get(0).indexOf(other) >= 0) {
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
        int rows = forEachRecord(header, (row, line, fields) -> {
            for (Wanted column : columns) {
                try {
                    column.builder.add(fields.get(column.place));
                } catch (BadField e) {
                    throw CsvException.at(
                            name, line, column.name + " (" + (column.place + 1) + ")", String.valueOf(e.getMessage()));
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
        return forEachRecord(header(), (row, line, fields) -> consumer.accept(row, fields));
    }

    private record Wanted(String name, int place, ColumnBuilder builder) {}

    private interface RecordConsumer {
        void accept(int row, long line, List<String> fields) throws IOException;
    }

    private int forEachRecord(List<String> header, RecordConsumer consumer) throws IOException {
        try (CloseableIterator<CsvRecord> records = records()) {
            boolean gaps = header.size() == 1;
            CsvRecord first = records.next();
            long next = gaps ? lineAfter(first) : 0;
            int row = 0;
            while (hasNext(records)) {
                CsvRecord record = records.next();
                // An empty line is a gap where there is one column, but not at the end of the file.
                for (long line = next; gaps && line < record.getStartingLineNumber(); line++) {
                    consumer.accept(row, line, List.of(""));
                    row = Math.addExact(row, 1);
                }
                requireFields(header, record);
                next = gaps ? lineAfter(record) : 0;
                consumer.accept(row, record.getStartingLineNumber(), record.getFields());
                row = Math.addExact(row, 1);
            }
            return row;
        }
    }

    /** The line behind a record of one field, which may have ends of lines within. */
    private static long lineAfter(CsvRecord record) {
        String field = record.getField(0);
        long ends = IntStream.range(0, field.length())
                .filter(i -> field.charAt(i) == '\n' || (field.charAt(i) == '\r' && !field.startsWith("\n", i + 1)))
                .count();
        return record.getStartingLineNumber() + 1 + ends;
    }

    private void requireFields(List<String> header, CsvRecord record) throws CsvException {
        if (record.getFieldCount() != header.size()) {
            throw CsvException.at(
                    name,
                    record.getStartingLineNumber(),
                    (record.getFieldCount() == 1
                                    ? "there is 1 field"
                                    : "there are " + record.getFieldCount() + " fields")
                            + " where the header has " + header.size()
                            + (record.getFieldCount() > header.size()
                                    ? ": a field that holds a separator needs quotes"
                                    : ": where a value is missing, the field is empty but there"));
        }
    }

    /** The file is read several times. */
    private CloseableIterator<CsvRecord> records() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new CsvException(name + " is not a regular file: save it first");
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
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
