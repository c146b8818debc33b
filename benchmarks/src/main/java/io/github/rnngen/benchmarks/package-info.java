/**
 * Benchmarks of the generated code, to be run by hand: they measure and assert nothing.
 */
@NullMarked
package io.github.rnngen.benchmarks;

import org.jspecify.annotations.NullMarked;
