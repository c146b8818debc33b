package io.github.rnngen.generator.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

/** Which values can be reached from others. */
public final class Reachable {
    private Reachable() {}

    /** The roots, and all that the neighbours of what is reached lead to. */
    public static Set<Integer> from(Collection<Integer> roots, IntFunction<Collection<Integer>> neighbours) {
        Set<Integer> reached = new HashSet<>(roots);
        Deque<Integer> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            for (int id : neighbours.apply(pending.remove())) {
                if (reached.add(id)) {
                    pending.add(id);
                }
            }
        }
        return reached;
    }
}
