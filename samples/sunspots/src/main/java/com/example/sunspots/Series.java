package com.example.sunspots;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One number for each year of a span without gaps. Immutable.
 *
 * @param firstYear the year of the first number
 * @param numbers yearly means
 */
record Series(int firstYear, List<Double> numbers) {
    Series {
        numbers = List.copyOf(numbers);
    }

    /** The sunspot numbers that come with the sample. */
    static Series sunspots() throws IOException {
        try (InputStream in = Objects.requireNonNull(Series.class.getResourceAsStream("sunspots-yearly.csv"))) {
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        }
    }

    /** Lines of {@code year,number} after a heading. */
    static Series parse(List<String> lines) {
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",")).toList();
        int firstYear = Integer.parseInt(rows.get(0)[0]);
        for (int i = 0; i < rows.size(); i++) {
            if (Integer.parseInt(rows.get(i)[0]) != firstYear + i) {
                throw new IllegalArgumentException("the year " + (firstYear + i) + " is missing");
            }
        }
        return new Series(
                firstYear, rows.stream().map(row -> Double.valueOf(row[1])).toList());
    }

    int years() {
        return numbers.size();
    }

    int lastYear() {
        return firstYear + years() - 1;
    }

    /** The number of a year. */
    double in(int year) {
        return numbers.get(year - firstYear);
    }

    /** The part from one year to another, both included. */
    Series between(int first, int last) {
        return new Series(first, numbers.subList(first - firstYear, last - firstYear + 1));
    }
}
