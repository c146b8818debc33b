package io.github.rnngen.runtime;

/** The element type of everything in a network. */
public enum Precision {
    /** IEEE 754 single precision, {@code float}. */
    FLOAT,
    /** IEEE 754 double precision, {@code double}. */
    DOUBLE
}
