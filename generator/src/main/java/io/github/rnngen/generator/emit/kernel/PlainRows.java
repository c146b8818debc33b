package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.schedule.ir.PlainLoops;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Precision;

/**
 * How rows lie in the arrays of plain kernels, and how many are computed at a time.
 *
 * <p>{@link PlainLoops} tells how such loops run: so one begins with the number before a row, the row itself with a line of
 * the cache if the array begins as {@link WorkPlan} says, and the loop ends where a vector does.
 */
record PlainRows(Precision precision) {
    /** Numbers whose distance is a multiple of this share lines of the cache. */
    private static final int PAGE = 1024;

    /** Where rows begin. */
    int first() {
        return WorkPlan.firstInLine(precision);
    }

    /** Where loops over so many numbers begin. */
    int from(int numbers) {
        return numbers < PlainLoops.SHORTEST ? first() : first() - 1;
    }

    /** Where they end. */
    int to(int numbers) {
        return first() + PlainLoops.rounds(numbers);
    }

    /**
     * How far apart the sums of neighbouring rows lie: whole vectors, so that they may be stored while others are read, and
     * with room for the number before the next row, which loops begin with.
     */
    int distance(int numbers) {
        int lines =
                WorkPlan.wholeLines(precision, Math.max(PlainLoops.rounds(numbers), numbers + first() - from(numbers)));
        return lines % PAGE == 0 ? lines + WorkPlan.line(precision) : lines;
    }

    /** How many numbers an array of so many rows' sums has. */
    int length(int rows, int numbers) {
        return first() + (rows - 1) * distance(numbers) + PlainLoops.rounds(numbers);
    }

    /**
     * How many terms are added in one round of a loop: a longer body would not be unrolled, and not become one on vectors.
     */
    static int terms(int height, Extent all) {
        int most = PlainLoops.ROWS * PlainLoops.TERMS / height;
        return height > 1 || all.fixed().orElse(1) % most == 0 ? most : most / 2;
    }
}
