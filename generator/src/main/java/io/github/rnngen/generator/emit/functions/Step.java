package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;

/**
 * One operation, whose result is a local variable.
 *
 * @param isBits whether the result is an integer, or a vector of them
 * @param reads the variables that it reads
 * @param constants those that it reads from variables
 */
record Step(String name, boolean isBits, CodeBlock value, Set<String> reads, Set<String> constants, Kind kind) {
    Step {
        reads = Set.copyOf(reads);
        constants = Set.copyOf(constants);
    }

    enum Kind {
        ARITHMETIC,
        UNARY,
        CHOICE,
        REINTERPRET,
        ON_BITS
    }
}
