/**
 * A program in, Java source out, through JavaPoet. Decides nothing but names and layout.
 */
@NullMarked
package io.github.rnngen.generator.emit;

import org.jspecify.annotations.NullMarked;
