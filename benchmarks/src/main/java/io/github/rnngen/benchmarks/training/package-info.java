/** Training steps of generated code beside libtorch: measured by turns, and written down as a page. */
@NullMarked
package io.github.rnngen.benchmarks.training;

import org.jspecify.annotations.NullMarked;
