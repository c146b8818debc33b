package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;

/**
 * Part of an array in emitted code.
 *
 * @param array an expression for the array
 * @param from an expression for the index at which the part begins
 */
public record ArrayRange(CodeBlock array, CodeBlock from) {
    /** An array from its first element. */
    public static ArrayRange whole(String array) {
        return new ArrayRange(CodeBlock.of("$N", array), CodeBlock.of("0"));
    }

    /** What is passed to a method that takes a part of an array. */
    public CodeBlock arguments() {
        return CodeBlock.of("$L, $L", array, from);
    }

    /** An array from an index. */
    public static ArrayRange of(String array, CodeBlock from) {
        return new ArrayRange(CodeBlock.of("$N", array), from);
    }
}
