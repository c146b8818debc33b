package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Precision;

/**
 * How rows lie in the arrays of plain kernels, and how many are computed at a time.
 *
 * <p>HotSpot's compiler makes three loops of one: single rounds, at least one of them, until the place that is stored to
 * begins a vector; vectors; and single rounds for the rest. So a loop begins with the number before a row, the row itself
 * with a line of the cache if the array begins as {@link WorkPlan} says, and the loop ends where a vector does. How wide
 * vectors are follows from how often a loop is unrolled, and that from its rounds: at most a tenth may be left over
 * ({@code LoopPercentProfileLimit}). So there are four numbers to a vector below 71 rounds, eight below 151, then sixteen.
 */
record PlainRows(Precision precision) {
    /** Rows that are computed at a time, at the most. */
    static final int AT_ONCE = 4;

    /** Terms that are added at a time to so many rows. */
    private static final int TERMS = 2;

    /** Loops over fewer numbers don't become any on vectors. */
    private static final int SHORTEST = 8;

    /** Loops over fewer numbers have narrow vectors; longer ones end with a whole vector of any width. */
    private static final int LONG = 56;

    /** Loops over so many numbers have vectors of sixteen. */
    static final int WIDE = 151;

    private static final int FOUR = 4;
    private static final int SIXTEEN = 16;
    private static final int SHORTEST_LONG = 80;

    /** Numbers whose distance is a multiple of this share lines of the cache. */
    private static final int PAGE = 1024;

    /** Where rows begin. */
    int first() {
        return WorkPlan.firstInLine(precision);
    }

    /** Where loops over so many numbers begin. */
    int from(int numbers) {
        return numbers < SHORTEST ? first() : first() - 1;
    }

    /** Where they end. */
    int to(int numbers) {
        return first() + rounds(numbers);
    }

    private static int rounds(int numbers) {
        if (numbers < SHORTEST) {
            return numbers;
        }
        return numbers < LONG ? multiple(numbers, FOUR) : Math.max(SHORTEST_LONG, multiple(numbers, SIXTEEN));
    }

    private static int multiple(int numbers, int of) {
        return (numbers + of - 1) / of * of;
    }

    /**
     * How far apart the sums of neighbouring rows lie: whole vectors, so that they may be stored while others are read, and
     * with room for the number before the next row, which loops begin with.
     */
    int distance(int numbers) {
        int lines = WorkPlan.wholeLines(precision, Math.max(rounds(numbers), numbers + first() - from(numbers)));
        return lines % PAGE == 0 ? lines + WorkPlan.line(precision) : lines;
    }

    /** How many numbers an array of so many rows' sums has. */
    int length(int rows, int numbers) {
        return first() + (rows - 1) * distance(numbers) + rounds(numbers);
    }

    /**
     * How many terms are added in one round of a loop: a longer body would not be unrolled, and not become one on vectors.
     */
    static int terms(int height, Extent all) {
        int most = AT_ONCE * TERMS / height;
        return height > 1 || all.fixed().orElse(1) % most == 0 ? most : most / 2;
    }
}
