package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;

/** Multiples of a counter in places of arrays, as code. */
final class Offsets {
    private Offsets() {}

    /** A multiple as a term to be added; nothing if it is zero. */
    static CodeBlock plus(CodeBlock counter, int factor) {
        return counter.toString().equals("0") ? CodeBlock.of("") : CodeBlock.of(" + $L$L", counter, times(factor));
    }

    /** What follows what is multiplied; nothing if the factor is 1. */
    static String times(int factor) {
        return factor == 1 ? "" : " * " + factor;
    }
}
