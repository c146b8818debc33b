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
    private final List<Step> steps;
    private final String result;

    private Passes(Steps.Written written, Limit limit) {
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
    record Pass(Set<String> loads, List<Step> steps, Set<String> stores) {}

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
    static List<Pass> of(Steps.Written written, Limit limit) {
        return new Passes(written, limit).cut();
    }

    /** The best way to cut the steps before some step, by that step. */
    private record Best(int passes, int stored, int from) {
        boolean betterThan(Best other) {
            return passes < other.passes || (passes == other.passes && stored < other.stored);
        }
    }

    private List<Pass> cut() {
        List<Optional<Best>> best = new ArrayList<>(List.of(Optional.of(new Best(0, 0, 0))));
        for (int to = 1; to <= steps.size(); to++) {
            best.add(best(to, best));
        }
        List<Pass> passes = new ArrayList<>();
        for (int to = steps.size();
                to > 0 && best.get(to).isPresent();
                to = best.get(to).orElseThrow().from) {
            int from = best.get(to).orElseThrow().from;
            Growing pass = new Growing(to);
            while (pass.from > from) {
                pass.grow();
            }
            passes.add(0, pass.get());
        }
        return passes;
    }

    /** The best last pass before a step, from the best ways to cut what is before that pass. */
    private Optional<Best> best(int to, List<Optional<Best>> before) {
        Optional<Best> found = Optional.empty();
        Growing pass = new Growing(to);
        while (pass.from > 0) {
            pass.grow();
            Optional<Best> earlier = before.get(pass.from);
            if (earlier.isPresent() && limit.allows(pass.get(), pass.from == 0 && to == steps.size())) {
                Best candidate =
                        new Best(earlier.get().passes + 1, earlier.get().stored + pass.liveAfter.size(), pass.from);
                found = found.filter(other -> other.betterThan(candidate)).or(() -> Optional.of(candidate));
            }
        }
        return found;
    }

    /** A pass that ends before some step, and begins earlier and earlier. */
    private final class Growing {
        private final int to;
        private final Set<String> liveAfter;
        private final Set<String> loads = new TreeSet<>();
        private final Set<String> stores = new TreeSet<>();
        private int from;

        Growing(int to) {
            this.to = to;
            this.from = to;
            this.liveAfter = live(to);
        }

        void grow() {
            Step first = steps.get(--from);
            loads.remove(first.name());
            loads.addAll(first.reads());
            if (liveAfter.contains(first.name())) {
                stores.add(first.name());
            }
        }

        /** What it is until it grows. */
        Pass get() {
            return new Pass(loads, steps.subList(from, to), stores);
        }
    }

    /** What is computed before a step and read from there on, or is the result; the parameter is always there. */
    private Set<String> live(int at) {
        Set<String> live = new HashSet<>();
        steps.subList(at, steps.size()).forEach(step -> live.addAll(step.reads()));
        live.add(result);
        live.retainAll(names(steps.subList(0, at)));
        return live;
    }

    private static Set<String> names(List<Step> steps) {
        Set<String> names = new HashSet<>();
        steps.forEach(step -> names.add(step.name()));
        return names;
    }
}
