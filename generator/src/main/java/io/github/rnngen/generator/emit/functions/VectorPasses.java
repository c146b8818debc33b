package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.generator.emit.functions.VectorStep.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    private static final int MOST_NODES = 17_000;

    /** A call of less C2 inlines where it is hot ({@code FreqInlineSize}), and has its nodes in the method that calls. */
    private static final int LEAST_BYTES = 326;

    private final String parameter;
    private final List<VectorStep> steps;
    private final String result;
    private final boolean ownConstants;

    private VectorPasses(String parameter, VectorSteps.Written written, boolean ownConstants) {
        this.parameter = parameter;
        this.steps = written.steps();
        this.result = written.result();
        this.ownConstants = ownConstants;
    }

    /**
     * One loop.
     *
     * @param loads what earlier passes stored, and the parameter if it is needed
     * @param stores what later ones load, or the result
     */
    record Pass(Set<String> loads, List<VectorStep> steps, Set<String> stores) {
        Pass {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Cuts a function of one parameter; nothing if there is no way.
     *
     * @param ownConstants whether each pass makes the vectors of its constants
     */
    static List<Pass> of(String parameter, VectorSteps.Written written, boolean ownConstants) {
        return new VectorPasses(parameter, written, ownConstants).cut();
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
        Cost cost = cost(pass(from, to));
        boolean whole = from == 0 && to == steps.size();
        return cost.nodes() <= MOST_NODES && (whole || cost.bytes() >= LEAST_BYTES);
    }

    private Cost cost(Pass pass) {
        Cost memory = Cost.LOAD.times(pass.loads.size()).plus(Cost.STORE.times(pass.stores.size()));
        long bits = steps.stream()
                .filter(step ->
                        step.isBits() && (pass.loads.contains(step.name()) || pass.stores.contains(step.name())))
                .count();
        memory = memory.plus(Cost.REINTERPRET.times((int) bits));
        Cost constants = ownConstants ? Cost.BROADCAST.times(constants(pass).size()) : Cost.NONE;
        return pass.steps.stream().map(VectorStep::cost).reduce(memory.plus(constants), Cost::plus);
    }

    /** The constants that a pass's code names. */
    static Set<String> constants(Pass pass) {
        Set<String> constants = new TreeSet<>();
        pass.steps.forEach(step -> constants.addAll(step.constants()));
        return constants;
    }

    private Pass pass(int from, int to) {
        List<VectorStep> own = steps.subList(from, to);
        Set<String> computed = names(own);
        Set<String> loads = new TreeSet<>();
        own.forEach(step -> loads.addAll(step.reads()));
        loads.removeAll(computed);
        Set<String> stores = new TreeSet<>(live(to));
        stores.retainAll(computed);
        return new Pass(loads, own, stores);
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
