package io.github.rnngen.generator.schedule;

/** How much of a network is written out as straight-line code. A net too large for the choice keeps loops. */
public enum Unroll {
    /** What suits the size. */
    AUTO,
    /** Everything, time steps included. */
    FULL,
    /** Each time step; a loop runs over the steps. */
    STEPS,
    /** Nothing: loops over steps and elements. */
    NONE
}
