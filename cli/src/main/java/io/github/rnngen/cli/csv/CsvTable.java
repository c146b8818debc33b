package io.github.rnngen.cli.csv;

import java.util.Map;

/**
 * The wanted columns of a file.
 *
 * @param rows how many rows there are, without the header
 * @param columns by name
 */
public record CsvTable(int rows, Map<String, Column> columns) {
    public CsvTable {
        columns = Map.copyOf(columns);
    }

    /**
     * A column of numbers.
     *
     * @throws IllegalArgumentException if it was not read as such
     */
    public Column.Numbers numbers(String name) {
        if (columns.get(name) instanceof Column.Numbers numbers) {
            return numbers;
        }
        throw new IllegalArgumentException(name);
    }

    /**
     * A column of categories.
     *
     * @throws IllegalArgumentException if it was not read as such
     */
    public Column.Categories categories(String name) {
        if (columns.get(name) instanceof Column.Categories categories) {
            return categories;
        }
        throw new IllegalArgumentException(name);
    }
}
