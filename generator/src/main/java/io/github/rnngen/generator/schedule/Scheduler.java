package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.Lowering.Form;
import io.github.rnngen.generator.schedule.Lowering.Lowered;
import io.github.rnngen.generator.schedule.Section.Phase;
import io.github.rnngen.generator.schedule.Section.Stage;
import io.github.rnngen.generator.schedule.Section.Time;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a graph to a program, pass by pass. */
public final class Scheduler {
    private Scheduler() {}

    /**
     * The program of a graph.
     *
     * @param wanted how it is to be written
     * @param vectors whether products work on vectors: rows are then laid out for them
     */
    public static Program schedule(StepGraph graph, Signature signature, Unroll wanted, boolean vectors) {
        return choose(graph, signature, wanted, vectors).chosen();
    }

    /** The programs of all forms that come into question, and the one that is predicted to be the fastest. */
    static UnrollChoice choose(StepGraph graph, Signature signature, Unroll wanted, boolean vectors) {
        StepGraph separate = Separate.values(graph);
        List<Section> loops =
                Lowering.lower(separate, signature, Form.LOOPS, false).sections();
        return UnrollChoice.of(
                loops, signature, wanted, unroll -> program(separate, signature, unroll, loops, vectors));
    }

    private static Program program(
            StepGraph separate, Signature signature, Unroll unroll, List<Section> loops, boolean vectors) {
        boolean inLines = vectors && unroll == Unroll.PRODUCTS;
        Lowered lowered = Lowering.lower(separate, signature, form(unroll), inLines);
        List<Section> sections = lowered.sections().stream()
                .map(section -> Unroller.singleRounds(section, signature.steps()))
                .toList();
        if (inLines) {
            sections = ParameterRows.of(sections, signature);
        }
        Set<Buffer> kept = kept(lowered);
        if (unroll == Unroll.FULL) {
            sections = sections.stream()
                    .map(section -> unrollSteps(section, signature))
                    .toList();
            sections = join(StraightLine.tidy(withoutClears(sections, signature.batch() == 1), kept));
        } else if (unroll == Unroll.STEPS) {
            sections = join(sections.stream().map(Scheduler::unrollElements).toList());
        } else {
            List<Section> joined = join(sections);
            sections = (unroll == Unroll.PRODUCTS ? Fusion.fuse(withRowFunctions(joined), kept) : joined)
                    .stream()
                            .map(section -> section.with(Reductions.toLoops(section.body())))
                            .toList();
            sections = unroll == Unroll.PRODUCTS
                    ? SequenceBlocks.of(
                                    join(RecentRows.of(EarlyGradients.of(sections, signature), signature, kept)),
                                    signature)
                            .stream()
                            .map(section -> section.with(StackedGradients.of(section.body())))
                            .toList()
                    : sections;
        }
        boolean straightLine = unroll == Unroll.FULL || unroll == Unroll.STEPS;
        List<Block> blocks = Methods.of(sections, straightLine, kept);
        return program(blocks, lowered, signature, unroll, loops, vectors);
    }

    private static List<Section> withRowFunctions(List<Section> sections) {
        return sections.stream()
                .map(section -> section.with(RowFunctions.apart(section.body())))
                .toList();
    }

    /** Buffers that must lie in memory: what the caller reads, and what an index picks elements of. */
    private static Set<Buffer> kept(Lowered lowered) {
        Set<Buffer> kept = new HashSet<>();
        lowered.loss().ifPresent(kept::add);
        lowered.sections().forEach(section -> kept.addAll(Used.picked(section.body())));
        return kept;
    }

    private static Form form(Unroll unroll) {
        return switch (unroll) {
            case FULL -> Form.STEPS_KEPT;
            case PRODUCTS -> Form.PRODUCTS;
            default -> Form.LOOPS;
        };
    }

    private static Section unrollSteps(Section section, Signature signature) {
        return section.phase() == Phase.INITIAL ? section : Unroller.steps(section, signature.steps());
    }

    private static Section unrollElements(Section section) {
        return section.phase() == Phase.INITIAL ? section : Unroller.elements(section);
    }

    /** What was cleared is zero: a sum that is one expression is not added to it, unless sequences add up. */
    private static List<Section> withoutClears(List<Section> sections, boolean oneSequence) {
        Set<Buffer> picked = new HashSet<>();
        sections.forEach(section -> picked.addAll(Used.picked(section.body())));
        Set<Buffer> zero = new HashSet<>();
        List<Section> result = new ArrayList<>();
        for (Section section : sections) {
            List<Stmt> body = new ArrayList<>();
            for (Stmt statement : section.body()) {
                boolean once = oneSequence || section.stage() == Stage.SEQUENCE;
                if (statement instanceof Stmt.Clear clear && once && !picked.contains(clear.buffer())) {
                    zero.add(clear.buffer());
                } else if (statement instanceof Stmt.Assign assign && zero.contains(assign.buffer())) {
                    Stmt whole = assign.add() ? new Stmt.Assign(assign.place(), assign.value(), false) : assign;
                    body.add(whole.mapValue(value -> withZero(value, assign)));
                } else {
                    body.add(statement);
                }
            }
            result.add(section.with(body));
        }
        return result;
    }

    private static Expr withZero(Expr value, Stmt.Assign cleared) {
        return value.equals(new Expr.Load(cleared.place()))
                ? Expr.Number.ZERO
                : value.mapParts(part -> withZero(part, cleared));
    }

    /** Neighbours that run at the same time become one section. */
    private static List<Section> join(List<Section> sections) {
        List<Section> joined = new ArrayList<>();
        for (Section section : sections) {
            Section last = joined.isEmpty() ? section : joined.get(joined.size() - 1);
            boolean same = last.phase() == section.phase() && last.stage() == section.stage() && !joined.isEmpty();
            if (same && last.time() == Time.NONE && section.time() == Time.NONE) {
                List<Stmt> body = new ArrayList<>(last.body());
                body.addAll(section.body());
                joined.set(joined.size() - 1, last.with(body));
            } else {
                joined.add(section);
            }
        }
        return joined;
    }

    private static Program program(
            List<Block> blocks,
            Lowered lowered,
            Signature signature,
            Unroll unroll,
            List<Section> loops,
            boolean vectors) {
        Map<String, Integer> bases = new LinkedHashMap<>();
        WorkPlan plan =
                vectors && unroll == Unroll.PRODUCTS ? WorkPlan.inLines(signature.precision(), 0) : WorkPlan.dense();
        for (Buffer buffer : Used.workBuffers(blocks, lowered.loss())) {
            bases.computeIfAbsent(buffer.block(), name -> plan.place(buffer.length()));
        }
        Map<Phase, Work> work = new EnumMap<>(Phase.class);
        loops.forEach(section -> work.merge(section.phase(), Work.of(section, signature.steps()), Work::plus));
        return new Program(
                signature,
                unroll,
                blocks,
                bases,
                plan.length(),
                lowered.tables(),
                lowered.loss(),
                work,
                CostModel.predict(blocks, signature, unroll, vectors));
    }
}
