/**
 * Elementary functions that give the same bits on every machine. A number goes in, a number comes out; knows nothing of
 * networks.
 */
@NullMarked
package io.github.rnngen.runtime.math;

import org.jspecify.annotations.NullMarked;
