package io.github.rnngen.generator.schedule.ir;

/** Sizes that schedules and cost predictions count on, and that kernels and loops are written with. */
public final class KernelSizes {
    /** Bits of the widest vectors. */
    public static final int WIDEST_BITS = 512;

    /** Shorter rows and loops are not worth a vector. */
    public static final int SHORTEST_ROW = 4;

    /** How many terms of a sum of outer products are added up in one go. */
    public static final int TERMS_OF_BLOCK = 128;

    /** Rows that a tile of kernels on vectors computes at a time, at the most where it is two of the widest vectors wide. */
    public static final int TILE_ROWS = 8;

    /** From so many numbers on it may be worth while to copy the left rows of a sum of outer products. */
    public static final int LONG_ROWS = 128;

    private static final int SHARING = 32;

    private KernelSizes() {}

    /** Whether rows so many numbers apart share few lines of a cache. */
    public static boolean sharesLines(int distance) {
        return distance % SHARING == 0;
    }
}
