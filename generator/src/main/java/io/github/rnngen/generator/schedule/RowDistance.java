package io.github.rnngen.generator.schedule;

/**
 * How far apart rows lie that are read column by column. At a multiple of 256 bytes they would share lines of a cache. And
 * where the distance is the sum or the difference of two powers of two, HotSpot's compiler multiplies by shifting and
 * adding; in Java 17 it then no longer sees that an index grows evenly, and checks it against the bounds of the array in
 * every round.
 */
public final class RowDistance {
    private static final int SHARING = 32;

    private RowDistance() {}

    /** The least distance for rows of so many numbers that is neither. */
    public static int atLeast(int length) {
        int distance = length;
        while (!isSuitable(distance)) {
            distance++;
        }
        return distance;
    }

    /** Whether rows so many numbers apart share few lines of a cache. */
    static boolean sharesLines(int distance) {
        return distance % SHARING == 0;
    }

    private static boolean isSuitable(int distance) {
        return !sharesLines(distance) && !isMultipliedByShifts(distance);
    }

    /** Whether it is the sum or the difference of two powers of two; a single one does no harm. */
    private static boolean isMultipliedByShifts(int distance) {
        int lowest = Integer.lowestOneBit(distance);
        int others = distance - lowest;
        return others != 0 && (Integer.bitCount(others) == 1 || Integer.bitCount(distance + lowest) == 1);
    }
}
