package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the command was told.
 *
 * @param only the sections to be measured
 */
record Arguments(Path home, int rounds, String precision, List<Section> only, List<Jdk> jdks, Path page) {
    /**
     * Reads them.
     *
     * @param args the project's folder, then options with a value each
     * @throws IllegalArgumentException if one is wrong
     */
    static Arguments of(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        Arguments read = new Arguments(
                home,
                3,
                "float",
                Sections.ALL,
                List.of(Jdk.current()),
                home.resolve("docs").resolve("benchmarks.md"));
        for (int i = 1; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            read = read.with(args[i], args[i + 1]);
        }
        return read;
    }

    private Arguments with(String option, String value) throws IOException {
        return switch (option) {
            case "--rounds" -> new Arguments(home, positive(value), precision, only, jdks, page);
            case "--precision" -> new Arguments(home, rounds, precision(value), only, jdks, page);
            case "--only" -> new Arguments(home, rounds, precision, sections(value), jdks, page);
            case "--java25" -> new Arguments(home, rounds, precision, only, and(Jdk.in(Path.of(value))), page);
            case "--page" -> new Arguments(home, rounds, precision, only, jdks, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static int positive(String value) {
        int rounds = Integer.parseInt(value);
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be at least 1");
        }
        return rounds;
    }

    private static String precision(String value) {
        if (!List.of("float", "double").contains(value)) {
            throw new IllegalArgumentException("--precision is float or double");
        }
        return value;
    }

    /** None for the word page: what was measured before is written anew. */
    private static List<Section> sections(String names) {
        List<String> known = Sections.ALL.stream().map(Section::name).toList();
        List<String> wanted = Arrays.asList(names.split(","));
        if (names.equals("page")) {
            return List.of();
        } else if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("sections are " + String.join(", ", known) + ", or page for none");
        }
        return Sections.ALL.stream()
                .filter(section -> wanted.contains(section.name()))
                .toList();
    }

    private List<Jdk> and(Jdk jdk) {
        List<Jdk> all = new ArrayList<>(jdks);
        if (all.stream().noneMatch(other -> other.feature() == jdk.feature())) {
            all.add(jdk);
        }
        return List.copyOf(all);
    }
}
