/**
 * Measures kernels alone: products of matrices as the compiler emits them, against what the processor can do at most.
 */
@NullMarked
package io.github.rnngen.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
