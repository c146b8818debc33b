package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.generator.emit.functions.VectorStep.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Operations on vectors as passes over an array, each in a loop and a method of its own: as few as possible, and between
 * them as few values as possible are stored.
 *
 * <p>C2 of Java 17 inlines the methods that operations consist of as it meets them, until it has made 18,000 nodes
 * ({@code NodeCountInliningCutoff}), and what comes later only in a second phase. There it knows no longer of what class
 * a vector is, trusts to profiles, and in some processes allocates vectors ever after. So a pass is less than that.
 */
final class VectorPasses {
    /** What a pass may come to: a loop has some nodes, too. */
    private static final int MOST_NODES = 17_100;

    /** A call of less C2 inlines where it is hot ({@code FreqInlineSize}), and has its nodes in the method that calls. */
    private static final int LEAST_BYTES = 326;

    private final String parameter;
    private final List<VectorStep> steps;
    private final String result;

    private VectorPasses(String parameter, VectorSteps.Written written) {
        this.parameter = parameter;
        this.steps = written.steps();
        this.result = written.result();
    }

    /**
     * One loop.
     *
     * @param loads what earlier passes stored, and the parameter if it is needed
     * @param stores what later ones load, or the result
     * @param ownConstants constants whose vectors it makes before the loop, where they stay in registers: as many as its
     *     nodes leave room for
     */
    record Pass(Set<String> loads, List<VectorStep> steps, Set<String> stores, Set<String> ownConstants) {
        Pass {
            steps = List.copyOf(steps);
        }

        /** Constants that it reads from fields of the class, in each round of the loop. */
        Set<String> sharedConstants() {
            Set<String> shared = new TreeSet<>();
            steps.forEach(step -> shared.addAll(step.constants()));
            shared.removeAll(ownConstants);
            return shared;
        }
    }

    /** Cuts a function of one parameter; nothing if there is no way. */
    static List<Pass> of(String parameter, VectorSteps.Written written) {
        return new VectorPasses(parameter, written).cut();
    }

    /** The best way to cut the steps before some step, by that step. */
    private record Best(int passes, int stored, int from) {
        boolean betterThan(Optional<Best> other) {
            return other.isEmpty()
                    || passes < other.get().passes
                    || (passes == other.get().passes && stored < other.get().stored);
        }
    }

    private List<Pass> cut() {
        List<Optional<Best>> best = new ArrayList<>(List.of(Optional.of(new Best(0, 0, 0))));
        for (int to = 1; to <= steps.size(); to++) {
            Optional<Best> found = Optional.empty();
            for (int from = 0; from < to; from++) {
                Optional<Best> before = best.get(from);
                if (before.isPresent() && isPass(from, to)) {
                    int stored = before.get().stored + live(to).size();
                    Best candidate = new Best(before.get().passes + 1, stored, from);
                    found = candidate.betterThan(found) ? Optional.of(candidate) : found;
                }
            }
            best.add(found);
        }
        List<Pass> passes = new ArrayList<>();
        for (int to = steps.size();
                to > 0 && best.get(to).isPresent();
                to = best.get(to).orElseThrow().from) {
            passes.add(0, pass(best.get(to).orElseThrow().from, to));
        }
        return passes;
    }

    private boolean isPass(int from, int to) {
        Pass pass = pass(from, to);
        Cost cost = cost(pass.loads, pass.steps, pass.stores).plus(Cost.BROADCAST.times(pass.ownConstants.size()));
        boolean whole = from == 0 && to == steps.size();
        return cost.nodes() <= MOST_NODES && (whole || cost.bytes() >= LEAST_BYTES);
    }

    /** What a pass comes to without constants of its own. */
    private Cost cost(Set<String> loads, List<VectorStep> own, Set<String> stores) {
        Cost memory = Cost.LOAD.times(loads.size()).plus(Cost.STORE.times(stores.size()));
        long bits = steps.stream()
                .filter(step -> step.isBits() && (loads.contains(step.name()) || stores.contains(step.name())))
                .count();
        memory = memory.plus(Cost.REINTERPRET.times((int) bits));
        return own.stream().map(VectorStep::cost).reduce(memory, Cost::plus);
    }

    private Pass pass(int from, int to) {
        List<VectorStep> own = steps.subList(from, to);
        Set<String> computed = names(own);
        Set<String> loads = new TreeSet<>();
        own.forEach(step -> loads.addAll(step.reads()));
        loads.removeAll(computed);
        Set<String> stores = new TreeSet<>(live(to));
        stores.retainAll(computed);
        int room = (MOST_NODES - cost(loads, own, stores).nodes()) / Cost.BROADCAST.nodes();
        return new Pass(loads, own, stores, mostRead(own, Math.max(0, room)));
    }

    /** So many of the constants that steps read, those that most of them read first. */
    private static Set<String> mostRead(List<VectorStep> own, int most) {
        Map<String, Integer> reads = new TreeMap<>();
        own.forEach(step -> step.constants().forEach(constant -> reads.merge(constant, 1, Integer::sum)));
        return reads.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is computed before a step and read from there on, or is the result; the parameter is always there. */
    private Set<String> live(int at) {
        Set<String> live = new HashSet<>();
        steps.subList(at, steps.size()).forEach(step -> live.addAll(step.reads()));
        live.add(result);
        live.retainAll(names(steps.subList(0, at)));
        live.remove(parameter);
        return live;
    }

    private static Set<String> names(List<VectorStep> steps) {
        Set<String> names = new HashSet<>();
        steps.forEach(step -> names.add(step.name()));
        return names;
    }
}
