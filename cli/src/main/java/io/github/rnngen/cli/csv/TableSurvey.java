package io.github.rnngen.cli.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table seems to hold, for those who don't know it yet.
 *
 * @param rows how many there are, without the header
 * @param columns by name, in the order of the header
 */
public record TableSurvey(int rows, Map<String, Content> columns) {
    /**
     * What a column holds.
     *
     * @param filled how many fields are not empty
     * @param numbers how many of those are numbers
     * @param varies whether not all of them are the same
     */
    public record Content(int filled, int numbers, boolean varies) {}

    /**
     * Looks at all rows. One pass, in little memory.
     *
     * @throws CsvException if a row has more or fewer fields than the header
     */
    public static TableSurvey of(CsvFile file) throws IOException {
        List<String> header = file.header();
        List<Tally> tallies = new ArrayList<>();
        header.forEach(column -> tallies.add(new Tally()));
        int rows = file.forEachRow((row, fields) -> {
            for (int i = 0; i < tallies.size(); i++) {
                tallies.get(i).add(fields.get(i).strip());
            }
        });
        Map<String, Content> columns = new LinkedHashMap<>();
        for (int i = 0; i < tallies.size(); i++) {
            Tally tally = tallies.get(i);
            columns.put(header.get(i), new Content(tally.filled, tally.numbers, tally.varies));
        }
        return new TableSurvey(rows, columns);
    }

    private static final class Tally {
        private int filled;
        private int numbers;
        private boolean varies;
        private @Nullable String first;

        void add(String field) {
            if (field.isEmpty()) {
                return;
            }
            filled++;
            numbers += Numeral.isNumber(field) ? 1 : 0;
            if (first == null) {
                first = field;
            }
            varies |= !field.equals(first);
        }
    }
}
