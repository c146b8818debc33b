/**
 * A graph in, a smaller graph of the same results out: constants folded, neutral operations dropped, what nobody reads
 * removed.
 */
@NullMarked
package io.github.rnngen.generator.simplify;

import org.jspecify.annotations.NullMarked;
