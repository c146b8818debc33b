package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;

/** A comment with its signs, {@code //} or {@code /*}, for tools that print a file anew. */
public record Comment(String text, Span span) {}
