package io.github.rnngen.generator.schedule.ir;

/**
 * How far apart rows lie that are read column by column. At a multiple of 256 bytes they would share lines of a cache. And
 * where the distance is the sum or the difference of two powers of two, HotSpot's compiler multiplies by shifting and
 * adding; in Java 17 it then no longer sees that an index grows evenly, and checks it against the bounds of the array in
 * every round.
 */
public final class RowDistance {
    /** Numbers of a line, or of two lines in double precision. */
    private static final int LINE = 16;

    /** At most a fifth is added to a row to begin at a line. */
    private static final int MOST_ADDED = 5;

    private RowDistance() {}

    /**
     * A distance for rows of so many numbers that is neither: one where each row begins at a line of the cache, if rows don't
     * become much longer by it, or else the least one.
     */
    public static int atLeast(int length) {
        int inLines = next(length, LINE);
        return inLines - length <= length / MOST_ADDED ? inLines : next(length, 1);
    }

    private static int next(int length, int unit) {
        int distance = (length + unit - 1) / unit * unit;
        while (!isSuitable(distance)) {
            distance += unit;
        }
        return distance;
    }

    private static boolean isSuitable(int distance) {
        return !KernelSizes.sharesLines(distance) && !isMultipliedByShifts(distance);
    }

    /** Whether it is the sum or the difference of two powers of two; a single one does no harm. */
    private static boolean isMultipliedByShifts(int distance) {
        int lowest = Integer.lowestOneBit(distance);
        int others = distance - lowest;
        return others != 0 && (Integer.bitCount(others) == 1 || Integer.bitCount(distance + lowest) == 1);
    }
}
