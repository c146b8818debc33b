package io.github.rnngen.generator.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts things in an order in which each comes after what it depends on, and finds the circles that forbid it. */
final class CircleFinder<N> {
    private static final int MOST_SHOWN = 8;

    private final Function<N, ? extends Collection<N>> dependencies;
    private final Map<N, Iterator<N>> open = new HashMap<>();
    private final Deque<N> path = new ArrayDeque<>();
    private final Set<N> done = new LinkedHashSet<>();
    private final List<List<N>> circles = new ArrayList<>();

    private CircleFinder(Function<N, ? extends Collection<N>> dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * An order and its obstacles.
     *
     * @param order all nodes, each after those it depends on, as far as circles allow
     * @param circles each in the direction of dependence, its first node not repeated at the end
     */
    record Result<N>(List<N> order, List<List<N>> circles) {}

    /** Goes through all nodes depth first, without recursion. */
    static <N> Result<N> search(Collection<N> nodes, Function<N, ? extends Collection<N>> dependencies) {
        CircleFinder<N> finder = new CircleFinder<>(dependencies);
        nodes.forEach(finder::visit);
        return new Result<>(List.copyOf(finder.done), finder.circles);
    }

    private void visit(N start) {
        enter(start);
        while (!path.isEmpty()) {
            N node = path.peek();
            Iterator<N> rest = open.getOrDefault(node, List.<N>of().iterator());
            if (rest.hasNext()) {
                enter(rest.next());
            } else {
                path.pop();
                open.remove(node);
                done.add(node);
            }
        }
    }

    private void enter(N node) {
        if (open.containsKey(node)) {
            circles.add(circleTo(node));
        } else if (!done.contains(node)) {
            List<N> needed = List.copyOf(dependencies.apply(node));
            open.put(node, needed.iterator());
            path.push(node);
        }
    }

    private List<N> circleTo(N node) {
        List<N> circle = new ArrayList<>();
        for (N step : path) {
            circle.add(0, step);
            if (step.equals(node)) {
                break;
            }
        }
        return circle;
    }

    /** {@code a -> b -> a}, of a circle or of one with its first name repeated at the end. */
    static String show(List<String> names) {
        List<String> closed = new ArrayList<>(names);
        if (names.size() == 1 || !names.get(0).equals(names.get(names.size() - 1))) {
            closed.add(names.get(0));
        }
        if (closed.size() > MOST_SHOWN) {
            closed.subList(MOST_SHOWN / 2, closed.size() - MOST_SHOWN / 2).clear();
            closed.add(MOST_SHOWN / 2, "...");
        }
        return String.join(" -> ", closed);
    }
}
