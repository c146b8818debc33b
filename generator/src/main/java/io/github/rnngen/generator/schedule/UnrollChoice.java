package io.github.rnngen.generator.schedule;

import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.Locale;

/**
 * How a network is written, by the amount of its arithmetic.
 *
 * @param perStep operations of a training step that are written out where each time step is
 * @param all the same where time is written out too
 * @param chosen never {@code AUTO}
 */
public record UnrollChoice(long perStep, long all, Unroll chosen) {
    /** Operations up to which straight-line code is the fastest. */
    private static final long FULL_WHERE_IT_PAYS = 4_000;

    private static final long STEPS_WHERE_IT_PAYS = 2_500;

    /** The same where products could work on vectors. */
    private static final long STEPS_WHERE_VECTORS_DO_NOT_PAY = 700;

    /** Operations up to which straight-line code is written if that was asked for; more would be megabytes of source. */
    private static final long MOST_STRAIGHT_LINE = 60_000;

    /**
     * The choice.
     *
     * @param sections the network written with loops
     * @param wanted what was asked for; it is overridden where the code would be megabytes
     * @param vectors whether products can work on vectors
     */
    static UnrollChoice of(List<Section> sections, Signature signature, Unroll wanted, boolean vectors) {
        long perStep = sections.stream()
                .mapToLong(section -> Work.of(section.body()).total())
                .sum();
        long all = sections.stream()
                .mapToLong(section -> Work.of(section, signature.steps()).total())
                .sum();
        return new UnrollChoice(perStep, all, choose(perStep, all, signature, wanted, vectors));
    }

    private static Unroll choose(long perStep, long all, Signature signature, Unroll wanted, boolean vectors) {
        if (wanted == Unroll.NONE || wanted == Unroll.PRODUCTS) {
            return wanted;
        }
        boolean auto = wanted == Unroll.AUTO;
        boolean full = (auto || wanted == Unroll.FULL) && !signature.variableLength();
        boolean stepPays = perStep <= (auto ? stepsWhereItPays(vectors) : MOST_STRAIGHT_LINE);
        if (full && all <= (auto ? FULL_WHERE_IT_PAYS : MOST_STRAIGHT_LINE) && (stepPays || !vectors)) {
            return Unroll.FULL;
        }
        return stepPays ? Unroll.STEPS : Unroll.PRODUCTS;
    }

    private static long stepsWhereItPays(boolean vectors) {
        return vectors ? STEPS_WHERE_VECTORS_DO_NOT_PAY : STEPS_WHERE_IT_PAYS;
    }

    /** The rule in words, with the numbers of this network. */
    String reason(Signature signature, Unroll wanted, boolean vectors) {
        String rule = wanted == Unroll.AUTO
                ? String.format(
                        Locale.ROOT,
                        "auto: %sup to %,d a step: steps; else products",
                        signature.variableLength()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "up to %,d operations in all%s: full; ",
                                        FULL_WHERE_IT_PAYS,
                                        vectors ? ", and as many a step as steps takes" : ""),
                        stepsWhereItPays(vectors))
                : "asked for: " + lowerCase(wanted)
                        + (wanted == chosen ? "" : ", which these sizes and lengths do not allow");
        return String.format(
                Locale.ROOT,
                "%,d operations in all, %,d of them written out a step.\n%s.\nChosen: %s.",
                all,
                perStep,
                rule,
                lowerCase(chosen));
    }

    private static String lowerCase(Unroll unroll) {
        return unroll.name().toLowerCase(Locale.ROOT);
    }
}
