package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Reachable;
import io.github.rnngen.generator.schedule.lower.Dependences.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that depend on one another through time, as one component; every other value is a component by itself. Only
 * such a circle has to run step by step.
 */
final class Components {
    private final Dependences reads;
    private final Map<Integer, List<Integer>> readers = new HashMap<>();
    private final Map<Integer, Set<Integer>> componentOf = new LinkedHashMap<>();

    private Components(Dependences reads) {
        this.reads = reads;
        for (int value : reads.values()) {
            for (Read read : reads.of(value)) {
                readers.computeIfAbsent(read.value(), id -> new ArrayList<>()).add(value);
            }
        }
    }

    /** The components, each after all that it reads. */
    static List<Set<Integer>> of(Dependences reads) {
        Components components = new Components(reads);
        components.find();
        return components.ordered();
    }

    private void find() {
        for (int value : reads.values()) {
            for (Read read : reads.of(value)) {
                if (read.by() != 0 && !componentOf.containsKey(read.value())) {
                    circleThrough(read.value());
                }
            }
        }
        reads.values().forEach(value -> componentOf.computeIfAbsent(value, id -> Set.of(id)));
    }

    private void circleThrough(int value) {
        Set<Integer> circle = new TreeSet<>(Reachable.from(Set.of(value), id -> readers.getOrDefault(id, List.of())));
        circle.retainAll(Reachable.from(
                Set.of(value), id -> reads.of(id).stream().map(Read::value).toList()));
        circle.forEach(member -> componentOf.put(member, circle));
    }

    private List<Set<Integer>> ordered() {
        Map<Integer, Integer> missing = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (Set<Integer> component : new HashSet<>(componentOf.values())) {
            int head = head(component);
            int count = (int) component.stream().flatMap(this::outside).count();
            missing.put(head, count);
            if (count == 0) {
                ready.add(head);
            }
        }
        List<Set<Integer>> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Set<Integer> component = member(ready.remove());
            order.add(component);
            for (int value : component) {
                for (int reader : readers.getOrDefault(value, List.of())) {
                    int head = head(member(reader));
                    if (!component.contains(reader) && missing.merge(head, -1, Integer::sum) == 0) {
                        ready.add(head);
                    }
                }
            }
        }
        if (order.stream().mapToInt(Set::size).sum() != reads.values().size()) {
            throw new IllegalStateException("values in a circle within a step");
        }
        return order;
    }

    private java.util.stream.Stream<Read> outside(int value) {
        return reads.of(value).stream().filter(read -> !member(value).contains(read.value()));
    }

    private Set<Integer> member(int value) {
        Set<Integer> component = componentOf.get(value);
        if (component == null) {
            throw new IllegalStateException("no component of " + value);
        }
        return component;
    }

    private static int head(Set<Integer> component) {
        return component.iterator().next();
    }
}
