package io.github.rnngen.generator;

import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.ir.Unroll;

/**
 * What the user chooses about the code that is emitted.
 *
 * @param unroll how much is written out as straight-line code
 * @param standalone whether the class needs nothing but {@code java.base}
 * @param backend what the arithmetic of large networks is written for
 * @param math how elementary functions are computed
 */
public record Options(Unroll unroll, boolean standalone, Backend backend, MathForms math) {
    public static final Options DEFAULT = new Options(Unroll.AUTO, false, Backend.PLAIN, MathForms.FAST);

    public Options withUnroll(Unroll other) {
        return new Options(other, standalone, backend, math);
    }

    public Options withStandalone(boolean other) {
        return new Options(unroll, other, backend, math);
    }

    public Options withBackend(Backend other) {
        return new Options(unroll, standalone, other, math);
    }

    public Options withMath(MathForms other) {
        return new Options(unroll, standalone, backend, other);
    }
}
