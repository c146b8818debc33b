package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.cost.CostModel;
import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.generator.schedule.lower.Lowering;
import io.github.rnngen.generator.schedule.lower.Lowering.Form;
import io.github.rnngen.generator.schedule.lower.Lowering.Lowered;
import io.github.rnngen.generator.schedule.lower.Separate;
import io.github.rnngen.generator.schedule.transform.Clears;
import io.github.rnngen.generator.schedule.transform.EarlyGradients;
import io.github.rnngen.generator.schedule.transform.Fusion;
import io.github.rnngen.generator.schedule.transform.Methods;
import io.github.rnngen.generator.schedule.transform.ParameterRows;
import io.github.rnngen.generator.schedule.transform.RecentRows;
import io.github.rnngen.generator.schedule.transform.Reductions;
import io.github.rnngen.generator.schedule.transform.RowFunctions;
import io.github.rnngen.generator.schedule.transform.SequenceBlocks;
import io.github.rnngen.generator.schedule.transform.StackedGradients;
import io.github.rnngen.generator.schedule.transform.StraightLine;
import io.github.rnngen.generator.schedule.transform.Unroller;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

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
        List<Section> lowest = each(lowered.sections(), section -> Unroller.singleRounds(section, signature.steps()));
        Set<Buffer> kept = kept(lowered);
        List<Section> sections = switch (unroll) {
            case FULL -> straightLine(lowest, signature, kept);
            case STEPS -> join(each(lowest, computed(Unroller::elements)));
            case PRODUCTS -> products(inLines ? ParameterRows.of(lowest, signature) : lowest, signature, kept);
            case NONE, AUTO -> each(join(lowest), body(Reductions::toLoops));
        };
        boolean straightLine = unroll == Unroll.FULL || unroll == Unroll.STEPS;
        List<Block> blocks = Methods.of(sections, straightLine, kept);
        return program(blocks, lowered, signature, unroll, loops, vectors);
    }

    private static Form form(Unroll unroll) {
        return switch (unroll) {
            case FULL -> Form.STEPS_KEPT;
            case PRODUCTS -> Form.PRODUCTS;
            case STEPS, NONE, AUTO -> Form.LOOPS;
        };
    }

    private static List<Section> straightLine(List<Section> sections, Signature signature, Set<Buffer> kept) {
        List<Section> unrolled = each(sections, computed(section -> Unroller.steps(section, signature.steps())));
        return join(StraightLine.tidy(Clears.without(unrolled, signature.batch() == 1), kept));
    }

    private static List<Section> products(List<Section> sections, Signature signature, Set<Buffer> kept) {
        List<Section> fused = Fusion.fuse(each(join(sections), body(RowFunctions::apart)), kept);
        List<Section> early = EarlyGradients.of(each(fused, body(Reductions::toLoops)), signature);
        List<Section> recent = join(RecentRows.of(early, signature, kept));
        return each(SequenceBlocks.of(recent, signature), body(StackedGradients::of));
    }

    private static List<Section> each(List<Section> sections, UnaryOperator<Section> change) {
        return sections.stream().map(change).toList();
    }

    private static UnaryOperator<Section> body(UnaryOperator<List<Stmt>> change) {
        return section -> section.with(change.apply(section.body()));
    }

    /** Initial states are set rarely, and stay loops. */
    private static UnaryOperator<Section> computed(UnaryOperator<Section> change) {
        return section -> section.phase() == Phase.INITIAL ? section : change.apply(section);
    }

    /** Buffers that must lie in memory: what the caller reads, and what an index picks elements of. */
    private static Set<Buffer> kept(Lowered lowered) {
        Set<Buffer> kept = new HashSet<>();
        lowered.loss().ifPresent(kept::add);
        lowered.sections().forEach(section -> kept.addAll(Used.picked(section.body())));
        return kept;
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
