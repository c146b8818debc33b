/**
 * The compiler: the text of a model comes in, Java source goes out, through the stages in the packages below.
 * Reads and writes no files; the same text and options give the same result on any machine.
 */
@NullMarked
package io.github.rnngen.generator;

import org.jspecify.annotations.NullMarked;
