package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;

/**
 * A function as a part of other code.
 *
 * @param statements that come before its value is used
 * @param value an expression
 */
public record InlinedFunction(CodeBlock statements, CodeBlock value) {}
