package io.github.rnngen.generator;

import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.Unroll;

/**
 * What the user chooses about the code that is emitted.
 *
 * @param unroll how much is written out as straight-line code
 * @param standalone whether the class needs nothing but {@code java.base}
 * @param math how elementary functions are computed
 */
public record Options(Unroll unroll, boolean standalone, MathForms math) {
    public static final Options DEFAULT = new Options(Unroll.AUTO, false);

    /** With the fast forms of elementary functions. */
    public Options(Unroll unroll, boolean standalone) {
        this(unroll, standalone, MathForms.FAST);
    }
}
