package io.github.rnngen.runtime;

/**
 * How long arrays are made that vectors are stored in, by vector code or by HotSpot's compiler. A vector that straddles two lines of the cache takes twice as long to load or
 * to store, and where an array begins is up to the garbage collector. HotSpot's usual one, G1, gives an array regions of its
 * own if it is larger than half of one; then it begins where a region does, and generated code knows where lines begin.
 * Safe for use by any number of threads.
 */
public final class VectorArrays {
    /** As G1 chooses the size of its regions: a power of two of which the largest heap has 2048 or less. */
    private static final int REGIONS = 2048;

    private static final long SMALLEST_REGION = 1L << 20;
    private static final long LARGEST_REGION = 1L << 25;

    /** Of half a region, the part that has to be needed. */
    private static final int PART = 32;

    private VectorArrays() {}

    /**
     * The length of an array: that of half a region if a 32nd of it is needed, and no more than what is needed otherwise,
     * nor where more than half of the largest heap is in use.
     *
     * @param needed how many numbers are needed
     * @param bytes how many bytes a number has
     */
    public static int length(int needed, int bytes) {
        return length(needed, 0, bytes);
    }

    /**
     * The same for an array that is used together with others.
     *
     * @param needed how many numbers are needed
     * @param beside how many numbers the others have, which count for whether it is worth while
     * @param bytes how many bytes a number has
     */
    public static int length(int needed, int beside, int bytes) {
        Runtime process = Runtime.getRuntime();
        return length(needed, beside, bytes, process.maxMemory(), process.totalMemory() - process.freeMemory());
    }

    static int length(int needed, int beside, int bytes, long largestHeap, long inUse) {
        long region = Math.min(Math.max(largestHeap / REGIONS, SMALLEST_REGION), LARGEST_REGION);
        int half = (int) (powerOfTwo(region) / 2 / bytes);
        boolean isWorthIt = (long) needed + beside >= half / PART && inUse <= largestHeap / 2;
        return isWorthIt ? Math.max(needed, half) : needed;
    }

    /** The least one that is not less. */
    private static long powerOfTwo(long number) {
        return Long.highestOneBit(2 * number - 1);
    }
}
