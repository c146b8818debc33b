package io.github.rnngen.generator.emit;

/**
 * A Java source file to be written.
 *
 * @param path relative to the output folder, with forward slashes, such as {@code com/example/elman/Elman.java}
 * @param content the text, with {@code \n} line ends
 */
public record GeneratedFile(String path, String content) {}
