package io.github.rnngen.generator.format;

import io.github.rnngen.generator.syntax.ConcreteTree;
import io.github.rnngen.generator.syntax.ConcreteTree.Branch;
import io.github.rnngen.generator.syntax.ConcreteTree.Leaf;
import io.github.rnngen.generator.syntax.Rule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Blanks that put something of neighbouring lines in one column: the names of inputs and targets, and the signs of
 * parameters, states and constants that have the same sign. Constants with their values in brackets are left alone.
 */
final class Padding {
    static final Padding NONE = new Padding(new IdentityHashMap<>());

    private final IdentityHashMap<Leaf, Integer> blanks;

    private Padding(IdentityHashMap<Leaf, Integer> blanks) {
        this.blanks = blanks;
    }

    /** Of lines that stand right below each other. */
    static Padding of(List<ConcreteTree> lines) {
        IdentityHashMap<Leaf, Integer> blanks = new IdentityHashMap<>();
        int from = 0;
        while (from < lines.size()) {
            String kind = kind(lines.get(from));
            int to = from + 1;
            while (to < lines.size() && kind(lines.get(to)).equals(kind)) {
                to++;
            }
            if (!kind.isEmpty()) {
                align(lines.subList(from, to), blanks);
            }
            from = to;
        }
        return new Padding(blanks);
    }

    /** How many blanks more than usual stand before a token. */
    int before(Leaf leaf) {
        return blanks.getOrDefault(leaf, 0);
    }

    private static void align(List<ConcreteTree> lines, IdentityHashMap<Leaf, Integer> blanks) {
        int widest = lines.stream().mapToInt(Padding::width).max().orElse(0);
        for (ConcreteTree line : lines) {
            blanks.put(aligned(line).orElseThrow(), widest - width(line));
        }
    }

    private static int width(ConcreteTree line) {
        return LineBuilder.widthUpTo((Branch) line, aligned(line).orElseThrow());
    }

    /** What is aligned with its like, or nothing. */
    private static String kind(ConcreteTree line) {
        return aligned(line)
                .map(leaf -> ((Branch) line).rule() == Rule.PORT
                        ? "port"
                        : line.first().text() + leaf.text())
                .orElse("");
    }

    private static Optional<Leaf> aligned(ConcreteTree line) {
        if (!(line instanceof Branch branch)
                || branch.parts().stream()
                        .anyMatch(part -> part instanceof Branch value && value.rule() == Rule.LIST)) {
            return Optional.empty();
        }
        return switch (branch.rule()) {
            case PORT -> Optional.of(branch.parts().get(1).first());
            case PARAM, STATE, CONSTANT ->
                branch.parts().stream()
                        .filter(Leaf.class::isInstance)
                        .map(Leaf.class::cast)
                        .filter(leaf -> leaf.is("~", "="))
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
