/**
 * Gradient descent and its loop: a network, its parameters and sequences to learn from go in, better parameters come
 * out.
 *
 * <p>Knows networks by their contract alone, and nothing of files.
 */
@NullMarked
package io.github.rnngen.runtime.train;

import org.jspecify.annotations.NullMarked;
