/**
 * Weights of other frameworks, as arrays by their names there, to weights of this library's cells.
 *
 * <p>Knows nothing of files, and of networks no more than the names of the library's parameters.
 */
@NullMarked
package io.github.rnngen.runtime.convert;

import org.jspecify.annotations.NullMarked;
