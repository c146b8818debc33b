package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.generator.schedule.ir.KernelSizes;
import java.util.List;

/** How many registers a machine has for vectors, and how large tiles are for it. */
enum Registers {
    /** Vectors of 512 bits. */
    THIRTY_TWO,
    /** All others. */
    SIXTEEN;

    /** The greatest height that a tile has on any machine if it is one vector wide. */
    static final int HIGHEST_COLUMN = 14;

    /** The most vectors of sums that a tile has. */
    static final int MOST_SUMS = 16;

    /** The most of a tile where there are few registers. */
    static final int FEW_SUMS = 8;

    /** The numbers of lanes that machines come to. */
    List<Integer> candidates(Lanes lanes) {
        List<Integer> all = lanes.candidates();
        return this == THIRTY_TWO ? all.subList(0, 1) : all.subList(1, all.size());
    }

    /**
     * The greatest height of a tile. Its sums, its part of the right operand and all its elements of the left one must fit
     * in the registers: HotSpot of Java 25 loads the latter at the beginning of a round, and spills if they don't.
     */
    int highest(int width) {
        boolean many = this == THIRTY_TWO;
        return switch (width) {
            case 1 -> many ? HIGHEST_COLUMN : 7;
            case 2 -> many ? KernelSizes.TILE_ROWS : 4;
            case 4 -> many ? 4 : 2;
            default -> many ? 2 : 1;
        };
    }
}
