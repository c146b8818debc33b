package io.github.rnngen.generator.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How deep an expression is, found without recursion. */
final class Depth {
    private record Level(Expression expression, int depth) {}

    private Depth() {}

    /** The first expression that lies within more than {@code deepest} others. */
    static Optional<Expression> firstBeyond(Expression expression, int deepest) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(expression, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > deepest) {
                return Optional.of(level.expression());
            }
            level.expression().children().forEach(child -> open.push(new Level(child, level.depth() + 1)));
        }
        return Optional.empty();
    }
}
