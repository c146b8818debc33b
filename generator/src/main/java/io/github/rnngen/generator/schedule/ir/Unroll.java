package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.runtime.Signature;

/** How a network is written: how much as straight-line code, and what as loops. A net too large for that keeps loops. */
public enum Unroll {
    /** What suits the size. */
    AUTO,
    /** Everything, time steps included. */
    FULL,
    /** Each time step; a loop runs over the steps. */
    STEPS,
    /** Nothing: loops over steps and elements. */
    NONE,
    /** Nothing, and whole matrices are multiplied at once: the rows are sequences, or steps and sequences. */
    PRODUCTS;

    /** Whether each statement sees to all sequences; otherwise all of them run for one sequence after another. */
    public boolean takesAllSequences(Signature signature) {
        return this == PRODUCTS && !signature.variableLength();
    }
}
