package io.github.rnngen.runtime;

/** The element type of everything in a network. */
public enum Precision {
    FLOAT,
    DOUBLE
}
