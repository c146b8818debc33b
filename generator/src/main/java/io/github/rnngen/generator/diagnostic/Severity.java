package io.github.rnngen.generator.diagnostic;

/** Whether a fault stops the compiler. */
public enum Severity {
    /** Nothing is generated. */
    ERROR,
    /** The model means something, though perhaps not what was intended. */
    WARNING
}
