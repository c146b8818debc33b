package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;

/** A name where it is written. */
public record Name(String text, Span span) {}
