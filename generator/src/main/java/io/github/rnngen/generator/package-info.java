/**
 * The compiler as a library: model text in, Java source out. Reads and writes no files; the same text and options give
 * the same bytes on any machine.
 */
@NullMarked
package io.github.rnngen.generator;

import org.jspecify.annotations.NullMarked;
