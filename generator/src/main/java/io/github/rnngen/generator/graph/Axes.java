package io.github.rnngen.generator.graph;

/** The axes along which a value varies; each kind includes the ones before it. */
public enum Axes {
    /** The same for all sequences and steps, as parameters are. */
    NONE,
    /** One value per sequence. */
    SEQUENCE,
    /** One value per sequence and time step. */
    STEP;

    /** The axes of a value computed from values with these and those axes. */
    public Axes union(Axes other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
