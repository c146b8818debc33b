/**
 * Measures generated code, alone and against NumPy; nothing here is ever deployed.
 */
@NullMarked
package io.github.rnngen.benchmarks;

import org.jspecify.annotations.NullMarked;
