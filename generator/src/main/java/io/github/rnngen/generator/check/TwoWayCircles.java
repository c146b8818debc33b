package io.github.rnngen.generator.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds values that wait for an earlier step and for a later step of one another, through cells that run forward and
 * cells that run in reverse: no order of steps computes them.
 */
final class TwoWayCircles {
    private final Map<String, Reads> reads;
    private final Predicate<String> reverse;

    private TwoWayCircles(Map<String, Reads> reads, Predicate<String> reverse) {
        this.reads = reads;
        this.reverse = reverse;
    }

    /**
     * Such a circle, if there is one, in the direction of dependence, its first name not repeated at the end.
     *
     * @param reads what each equation reads
     * @param reverse which states run from the last step to the first
     */
    static Optional<List<String>> find(Map<String, Reads> reads, Predicate<String> reverse) {
        return new TwoWayCircles(reads, reverse).find();
    }

    private Optional<List<String>> find() {
        Map<String, Map<String, String>> fromReverse = new LinkedHashMap<>();
        statesRead().filter(reverse).forEach(state -> fromReverse.put(state, search(state)));
        if (fromReverse.isEmpty()) {
            return Optional.empty();
        }
        for (String forward : statesRead().filter(reverse.negate()).toList()) {
            Map<String, String> fromForward = search(forward);
            for (Map.Entry<String, Map<String, String>> each : fromReverse.entrySet()) {
                Optional<String> there = reader(each.getKey(), fromForward);
                Optional<String> back = reader(forward, each.getValue());
                if (there.isPresent() && back.isPresent()) {
                    Set<String> circle = new LinkedHashSet<>(path(there.get(), fromForward));
                    circle.addAll(path(back.get(), each.getValue()));
                    return Optional.of(List.copyOf(circle));
                }
            }
        }
        return Optional.empty();
    }

    private Stream<String> statesRead() {
        return reads.values().stream()
                .flatMap(each -> each.before().stream())
                .filter(reads::containsKey)
                .distinct();
    }

    /** All that a value depends on, at whatever step, each with the value through which it was found. */
    private Map<String, String> search(String start) {
        Map<String, String> found = new LinkedHashMap<>(Map.of(start, start));
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.remove();
            for (Collection<String> needed : List.of(of(name).now(), of(name).before())) {
                needed.stream()
                        .filter(reads::containsKey)
                        .filter(next -> found.putIfAbsent(next, name) == null)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private Reads of(String name) {
        return reads.getOrDefault(name, Reads.NONE);
    }

    private Optional<String> reader(String state, Map<String, String> found) {
        return found.keySet().stream()
                .filter(name -> of(name).before().contains(state))
                .findFirst();
    }

    private static List<String> path(String end, Map<String, String> found) {
        List<String> path = new ArrayList<>(List.of(end));
        for (String name = end; !name.equals(found.get(name)); ) {
            name = found.getOrDefault(name, name);
            path.add(0, name);
        }
        return path;
    }
}
