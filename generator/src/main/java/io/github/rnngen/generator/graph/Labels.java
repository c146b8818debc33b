package io.github.rnngen.generator.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Names of values for people: those of the nodes, with a number from 2 on where others have the same. */
public final class Labels {
    private Labels() {}

    /** A name for each of these values, each used once, in order of id. */
    public static Map<Integer, String> of(StepGraph graph, Collection<Integer> ids) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (int id : new TreeSet<>(ids)) {
            String name = graph.node(id).name();
            labels.put(
                    id,
                    IntStream.iterate(1, number -> number + 1)
                            .mapToObj(number -> name + (number == 1 ? "" : String.valueOf(number)))
                            .filter(taken::add)
                            .findFirst()
                            .orElseThrow());
        }
        return labels;
    }
}
