package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.runtime.Precision;

/**
 * Gives out places in an array of numbers, one behind the other. For vectors each begins where a line of a cache does: one that
 * straddles two lines is two loads, or two stores. Where the array itself begins is up to the garbage collector; if it has
 * pages of its own, as G1 and ZGC give to large ones, its first number lies right behind the header in the first line. So
 * that is taken for granted; if it isn't so, nothing is lost but a few numbers of room.
 */
public final class WorkPlan {
    private static final int LINE_BYTES = 64;
    private static final int HEADER_BYTES = 16;

    private final int line;
    private final int first;
    private int length;

    private WorkPlan(int line, int first, int length) {
        this.line = line;
        this.first = first;
        this.length = length;
    }

    /** Without gaps. */
    public static WorkPlan dense() {
        return new WorkPlan(1, 0, 0);
    }

    /**
     * Each place at the beginning of a line.
     *
     * @param length of what has been given out before
     */
    public static WorkPlan inLines(Precision precision, int length) {
        return new WorkPlan(line(precision), firstInLine(precision), length);
    }

    /** The first place of an array where a line begins. */
    public static int firstInLine(Precision precision) {
        int line = line(precision);
        return line - HEADER_BYTES * line / LINE_BYTES;
    }

    /** How many numbers a line has: as many as the widest vector. */
    public static int line(Precision precision) {
        return LINE_BYTES / (precision == Precision.FLOAT ? Float.BYTES : Double.BYTES);
    }

    /** A number of numbers, and as many more as fill the last line. */
    public static int wholeLines(Precision precision, int count) {
        int line = line(precision);
        return Math.multiplyExact((count + line - 1) / line, line);
    }

    /** The place of so many numbers, behind all that was given out before. */
    public int place(int count) {
        int from = Math.addExact(length, Math.floorMod(first - length, line));
        length = Math.addExact(from, count);
        return from;
    }

    /** How long the array has to be. */
    public int length() {
        return length;
    }
}
