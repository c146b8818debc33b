package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.syntax.ConcreteTree.Branch;
import io.github.rnngen.generator.syntax.ConcreteTree.Leaf;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tree as text, for people: one line a rule of the grammar, its parts below it, further to the right. What binds tighter
 * stands deeper.
 */
public final class Outline {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private Outline() {}

    /** All rules and tokens, without comments. */
    public static String print(Branch file) {
        Outline outline = new Outline();
        outline.add(file, 0);
        return outline.text.toString();
    }

    private void add(ConcreteTree tree, int depth) {
        if (tree instanceof Leaf leaf) {
            if (!leaf.text().isBlank()) {
                line(depth, leaf.text());
            }
        } else if (tree instanceof Branch branch) {
            String rule = branch.rule().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (branch.parts().stream().allMatch(Leaf.class::isInstance)) {
                line(
                        depth,
                        rule + ": "
                                + branch.leaves()
                                        .map(Leaf::text)
                                        .collect(Collectors.joining(" "))
                                        .strip());
            } else {
                line(depth, rule);
                branch.parts().forEach(part -> add(part, depth + 1));
            }
        }
    }

    private void line(int depth, String content) {
        text.append(INDENT.repeat(depth)).append(content).append('\n');
    }
}
