/**
 * Named arrays, as they lie in files, to and from a network's parameters, inputs, targets and outputs: by name and
 * shape, strictly.
 *
 * <p>Knows nothing of the files themselves.
 */
@NullMarked
package io.github.rnngen.runtime.io;

import org.jspecify.annotations.NullMarked;
