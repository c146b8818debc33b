package io.github.rnngen.generator.source;

/**
 * A model file's text.
 *
 * @param name how diagnostics name the file, usually the path as the user wrote it
 * @param text the content, decoded
 */
public record SourceText(String name, String text) {}
