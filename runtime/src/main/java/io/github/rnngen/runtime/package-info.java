/**
 * What generated networks and their users need at run time: the contract of a generated class, the layout of its
 * parameters, seeded initialisation, gradient descent and its loop, and {@code .npz} files.
 *
 * <p>Depends on the JDK alone, and knows nothing of the compiler.
 */
@NullMarked
package io.github.rnngen.runtime;

import org.jspecify.annotations.NullMarked;
