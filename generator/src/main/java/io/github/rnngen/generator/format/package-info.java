/**
 * Text in, the same text in its one layout out. Works on tokens, so it cannot change what a file says; knows no name and no
 * shape.
 */
@NullMarked
package io.github.rnngen.generator.format;

import org.jspecify.annotations.NullMarked;
