package io.github.rnngen.generator.emit;

/** What the arithmetic of large networks is written for. */
public enum Backend {
    /** Any Java from 17 on. */
    PLAIN,
    /** The module {@code jdk.incubator.vector} where it is there when the code runs, else plain Java. */
    VECTOR
}
