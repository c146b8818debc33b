package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Signature;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How a network is written: the form that is predicted to take the least time, of those that come into question.
 *
 * @param loops the network written with loops, in which its operations are counted
 * @param perStep operations of a training step that are written out where each time step is
 * @param all the same where time is written out too
 * @param tried the network in each form that was asked for; of {@code AUTO}, in all that are not too large
 * @param chosen one of them
 */
record UnrollChoice(List<Section> loops, long perStep, long all, List<Program> tried, Program chosen) {
    /** Operations of straight-line code that is tried; what is fastest as straight-line code has fewer. */
    static final int MOST_TRIED = 6_000;

    /** Operations up to which straight-line code is written if that was asked for; more would be megabytes of source. */
    static final int MOST_STRAIGHT_LINE = 60_000;

    /**
     * The choice.
     *
     * @param loops the network written with loops
     * @param wanted what was asked for; it is overridden where the code would be megabytes
     * @param program the network in a form
     */
    static UnrollChoice of(List<Section> loops, Signature signature, Unroll wanted, Function<Unroll, Program> program) {
        long perStep = loops.stream()
                .mapToLong(section -> Work.of(section.body()).total())
                .sum();
        long all = loops.stream()
                .mapToLong(section -> Work.of(section, signature.steps()).total())
                .sum();
        long lines = loops.stream()
                .mapToLong(section -> Work.statements(section.body()))
                .sum();
        long allLines = loops.stream()
                .mapToLong(section -> Work.statements(section, signature.steps()))
                .sum();
        boolean fixed = !signature.variableLength();
        List<Program> tried = forms(Math.max(perStep, lines), Math.max(all, allLines), fixed, wanted).stream()
                .map(program)
                .toList();
        Program chosen = tried.stream()
                .min(Comparator.comparingDouble(
                        candidate -> candidate.predicted().nanoseconds()))
                .orElseThrow();
        return new UnrollChoice(loops, perStep, all, tried, chosen);
    }

    private static List<Unroll> forms(long perStep, long all, boolean fixed, Unroll wanted) {
        return switch (wanted) {
            case NONE, PRODUCTS -> List.of(wanted);
            case AUTO -> straightLine(perStep, all, fixed, MOST_TRIED);
            case FULL -> straightLine(perStep, all, fixed, MOST_STRAIGHT_LINE).subList(0, 1);
            case STEPS -> straightLine(perStep, all, false, MOST_STRAIGHT_LINE).subList(0, 1);
        };
    }

    /** The forms, more straight-line code first, that have no more of it than {@code most} operations, copies among them. */
    private static List<Unroll> straightLine(long perStep, long all, boolean full, int most) {
        if (full && all <= most) {
            return List.of(Unroll.FULL, Unroll.STEPS, Unroll.PRODUCTS);
        }
        return perStep <= most ? List.of(Unroll.STEPS, Unroll.PRODUCTS) : List.of(Unroll.PRODUCTS);
    }
}
