package io.github.rnngen.generator.graph;

/** How {@code exp}, {@code log}, {@code tanh}, {@code sigmoid} and {@code softplus} are computed. */
public enum MathForms {
    /** By {@code FloatMath} and {@code DoubleMath} of the runtime: fast, on vectors too, and the same bits everywhere. */
    FAST,

    /** By {@link Math}, in double: the forms of the JDK, whose last bit may differ from one version to the next. */
    STRICT
}
