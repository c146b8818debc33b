/**
 * Elementary functions, each described once as a formula of a few kinds of operations, and written as Java in two ways: on
 * numbers, and lane by lane on vectors. Both do the same operations in the same order, so that they give the same bits.
 *
 * <p>Knows nothing of programs and models. The approximations' coefficients are computed by the tests beside it.
 */
@NullMarked
package io.github.rnngen.generator.emit.functions;

import org.jspecify.annotations.NullMarked;
