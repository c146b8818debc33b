package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.generator.emit.functions.Passes.Pass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pass on vectors.
 *
 * <p>C2 of Java 17 inlines the methods that operations consist of as it meets them, until it has made 18,000 nodes
 * ({@code NodeCountInliningCutoff}), and what comes later only in a second phase. There it knows no longer of what class
 * a vector is, trusts to profiles, and in some processes allocates vectors ever after. So a pass is less than that.
 *
 * @param ownConstants constants whose vectors it makes before the loop, where they stay in registers: as many as its nodes
 *     leave room for
 */
record VectorPass(Pass pass, Set<String> ownConstants) {
    /** What a pass may come to: a loop has some nodes, too. */
    private static final int MOST_NODES = 17_100;

    /** A call of less C2 inlines where it is hot ({@code FreqInlineSize}), and has its nodes in the method that calls. */
    private static final int LEAST_BYTES = 326;

    /** A function of one parameter. */
    static List<VectorPass> of(Steps.Written written) {
        return Passes.of(written, (pass, whole) -> isPass(pass, whole, written)).stream()
                .map(pass -> new VectorPass(pass, mostRead(pass.steps(), room(pass, written))))
                .toList();
    }

    private static boolean isPass(Pass pass, boolean whole, Steps.Written written) {
        VectorCost cost = cost(pass, written);
        if (whole || cost.nodes() > MOST_NODES || cost.bytes() >= LEAST_BYTES) {
            return cost.nodes() <= MOST_NODES;
        }
        int constants = mostRead(pass.steps(), room(pass, written)).size();
        return cost.plus(VectorCost.BROADCAST.times(constants)).bytes() >= LEAST_BYTES;
    }

    /** For how many constants of its own a pass has room. */
    private static int room(Pass pass, Steps.Written written) {
        return Math.max(0, (MOST_NODES - cost(pass, written).nodes()) / VectorCost.BROADCAST.nodes());
    }

    /** What a pass comes to without constants of its own. */
    private static VectorCost cost(Pass pass, Steps.Written written) {
        VectorCost memory = VectorCost.LOAD
                .times(pass.loads().size())
                .plus(VectorCost.STORE.times(pass.stores().size()));
        long bits = written.steps().stream()
                .filter(step -> step.isBits()
                        && (pass.loads().contains(step.name()) || pass.stores().contains(step.name())))
                .count();
        memory = memory.plus(VectorCost.REINTERPRET.times((int) bits));
        return pass.steps().stream().map(VectorCost::of).reduce(memory, VectorCost::plus);
    }

    /** So many of the constants that steps read, those that most of them read first. */
    private static Set<String> mostRead(List<Step> steps, int most) {
        Map<String, Integer> reads = new TreeMap<>();
        steps.forEach(step -> step.constants().forEach(constant -> reads.merge(constant, 1, Integer::sum)));
        return reads.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Constants that it reads from fields of the class, in each round of the loop. */
    Set<String> sharedConstants() {
        Set<String> shared = new TreeSet<>();
        pass.steps().forEach(step -> shared.addAll(step.constants()));
        shared.removeAll(ownConstants);
        return shared;
    }
}
