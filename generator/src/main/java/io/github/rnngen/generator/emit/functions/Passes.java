package io.github.rnngen.generator.emit.functions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Operations as passes over an array, each in a loop and a method of its own: as few as possible, and between them as few
 * values as possible are stored.
 */
final class Passes {
    private final Limit limit;
    private final String parameter;
    private final List<Step> steps;
    private final String result;

    private Passes(String parameter, Steps.Written written, Limit limit) {
        this.parameter = parameter;
        this.steps = written.steps();
        this.result = written.result();
        this.limit = limit;
    }

    /**
     * One loop.
     *
     * @param loads what earlier passes stored, and the parameter if it is needed
     * @param stores what later ones load, or the result
     */
    record Pass(Set<String> loads, List<Step> steps, Set<String> stores) {
        Pass {
            steps = List.copyOf(steps);
        }
    }

    /** What a pass may be. */
    interface Limit {
        /**
         * Whether it is not too much, nor too little.
         *
         * @param whole whether it is all there is
         */
        boolean allows(Pass pass, boolean whole);
    }

    /** Cuts a function of one parameter; nothing if there is no way. */
    static List<Pass> of(String parameter, Steps.Written written, Limit limit) {
        return new Passes(parameter, written, limit).cut();
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
        return limit.allows(pass(from, to), from == 0 && to == steps.size());
    }

    private Pass pass(int from, int to) {
        List<Step> own = steps.subList(from, to);
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

    private static Set<String> names(List<Step> steps) {
        Set<String> names = new HashSet<>();
        steps.forEach(step -> names.add(step.name()));
        return names;
    }
}
