package io.github.rnngen.generator.schedule.ir;

/**
 * How loops over the numbers of a row run in plain code.
 *
 * <p>HotSpot's compiler makes three loops of one: single rounds, at least one of them, until the place that is stored to
 * begins a vector; vectors; and single rounds for the rest. How wide vectors are follows from how often a loop is unrolled,
 * and that from its rounds: at most a tenth may be left over ({@code LoopPercentProfileLimit}). So there are four numbers to
 * a vector below 71 rounds, eight below 151, then sixteen.
 */
public final class PlainLoops {
    /** Rows of a product that are computed at a time, at the most. */
    public static final int ROWS = 4;

    /** Terms that are added at a time to so many rows. */
    public static final int TERMS = 2;

    /** Loops over fewer numbers don't become any on vectors. */
    public static final int SHORTEST = 8;

    /** Loops over so many numbers have vectors of sixteen. */
    public static final int WIDE = 151;

    /** Loops over fewer numbers have narrow vectors; longer ones end with a whole vector of any width. */
    private static final int LONG = 56;

    private static final int NARROW = 71;
    private static final int FOUR = 4;
    private static final int EIGHT = 8;
    private static final int SIXTEEN = 16;
    private static final int SHORTEST_LONG = 80;

    private PlainLoops() {}

    /** How many numbers a kernel's loop computes for a row of so many, up to where a vector ends. */
    public static int rounds(int numbers) {
        if (numbers < SHORTEST) {
            return numbers;
        }
        return numbers < LONG ? multiple(numbers, FOUR) : Math.max(SHORTEST_LONG, multiple(numbers, SIXTEEN));
    }

    /** How many numbers its vectors have; 1 if there are none. */
    public static int lanes(int numbers) {
        int rounds = rounds(numbers) + 1;
        if (numbers < SHORTEST) {
            return 1;
        } else if (rounds < NARROW) {
            return FOUR;
        }
        return rounds < WIDE ? EIGHT : SIXTEEN;
    }

    private static int multiple(int numbers, int of) {
        return (numbers + of - 1) / of * of;
    }
}
