package io.github.rnngen.cli.training;

import java.util.List;
import java.util.stream.IntStream;

/** What the classes of an index are called. */
final class ClassNames {
    private static final String SPARE = "class ";

    private ClassNames() {}

    /**
     * A name for each class: its category, or its number where data has no names. A class beyond the categories, of which a
     * model may have some, is {@code class 4}, for its number alone could be a category.
     *
     * @param classes how many there are
     * @param categories the names of the first, each another; empty if none has one
     */
    static List<String> of(int classes, List<String> categories) {
        return IntStream.range(0, classes)
                .mapToObj(i -> i < categories.size() ? categories.get(i) : spare(i, categories))
                .toList();
    }

    private static String spare(int number, List<String> categories) {
        String name = String.valueOf(number);
        if (categories.isEmpty()) {
            return name;
        }
        do {
            name = SPARE + name;
        } while (categories.contains(name));
        return name;
    }
}
