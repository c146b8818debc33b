package io.github.rnngen.cli.csv;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The order of a column's categories: that of numbers if all are whole numbers, else that of their characters. Whole numbers
 * below the greatest number of categories stand for themselves, so that a digit 7 has the code 7 even where a file has no 5.
 */
final class CategoryOrder {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    private CategoryOrder() {}

    static List<String> arrange(Collection<String> names, int most) {
        if (!names.stream().allMatch(name -> WHOLE.matcher(name).matches())) {
            return names.stream().sorted().toList();
        }
        List<Integer> numbers = names.stream().map(Integer::valueOf).sorted().toList();
        boolean codes = !numbers.isEmpty() && numbers.get(0) >= 0 && numbers.get(numbers.size() - 1) < most;
        return codes
                ? IntStream.range(0, most).mapToObj(Integer::toString).toList()
                : numbers.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(String::valueOf)
                        .toList();
    }
}
