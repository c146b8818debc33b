package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.lower.Dependences.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts stored values into sections: as few as their dependences allow, so that what belongs to a step is computed
 * together.
 */
final class Placement {
    private final StepGraph graph;
    private final Dependences reads;
    private final Products products;
    private final Map<Integer, Phase> phases;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Integer, Integer> draftOf = new HashMap<>();
    private final Set<Integer> afterSequences = new HashSet<>();

    private Placement(StepGraph graph, Dependences reads, Products products) {
        this.graph = graph;
        this.reads = reads;
        this.products = products;
        this.phases = Phases.of(graph);
    }

    /** A section to be: its place and the values that it computes. */
    static final class Draft {
        final Phase phase;
        final Stage stage;
        final boolean sums;
        final boolean overSteps;
        /** Whether what it computes spans all steps at once. */
        final boolean spans;

        Time time;
        final Set<Integer> values = new TreeSet<>();

        private Draft(Phase phase, Stage stage, boolean sums, boolean overSteps, boolean spans) {
            this.phase = phase;
            this.stage = stage;
            this.sums = sums;
            this.overSteps = overSteps;
            this.spans = spans;
            this.time = Time.NONE;
        }

        private boolean matches(Draft other) {
            return phase == other.phase
                    && stage == other.stage
                    && sums == other.sums
                    && overSteps == other.overSteps
                    && spans == other.spans;
        }

        /** Whether it is a loop that can add up, beside what it computes, what another one was to add up. */
        private boolean canAddUp(Draft other) {
            return phase == other.phase && stage == other.stage && !sums && other.sums && overSteps && other.overSteps;
        }
    }

    static List<Draft> place(StepGraph graph, Dependences reads, Products products) {
        Placement placement = new Placement(graph, reads, products);
        List<Set<Integer>> components = new ArrayList<>(Components.of(reads));
        components.sort(Comparator.comparing(placement::phase));
        components.forEach(placement::place);
        for (Draft draft : placement.drafts) {
            if (draft.overSteps && draft.time == Time.NONE) {
                draft.time = Time.ASCENDING;
            }
        }
        return placement.drafts;
    }

    private Phase phase(Set<Integer> component) {
        return phases.getOrDefault(component.iterator().next(), Phase.BACKWARD);
    }

    /** A value that waits for later steps of what waits for its own can't be computed at all. */
    private void requireOneDirection(Set<Integer> component) {
        Set<Boolean> back = new HashSet<>();
        component.stream()
                .flatMap(value -> reads.of(value).stream())
                .filter(read -> read.by() != 0 && component.contains(read.value()))
                .forEach(read -> back.add(read.by() < 0));
        if (back.size() > 1) {
            throw new IllegalStateException("values depend on one another through cells that run both ways in time");
        }
    }

    private void place(Set<Integer> component) {
        requireOneDirection(component);
        Node first = graph.node(component.iterator().next());
        boolean sums = first.op() instanceof Op.SumOver;
        Axes level = first.op() instanceof Op.SumOver sum ? sum.from() : first.axes();
        boolean spans = level == Axes.STEP && spansSteps(component);
        Draft wanted = new Draft(phase(component), stage(component, level), sums, level == Axes.STEP && !spans, spans);
        int index = 0;
        while (index < drafts.size() && !accepts(index, wanted, component)) {
            index++;
        }
        if (index == drafts.size()) {
            drafts.add(wanted);
        }
        Draft draft = drafts.get(index);
        draft.values.addAll(component);
        draft.time = times(draft, index, component).stream().findFirst().orElse(Time.NONE);
        for (int value : component) {
            draftOf.put(value, index);
        }
    }

    private boolean spansSteps(Set<Integer> component) {
        int first = component.iterator().next();
        boolean circle = component.size() > 1 || reads.of(first).stream().anyMatch(read -> read.value() == first);
        return !circle && products.spansSteps(first);
    }

    private Stage stage(Set<Integer> component, Axes level) {
        boolean after = component.stream()
                .flatMap(value -> reads.of(value).stream())
                .anyMatch(read -> afterSequences.contains(read.value()) || isTotal(read.value()));
        if (after) {
            afterSequences.addAll(component);
        }
        if (level == Axes.NONE) {
            return after ? Stage.AFTER : Stage.BEFORE;
        }
        if (after) {
            throw new IllegalStateException("a value of one sequence depends on all sequences");
        }
        return Stage.SEQUENCE;
    }

    /** Whether a value is complete only after all sequences. */
    private boolean isTotal(int value) {
        return graph.node(value).op() instanceof Op.SumOver sum && sum.to() == Axes.NONE;
    }

    private boolean accepts(int index, Draft wanted, Set<Integer> component) {
        Draft draft = drafts.get(index);
        if (!draft.matches(wanted) && !(products.areThere() && draft.canAddUp(wanted))) {
            return false;
        }
        for (int value : component) {
            for (Read read : reads.of(value)) {
                Integer place = component.contains(read.value()) ? Integer.valueOf(index) : draftOf.get(read.value());
                if (place == null || place > index || (place == index && !isReady(read, draft))) {
                    return false;
                }
            }
        }
        return times(draft, index, component).size() <= 1;
    }

    /** Whether a value of the same section is there when it is read: at the same step, or at one that ran before. */
    private boolean isReady(Read read, Draft draft) {
        boolean isSum = graph.node(read.value()).op() instanceof Op.SumOver;
        if (read.complete() || isSum || draft.sums || draft.spans) {
            return false;
        }
        return read.by() == 0 || draft.time == Time.NONE || (draft.time == Time.ASCENDING) == (read.by() < 0);
    }

    /** The orders of steps that a section needs once a component is in it, of which there can be but one. */
    private Set<Time> times(Draft draft, int index, Set<Integer> component) {
        Set<Time> times = EnumSet.of(draft.time);
        for (int value : component) {
            for (Read read : reads.of(value)) {
                boolean inside = component.contains(read.value())
                        || Integer.valueOf(index).equals(draftOf.get(read.value()));
                if (read.by() != 0 && inside) {
                    times.add(read.by() < 0 ? Time.ASCENDING : Time.DESCENDING);
                }
            }
        }
        times.remove(Time.NONE);
        return times;
    }
}
